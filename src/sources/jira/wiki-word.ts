const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a letter, a digit or `_` stands there. */
export function isWordAt(text: string, at: number): boolean {
  return wordCharacter.test(text[at] ?? ' ');
}
