import assert from 'node:assert/strict';
import { imageType } from '../../../src/domain/image-type';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the type of a picture', () => {
  for (const [type, start] of [
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x01\x02\x03\x04WEBPVP8 '],
    ['image/bmp', 'BM\x01'],
    ['image/avif', '\0\0\0\x20ftypavif'],
    [
      'image/svg+xml',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg">',
    ],
  ] as const) {
    it(`is ${type} where the bytes say so`, () => assert.equal(imageType(bytes(start)), type));
  }

  for (const [name, content] of [
    ['a page', '<!DOCTYPE html><html><svg></svg>'],
    ['a script', 'alert(1)'],
    ['a PDF', '%PDF-1.7'],
    ['nothing', ''],
    ['half a signature', '\x89PNG'],
  ] as const) {
    it(`is none for ${name}`, () => assert.equal(imageType(bytes(content)), undefined));
  }
});
