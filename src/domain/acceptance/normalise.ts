/**
 * A text reduced to what makes it the same criterion for a reader: no emphasis, quotes, numbers in front or full stop
 * at the end, one kind of space, lower case.
 */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[`*_~\\"'“”„«»‘’‚]/gu, '')
    .replace(
      /^\s*(?:#\d+|\d+(?:\.\d+)*[.)]|(?:ac|a\.c\.)[-\s#.]?\d+(?:[.-]\d+)*(?=\s*[:.)\-–—\s]))\s*[:.)\-–—]?\s*/u,
      '',
    )
    .replace(/\s+/gu, ' ');
  return withoutEnd(plain, ' .:;,!。．：；').trim();
}

/** Without the characters at its end; a pattern with `+$` would take quadratic time on a long run of them. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** 53 bits of a text, as nine or so letters and digits; for telling texts apart, not for secrets. */
export function hash(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}
