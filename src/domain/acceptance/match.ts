import { normalise } from './normalise';
import { SimilarTexts, similarity } from './similarity';

export { normalise };

/** What a criterion is recognised by. */
export interface Matchable {
  readonly text: string;
  readonly localId?: string;
  readonly group?: string;
}

/**
 * Thresholds of similarity, measured on edits of real criteria lists: of pairs from unrelated lists one in a thousand
 * is as alike as `alike`. A tick that comes along with a match below 1 is shown as changed since it was ticked, so a
 * match that is wrong is seen; a tick on the wrong criterion that is not seen is what must not be.
 */
const threshold = {
  /** At least this to be taken for the same criterion, reworded. */
  alike: 0.5,
  /** Enough where both stand between the same neighbours and nothing else does. */
  onlyOneLeft: 0.35,
  /** Enough where the source gives both the same id; ids are copied along when text is pasted over. */
  sameId: 0.3,
  /** For standing between the same neighbours. */
  inPlace: 0.08,
  /** A rival closer than this makes a match a guess, and guesses are not made; … */
  margin: 0.15,
  /** … from here on a rival has to be closer than that. */
  sure: 0.8,
  marginWhereSure: 0.05,
} as const;

/** Whether two texts are so alike that one is taken for a rewording of the other, as far as its source says the same. */
export function isRewording(before: string, after: string): boolean {
  return similarity(before, after) >= threshold.sameId;
}

/**
 * For each criterion of `before` the index in `after` of the same criterion, `null` where it is gone or where it cannot
 * be told which one it became. No index is given twice. By the source's id, then by equal text (duplicates in order,
 * those of the same group first), then by similarity, the surest first; each match makes neighbours for the next.
 */
export function matchCriteria(before: readonly Matchable[], after: readonly Matchable[]): (number | null)[] {
  const matching = new Matching(before, after);
  matching.byId();
  matching.byKey(({ text, group }) => `${group ?? ''}\n${text}`);
  matching.byKey(({ text }) => text);
  matching.byKey(({ text }) => normalise(text));
  matching.bySimilarity();
  return matching.matches;
}

interface Pair {
  readonly old: number;
  readonly next: number;
  readonly score: number;
}

class Matching {
  readonly matches: (number | null)[];
  readonly #taken: boolean[];

  constructor(
    private readonly before: readonly Matchable[],
    private readonly after: readonly Matchable[],
  ) {
    this.matches = before.map(() => null);
    this.#taken = after.map(() => false);
  }

