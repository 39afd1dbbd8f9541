import { normalise } from './normalise';
import { similarity, tokensOf } from './similarity';

export { normalise };

export interface Matchable {
  readonly text: string;
  readonly localId?: string;
  readonly group?: string;
}

/** Below this two texts are two criteria. */
const threshold = 0.5;

/** Whether two texts are so alike that an editor would call the one a rewording of the other. */
export function isRewording(before: string, after: string): boolean {
  return similarity(tokensOf(before), tokensOf(after)) >= threshold;
}

/**
 * For each criterion of `before` the index in `after` of the same criterion, `null` where it is gone. No index is given
 * twice.
 */
export function matchCriteria(before: readonly Matchable[], after: readonly Matchable[]): (number | null)[] {
  const matches = new Array<number | null>(before.length).fill(null);
  const taken = new Set<number>();
  const take = (index: number, other: number): void => {
    matches[index] = other;
    taken.add(other);
  };
  const oldTokens = before.map(({ text }) => tokensOf(text));
  const newTokens = after.map(({ text }) => tokensOf(text));
  for (const key of [(item: Matchable) => item.text, (item: Matchable) => normalise(item.text)]) {
    const places = new Map<string, number[]>();
    after.forEach((item, index) => {
      if (!taken.has(index)) places.set(key(item), [...(places.get(key(item)) ?? []), index]);
    });
    before.forEach((item, index) => {
      if (matches[index] !== null) return;
      const other = places.get(key(item))?.shift();
      if (other !== undefined) take(index, other);
    });
  }
  const pairs: { index: number; other: number; score: number }[] = [];
  before.forEach((_, index) => {
    if (matches[index] !== null) return;
    after.forEach((__, other) => {
      const [a, b] = [oldTokens[index], newTokens[other]];
      if (taken.has(other) || !a || !b) return;
      const score = similarity(a, b);
      if (score >= threshold) pairs.push({ index, other, score });
    });
  });
  for (const { index, other } of pairs.sort((a, b) => b.score - a.score)) {
    if (matches[index] === null && !taken.has(other)) take(index, other);
  }
  return matches;
}
