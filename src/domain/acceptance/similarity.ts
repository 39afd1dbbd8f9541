import { normalise } from './normalise';

/**
 * How alike two criteria are, 0 to 1: the best of
 *
 * - what stayed of both in order: the longest common subsequence of their words;
 * - how much of the shorter one is in the longer one: a criterion that was extended, or cut;
 * - their common trigrams: words that were inflected or misspelt.
 *
 * Words that say little about which criterion it is count a third: short ones (articles, prepositions, in whatever
 * language) and those that many of the texts have; those that nearly all have count next to nothing.
 */
export function similarity(a: string, b: string): number {
  return new SimilarTexts([a], [b]).similarity(0, 0);
}

interface Prepared {
  readonly normal: string;
  /** Numbers of its words, in order. */
  readonly words: Int32Array;
  /** Sum of the weights of its words. */
  readonly weight: number;
  /** Sorted; of its words that count. */
  readonly trigrams: Int32Array;
}

/**
 * A pair of texts is compared closely only where it is among the best of one of them by the share of their words in
 * common, and not far behind the best.
 */
const likelyOfEach = 5;
const leastShare = 0.2;
const longestText = 2000;
const little = 1 / 3;
const nothing = 1 / 20;

/** The texts of two lists, cut up once for comparing each of the one with each of the other. */
export class SimilarTexts {
  readonly #weights: number[] = [];
  readonly #before: readonly Prepared[];
  readonly #after: readonly Prepared[];
  readonly #known = new Map<number, number>();
  /** How often each word is in a text, while two texts are compared; all 0 otherwise. */
  readonly #counts: Int32Array;

