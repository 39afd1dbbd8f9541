/** A text of at most so many UTF-16 units: a longer one is its beginning with `…` behind. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${beginningOf(text, most - 1).trimEnd()}…`;
}

/** The beginning of a text in at most so many UTF-16 units, without part of a character that a reader sees as one. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  // What is far behind says nothing of where a character ends.
  const near = text.slice(0, most + longestCharacter);
  const end = segmenter.segment(near).containing(most)?.index ?? most;
  // A letter with marks without end is cut all the same.
  return end > 0 ? text.slice(0, end) : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** UTF-16 units of what is read as one character, such as a family of four with their colours of skin. */
const longestCharacter = 40;

/** Made at first use: that takes a while. */
let segmenter: Intl.Segmenter | undefined;
