import assert from 'node:assert/strict';
import type { Document } from '../../../../src/domain/document';
import type { Attachment } from '../../../../src/domain/story';
import { readAdf } from '../../../../src/sources/jira/adf';
import { withOnlyPicture } from '../../../../src/sources/jira/only-picture';
import { doc, image, p } from '../../../simulator/adf-build';

const attachment = (id: string, name: string, mimeType = 'image/png'): Attachment => ({ id, name, mimeType });
const text = (...pictures: readonly (readonly [string, string])[]): Document =>
  readAdf(doc(p('Look:'), ...pictures.map(([id, alt]) => image(id, alt))));
const pictures = (of: Document): unknown[] =>
  of.blocks.flatMap((block) => (block.type === 'media' ? block.items.map(({ id, name }) => [id, name]) : []));

describe('A picture that a text calls by other words than its file’s', () => {
  it('is the one that no text names', () => {
    const one = text(['m-1', 'The sketch'], ['m-2', 'b.png']);
    const found = [
      attachment('1', 'a.png'),
      attachment('2', 'b.png'),
      attachment('3', 'c.log', 'text/plain'),
    ];
    assert.deepEqual(pictures(withOnlyPicture([one], found)(one)), [
      ['1', 'The sketch'],
      ['m-2', 'b.png'],
    ]);
  });

  it('is called by its file where it has no words, wherever it is shown', () => {
    const [one, other] = [text(['m-1', '']), text(['m-1', ''])];
    const change = withOnlyPicture([one, other], [attachment('1', 'a.png')]);
    for (const each of [one, other]) assert.deepEqual(pictures(change(each)), [['1', 'a.png']]);
  });

  it('stays what it is where it may be another one', () => {
    const one = text(['m-1', 'The sketch']);
    const two = text(['m-1', 'The sketch'], ['m-2', 'Another']);
    const [a, b] = [attachment('1', 'a.png'), attachment('2', 'b.png')];
    assert.equal(withOnlyPicture([one], [a, b])(one), one);
    assert.equal(withOnlyPicture([two], [a])(two), two);
    assert.equal(withOnlyPicture([one], [])(one), one);
    const other = text(['m-2', 'a.png']);
    assert.equal(withOnlyPicture([one, other], [a])(one), one);
  });

  it('leaves everything else of the text as it is', () => {
    const one = text(['m-1', 'The sketch']);
    const after = withOnlyPicture([one], [attachment('1', 'a.png')])(one);
    assert.deepEqual(JSON.parse(JSON.stringify(after).replace('"id":"1"', '"id":"m-1"')), one);
  });
});
