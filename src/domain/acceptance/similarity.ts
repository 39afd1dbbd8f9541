import { normalise } from './normalise';

/** A text cut up for comparing. */
export interface Tokens {
  readonly normal: string;
  readonly words: readonly string[];
  readonly trigrams: ReadonlyMap<string, number>;
  readonly trigramCount: number;
}

/** Words; characters of the scripts that are written without spaces. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

export function tokensOf(text: string): Tokens {
  const normal = normalise(text);
  const trigrams = new Map<string, number>();
  for (let index = 0; index + 3 <= normal.length; index++) {
    const trigram = normal.slice(index, index + 3);
    trigrams.set(trigram, (trigrams.get(trigram) ?? 0) + 1);
  }
  return {
    normal,
    words: normal.match(word) ?? [],
    trigrams,
    trigramCount: Math.max(0, normal.length - 2),
  };
}

/**
 * How alike two criteria are, 0 to 1: the best of what stayed of both in order (longest common subsequence of words),
 * of the shorter one inside the longer one (a criterion that was extended), and of their common trigrams (words that
 * were inflected or misspelt).
 */
export function similarity(a: Tokens, b: Tokens): number {
  if (a.normal === b.normal) return 1;
  const common = commonSubsequence(a.words, b.words);
  const least = Math.min(a.words.length, b.words.length);
  const both = a.words.length + b.words.length;
  const inOrder = both > 0 ? (2 * common) / both : 0;
  const contained = least >= 4 && common / least >= 0.8 ? (0.92 * common) / least : 0;
  return Math.max(inOrder, contained, 0.97 * dice(a, b));
}

function dice(a: Tokens, b: Tokens): number {
  const count = a.trigramCount + b.trigramCount;
  if (count === 0) return 0;
  let common = 0;
  for (const [trigram, times] of a.trigrams) common += Math.min(times, b.trigrams.get(trigram) ?? 0);
  return (2 * common) / count;
}

/** Length of the longest common subsequence. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const left of a) {
    const next = new Uint16Array(b.length + 1);
    for (let index = 1; index <= b.length; index++) {
      next[index] =
        left === b[index - 1] ? (row[index - 1] ?? 0) + 1 : Math.max(row[index] ?? 0, next[index - 1] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
