/** The stories of a list, by their keys in the Product Owner's order. */
export interface ListOrder {
  /** Of the sprint or the backlog. */
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
}

/** What became of a story's place since somebody looked. */
export type OrderChange =
  | { readonly kind: 'new' }
  /** It came from another list. */
  | { readonly kind: 'from'; readonly list: string }
  /** `by` counts the stories it was moved past that stayed where they were. */
  | { readonly kind: 'up' | 'down'; readonly by: number };

export interface OrderChanges {
  /** By key; what stayed where it was is not in it. */
  readonly of: ReadonlyMap<string, OrderChange>;
  /** Keys of stories that are in none of the lists any more, by the list they were in. */
  readonly gone: ReadonlyMap<string, readonly string[]>;
}

/**
 * Tells two orders apart by the fewest moves that make one of the other: of ten stories of which the last one was put
 * first, one was moved and not ten. Lists that are not known now, or were not then, have no changes.
 */
export function orderChanges(before: readonly ListOrder[], now: readonly ListOrder[]): OrderChanges {
  const was = new Map(before.flatMap((list) => list.keys.map((key) => [key, list] as const)));
  const is = new Set(now.flatMap(({ keys }) => keys));
  const of = new Map<string, OrderChange>();
  const gone = new Map<string, readonly string[]>();
  for (const list of now) {
    const old = before.find(({ id }) => id === list.id);
    if (!old) continue;
    for (const key of list.keys) {
      const from = was.get(key);
      if (!from) of.set(key, { kind: 'new' });
      else if (from.id !== list.id) of.set(key, { kind: 'from', list: from.name });
    }
    for (const [key, by] of moves(old.keys, list.keys))
      of.set(key, { kind: by < 0 ? 'up' : 'down', by: Math.abs(by) });
    const lost = old.keys.filter((key) => !is.has(key));
    if (lost.length > 0) gone.set(list.id, lost);
  }
  return { of, gone };
}

/** Past how many of those that stayed each moved story went, among those both lists have; up is negative. */
function moves(before: readonly string[], now: readonly string[]): Map<string, number> {
  const stays = new Set(now);
  const old = new Map(before.filter((key) => stays.has(key)).map((key, index) => [key, index]));
  const places = now.flatMap((key) => old.get(key) ?? []);
  const still = longestRise(places);
  const stillBefore = countsUpTo([...old.values()].map((place) => still.has(place)));
  const stillNow = countsUpTo(places.map((place) => still.has(place)));
  const kept = now.filter((key) => old.has(key));
  return new Map(
    kept.flatMap((key, index) => {
      const place = places[index] ?? 0;
      if (still.has(place)) return [];
      return [[key, (stillNow[index] ?? 0) - (stillBefore[place] ?? 0)] as const];
    }),
  );
}

/** By index, how many before it are true. */
function countsUpTo(all: readonly boolean[]): number[] {
  let count = 0;
  return all.map((one) => (one ? count++ : count));
}

/** The most numbers that rise from first to last, of numbers of which each is there once. */
function longestRise(numbers: readonly number[]): Set<number> {
  /** By length - 1, the index of the smallest number a rise of that length ends in. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  });
  const rise = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const number = numbers[index];
    if (number !== undefined) rise.add(number);
  }
  return rise;
}