  constructor(before: readonly string[], after: readonly string[]) {
    const normal = [...before, ...after].map((text) => normalise(text.slice(0, longestText)));
    const numbers = new Map<string, number>();
    const textsWith: number[] = [];
    const wordsOf = normal.map((text) => text.match(word) ?? []);
    const numbersOf = wordsOf.map((words) => {
      const own = Int32Array.from(words, (one) => {
        const known = numbers.get(one);
        if (known !== undefined) return known;
        numbers.set(one, this.#weights.length);
        textsWith.push(0);
        return this.#weights.push(shortWord.test(one) ? little : 1) - 1;
      });
      for (const number of new Set(own)) textsWith[number] = (textsWith[number] ?? 0) + 1;
      return own;
    });
    if (normal.length >= 8) {
      textsWith.forEach((count, number) => {
        if (count > normal.length * 0.4)
          this.#weights[number] = count > normal.length * 0.8 ? nothing : little;
      });
    }
    const prepared = normal.map((text, index): Prepared => {
      const words = numbersOf[index] ?? new Int32Array();
      const telling = (wordsOf[index] ?? []).filter((_, at) => this.#weightOf(words[at]) === 1);
      return {
        normal: text,
        words,
        weight: words.reduce((sum, number) => sum + this.#weightOf(number), 0),
        trigrams: trigramsOf(telling.join(' ')),
      };
    });
    this.#counts = new Int32Array(this.#weights.length);
    this.#before = prepared.slice(0, before.length);
    this.#after = prepared.slice(before.length);
  }

  similarity(old: number, next: number): number {
    const key = old * this.#after.length + next;
    let known = this.#known.get(key);
    if (known === undefined) {
      const [a, b] = [this.#before[old], this.#after[next]];
      known = a && b ? this.#compare(a, b) : 0;
      this.#known.set(key, known);
    }
    return known;
  }

  /** Pairs worth comparing, found by the words they have in common; of short lists all. */
  likelyPairs(): [number, number][] {
    const isShort = this.#before.length * this.#after.length <= 400;
    if (isShort)
      return this.#before.flatMap((_, old) => this.#after.map((__, next): [number, number] => [old, next]));
    const places: number[][] = this.#weights.map(() => []);
    this.#after.forEach(({ words }, next) => {
      for (const number of new Set(words)) if (this.#weightOf(number) === 1) places[number]?.push(next);
    });
    const weights = Float64Array.from(this.#after, ({ weight }) => weight);
    const common = new Int32Array(this.#after.length);
    return this.#before.flatMap(({ words, weight }, old) => {
      common.fill(0);
      for (const number of new Set(words)) {
        const having = places[number] ?? [];
        for (let at = 0; at < having.length; at++) common[having[at]!]!++;
      }
      return mostAlike(common, weight, weights).map((next): [number, number] => [old, next]);
    });
  }

  #weightOf(number: number | undefined): number {
    return this.#weights[number ?? -1] ?? 0;
  }

  #compare(a: Prepared, b: Prepared): number {
    if (a.normal === b.normal) return 1;
    const total = a.weight + b.weight;
    const inOrder = total > 0 ? (2 * this.#commonInOrder(a.words, b.words)) / total : 0;
    return Math.max(inOrder, this.#contained(a, b), 0.97 * dice(a.trigrams, b.trigrams));
  }

  /** Weight of the longest common subsequence. */
  #commonInOrder(a: Int32Array, b: Int32Array): number {
    const row = new Float64Array(b.length + 1);
    for (const left of a) {
      const weight = this.#weightOf(left);
      let diagonal = 0;
      for (let index = 1; index <= b.length; index++) {
        const above = row[index] ?? 0;
        row[index] = left === b[index - 1] ? diagonal + weight : Math.max(above, row[index - 1] ?? 0);
        diagonal = above;
      }
    }
    return row[b.length] ?? 0;
  }

  /** How much of the shorter text's words the longer one has, where that is most of them. */
  #contained(a: Prepared, b: Prepared): number {
    const [short, long] = a.weight <= b.weight ? [a, b] : [b, a];
    if (short.words.length < 4) return 0;
    const left = this.#counts;
    for (const number of long.words) left[number] = (left[number] ?? 0) + 1;
    let common = 0;
    for (const number of short.words) {
      const count = left[number] ?? 0;
      if (count === 0) continue;
      left[number] = count - 1;
      common += this.#weightOf(number);
    }
    for (const number of long.words) left[number] = 0;
    const share = common / short.weight;
    return share >= 0.65 ? 0.85 * share : 0;
  }
}

/** Words; characters of the scripts that are written without spaces, or with an ending on every word. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;
const shortWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,3}$/u;

function trigramsOf(text: string): Int32Array {
  const trigrams = new Int32Array(Math.max(0, text.length - 2));
  for (let index = 0; index < trigrams.length; index++) {
    trigrams[index] =
      (text.charCodeAt(index) * 961 + text.charCodeAt(index + 1)) * 961 + text.charCodeAt(index + 2);
  }
  return trigrams.sort();
}

/** Dice's coefficient of two sorted lists. */
function dice(a: Int32Array, b: Int32Array): number {
  let common = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    const [x, y] = [a[left] ?? 0, b[right] ?? 0];
    if (x === y) common++;
    if (x <= y) left++;
    if (y <= x) right++;
  }
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** The texts with the greatest share of words in common, given how many each has and how much each has in all. */
function mostAlike(common: Int32Array, weight: number, weights: Float64Array): number[] {
  const nexts: number[] = [];
  const shares: number[] = [];
  let least = leastShare;
  for (let next = 0; next < common.length; next++) {
    const count = common[next]!;
    if (count === 0) continue;
    const share = count / Math.max(1, Math.min(weight, weights[next]!));
    if (share <= least) continue;
    let place = nexts.length;
    while (place > 0 && shares[place - 1]! < share) place--;
    nexts.splice(place, 0, next);
    shares.splice(place, 0, share);
    if (nexts.length > likelyOfEach) nexts.length = shares.length = likelyOfEach;
    if (nexts.length === likelyOfEach) least = shares[likelyOfEach - 1]!;
  }
  const enough = (shares[0] ?? 0) / 2;
  return nexts.filter((_, place) => shares[place]! >= enough);
}
