const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** By name, or by the number of the character. */
export const wikiEntity = /&(?:(nbsp|amp|lt|gt|quot)|#(\d{2,6}));/y;

/** The character a match of `wikiEntity` stands for; none for what stands for no character that shows. */
export function characterOf([, name, code]: RegExpExecArray): string | undefined {
  return code ? characterOfCode(Number(code)) : named[name ?? ''];
}

function characterOfCode(code: number): string | undefined {
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
