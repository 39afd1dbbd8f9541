import { SourceError } from '../story-source';

/** The text of a file, its byte order mark included, so that encoding it again gives the same bytes. */
export function decodeText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below: what is wrong is the same for both.
  }
  throw new SourceError('unreadable', 'the file is not UTF-8 text');
}

export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The line end the text uses first. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