  byId(): void {
    const places = new Map<string, number>();
    this.after.forEach(({ localId }, index) => {
      if (localId !== undefined && !places.has(localId)) places.set(localId, index);
    });
    this.before.forEach(({ localId, text }, index) => {
      const place = localId === undefined ? undefined : places.get(localId);
      if (place === undefined || this.#taken[place]) return;
      const now = this.after[place]?.text ?? '';
      if (now === text || isRewording(text, now)) this.#take(index, place);
    });
  }

  /** Those with equal keys, in order. */
  byKey(keyOf: (item: Matchable) => string): void {
    const places = new Map<string, number[]>();
    this.after.forEach((item, index) => {
      if (!this.#taken[index]) addTo(places, keyOf(item), index);
    });
    const used = new Map<string, number>();
    this.before.forEach((item, index) => {
      if (this.matches[index] !== null) return;
      const key = keyOf(item);
      const nth = used.get(key) ?? 0;
      const place = places.get(key)?.[nth];
      if (place === undefined) return;
      used.set(key, nth + 1);
      this.#take(index, place);
    });
  }

  bySimilarity(): void {
    const olds = this.matches.flatMap((match, index) => (match === null ? [index] : []));
    const nexts = this.#taken.flatMap((taken, index) => (taken ? [] : [index]));
    if (olds.length === 0 || nexts.length === 0) return;
    const texts = new OpenTexts(this.before, olds, this.after, nexts);
    // Each round that matches something may leave a criterion as the only one between two neighbours.
    for (let round = 0; round < 4; round++) {
      if (!this.#round(texts)) return;
    }
  }

  #round(texts: OpenTexts): boolean {
    const pairs = this.#pairs(texts);
    const ofOld = new Map<number, Pair[]>();
    const ofNext = new Map<number, Pair[]>();
    for (const pair of pairs) {
      addTo(ofOld, pair.old, pair);
      addTo(ofNext, pair.next, pair);
    }
    let matched = false;
    for (const pair of pairs) {
      if (!this.#isOpen(pair)) continue;
      const margin = pair.score < threshold.sure ? threshold.margin : threshold.marginWhereSure;
      const isRival = (other: Pair): boolean =>
        other !== pair && this.#isOpen(other) && pair.score - other.score < margin;
      if (ofOld.get(pair.old)?.some(isRival) || ofNext.get(pair.next)?.some(isRival)) continue;
      this.#take(pair.old, pair.next);
      matched = true;
    }
    return matched;
  }

  /** Pairs that are alike enough for where they stand, the surest first. */
  #pairs(texts: OpenTexts): Pair[] {
    const { gaps, onlyPairs } = this.#gaps(texts);
    const pairs = [...onlyPairs];
    for (const { old, next, score: alike } of texts.likely) {
      const gap = gaps[old];
      if (!gap || this.#taken[next]) continue;
      const isInPlace = next > gap.low && next < gap.high;
      const score = alike + (isInPlace ? threshold.inPlace : 0);
      if (score >= threshold.alike) pairs.push({ old, next, score });
    }
    return pairs.sort((a, b) => b.score - a.score || a.old - b.old || a.next - b.next);
  }

  /** The room each open criterion of `before` has between its matched neighbours. */
  #gaps(texts: OpenTexts): { gaps: ({ low: number; high: number } | undefined)[]; onlyPairs: Pair[] } {
    const { matches } = this;
    const gaps: ({ low: number; high: number } | undefined)[] = matches.map(() => undefined);
    const onlyPairs: Pair[] = [];
    for (let start = 0; start < matches.length; start++) {
      if (matches[start] !== null) continue;
      let end = start;
      while (end < matches.length && matches[end] === null) end++;
      const low = matches[start - 1] ?? -1;
      const high = matches[end] ?? this.after.length;
      for (let old = start; old < end; old++) gaps[old] = { low, high };
      const isAnchored = start > 0 || end < matches.length;
      const only = end - start === 1 && isAnchored ? this.#onlyOpen(low, high) : undefined;
      if (only !== undefined) {
        const score = texts.similarity(start, only) + threshold.inPlace;
        if (score >= threshold.onlyOneLeft && score < threshold.alike) {
          onlyPairs.push({ old: start, next: only, score });
        }
      }
      start = end;
    }
    return { gaps, onlyPairs };
  }

  #onlyOpen(low: number, high: number): number | undefined {
    let only: number | undefined;
    for (let next = low + 1; next < high; next++) {
      if (this.#taken[next]) continue;
      if (only !== undefined) return undefined;
      only = next;
    }
    return only;
  }

  #isOpen({ old, next }: Pair): boolean {
    return this.matches[old] === null && !this.#taken[next];
  }

  #take(old: number, next: number): void {
    this.matches[old] = next;
    this.#taken[next] = true;
  }
}

/** The texts that are not matched yet, by their indices in the whole lists. */
class OpenTexts {
  /** Pairs worth looking at, with their similarity. */
  readonly likely: readonly Pair[];
  readonly #texts: SimilarTexts;
  readonly #oldAt: ReadonlyMap<number, number>;
  readonly #nextAt: ReadonlyMap<number, number>;

  constructor(
    before: readonly Matchable[],
    olds: readonly number[],
    after: readonly Matchable[],
    nexts: readonly number[],
  ) {
    const textOf = (list: readonly Matchable[], index: number): string => list[index]?.text ?? '';
    this.#texts = new SimilarTexts(
      olds.map((old) => textOf(before, old)),
      nexts.map((next) => textOf(after, next)),
    );
    this.#oldAt = new Map(olds.map((old, at) => [old, at]));
    this.#nextAt = new Map(nexts.map((next, at) => [next, at]));
    this.likely = this.#texts.likelyPairs().map(([old, next]) => ({
      old: olds[old] ?? 0,
      next: nexts[next] ?? 0,
      score: this.#texts.similarity(old, next),
    }));
  }

  similarity(old: number, next: number): number {
    return this.#texts.similarity(this.#oldAt.get(old) ?? -1, this.#nextAt.get(next) ?? -1);
  }
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
