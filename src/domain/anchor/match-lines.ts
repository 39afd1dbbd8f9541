import { blank } from './line-hashes';

/** Lines that are looked for: those of a passage, with those around it. */
export interface LinePattern {
  readonly hashes: readonly number[];
  /** How often each stood in the text they are from. */
  readonly counts: readonly number[];
  /** Where the passage begins among them, and where it has ended. */
  readonly from: number;
  readonly to: number;
  /** After how many of them any number of lines may stand that are not looked for; -1 where there is no such place. */
  readonly seam: number;
}

/** A pattern with what it tells of each line to find it, in bits: what stands everywhere tells little. */
export interface WeighedPattern extends LinePattern {
  readonly weights: readonly number[];
  /** All of them together. */
  readonly most: number;
}

export interface LineMatch {
  readonly score: number;
  /** Where each line of the pattern stands in the text, counted from 0; -1 where it does not. */
  readonly places: readonly number[];
}

/** What it takes from a score that a line is another one, was deleted, or that others were put in between. */
const cost = { other: 1, deleted: 1, inserted: 1.5, insertedEach: 0.15, blank: 0.1, seam: 0.001 };
const weightOfBlank = 0.2;
/** Between two that are alike, a line is rather one around the passage: what is left of a passage is never taken from there. */
const bonusAround = 0.02;

/** How often each line stands in a text. */
export function countsIn(text: Int32Array, hashes: readonly number[]): number[] {
  const counts = new Map(hashes.map((hash) => [hash, 0]));
  for (const hash of text) {
    const count = counts.get(hash);
    if (count !== undefined) counts.set(hash, count + 1);
  }
  return hashes.map((hash) => counts.get(hash) ?? 0);
}

/** A line tells no more than it did at first, though others like it were deleted since. */
export function weighed(pattern: LinePattern, text: Int32Array): WeighedPattern {
  const now = countsIn(text, pattern.hashes);
  const weights = pattern.hashes.map((hash, at) => {
    const isAround = at < pattern.from || at >= pattern.to;
    const count = Math.max(1, now[at] ?? 1, pattern.counts[at] ?? 1);
    const told = hash === blank ? weightOfBlank : Math.log2(1 + text.length / count);
    return told + (isAround ? bonusAround : 0);
  });
  return { ...pattern, weights, most: weights.reduce((sum, weight) => sum + weight, 0) };
}

const fromPair = 1;
const fromDeleted = 2;
const fromInserted = 3;
const insertedMore = 4;

/**
 * The passage of a text, from line `begin` to before line `end`, that is most like the pattern: its lines in their order,
 * some of them other ones, some missing, and others between them (a local alignment after Smith, Waterman and Gotoh). Takes
 * a time of the length of the text times that of the pattern. `undefined` where nothing is alike.
 */
export function bestMatch(
  { hashes, weights, seam }: WeighedPattern,
  text: Int32Array,
  begin: number,
  end: number,
): LineMatch | undefined {
  const width = end - begin;
  if (width <= 0) return undefined;
  const steps = new Uint8Array(hashes.length * width);
  let above = new Float32Array(width + 1);
  let scores = new Float32Array(width + 1);
  let [best, bestLine, bestAt] = [0, -1, -1];
  for (let line = 0; line < hashes.length; line++) {
    const hash = hashes[line] ?? blank;
    const weight = weights[line] ?? 0;
    const deleted = hash === blank ? cost.blank : cost.deleted;
    const isSeam = line + 1 === seam;
    const [open, each] = isSeam ? [cost.seam, cost.seam] : [cost.inserted, cost.insertedEach];
    let inserted = -Infinity;
    scores[0] = 0;
    for (let at = 1; at <= width; at++) {
      const pair = (above[at - 1] ?? 0) + (text[begin + at - 1] === hash ? weight : -cost.other);
      const less = (above[at] ?? 0) - deleted;
      const opened = (scores[at - 1] ?? 0) - open;
      const more = inserted - each;
      inserted = opened >= more ? opened : more;
      let step = opened >= more ? 0 : insertedMore;
      let score = 0;
      if (pair > score) {
        score = pair;
        step = (step & insertedMore) | fromPair;
      }
      if (less > score) {
        score = less;
        step = (step & insertedMore) | fromDeleted;
      }
      if (inserted > score) {
        score = inserted;
        step = (step & insertedMore) | fromInserted;
      }
      scores[at] = score;
      steps[line * width + at - 1] = step;
      if (score > best) [best, bestLine, bestAt] = [score, line, at];
    }
    [above, scores] = [scores, above];
  }
  if (bestLine < 0) return undefined;
  return { score: best, places: trace(hashes, text, steps, begin, width, bestLine, bestAt) };
}

function trace(
  hashes: readonly number[],
  text: Int32Array,
  steps: Uint8Array,
  begin: number,
  width: number,
  lastLine: number,
  lastAt: number,
): number[] {
  const places = hashes.map(() => -1);
  let [line, at] = [lastLine, lastAt];
  while (line >= 0 && at > 0) {
    const step = steps[line * width + at - 1] ?? 0;
    const from = step & 3;
    if (from === fromPair) {
      if (text[begin + at - 1] === hashes[line]) places[line] = begin + at - 1;
      line--;
      at--;
    } else if (from === fromDeleted) {
      line--;
    } else if (from === fromInserted) {
      // Back over all lines that were put in here.
      while (((steps[line * width + at - 1] ?? 0) & insertedMore) !== 0) at--;
      at--;
    } else {
      break;
    }
  }
  return places;
}
