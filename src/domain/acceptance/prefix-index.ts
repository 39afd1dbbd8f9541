/** Words by their first two characters, so that looking for hundreds of them at a place of a text costs little. */
export class PrefixIndex<Value> {
  readonly #byStart = new Map<string, { readonly word: string; readonly value: Value }[]>();

  constructor(entries: Iterable<readonly [word: string, value: Value]>) {
    for (const [word, value] of entries) {
      // A word of one character is found before whatever follows it.
      const start = word.slice(0, 2);
      const known = this.#byStart.get(start);
      if (known) known.push({ word, value });
      else this.#byStart.set(start, [{ word, value }]);
    }
    for (const words of this.#byStart.values()) words.sort((a, b) => b.word.length - a.word.length);
  }

  /** The words the text has at `at`, the longest first. */
  wordsAt(text: string, at: number): readonly { readonly word: string; readonly value: Value }[] {
    const two = this.#byStart.get(text.slice(at, at + 2)) ?? [];
    const one = this.#byStart.get(text.charAt(at)) ?? [];
    if (two.length === 0 && one.length === 0) return one;
    return [...two, ...one].filter(({ word }) => text.startsWith(word, at));
  }
}
