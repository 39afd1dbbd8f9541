const wordCharacter = /[\p{L}\p{N}]/u;

/** Whether a letter or a digit stands there: `_` is none, as it begins and ends phrases. */
export function isWordAt(text: string, at: number): boolean {
  return wordCharacter.test(text[at] ?? ' ');
}
