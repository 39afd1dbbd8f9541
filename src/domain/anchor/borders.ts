import { blank } from './line-hashes';
import type { LineMatch, WeighedPattern } from './match-lines';

/** Lines of a text counted from 0, the second one not included. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What a line that the text had several times tells of others being near it. */
const partOfCommon = 0.4;
/** The least part of a longer passage that is left of it. */
const leastOwn = 0.2;

/** What is known of a passage and of the text it is looked for in. */
export interface Looked {
  readonly pattern: WeighedPattern;
  /** How many lines the passage had. */
  readonly count: number;
  /** Whether the pattern begins with the first line of the old text, and ends with its last one. */
  readonly top: boolean;
  readonly bottom: boolean;
  /** How many lines the text has now. */
  readonly total: number;
}

/** A line of the pattern that was found: its number there, and in the text. */
interface Found {
  readonly at: number;
  readonly line: number;
}

/** What lines tell less that stand apart from the others: for the gap, and for each line of it. */
const gapCost = 2;
const gapCostEach = 0.7;

/**
 * What of a match stands near enough to each other to belong together: what tells less than the gap to it is wide is there
 * by chance.
 */
export function withoutStrays(looked: Looked, { places }: LineMatch): LineMatch {
  const { worth, lines } = bestRun(looked, places, 0, places.length);
  const kept = new Set(lines.map(({ at }) => at));
  return { score: worth, places: places.map((line, at) => (kept.has(at) ? line : -1)) };
}

/**
 * The lines of the passage by a match: from the first that was found to the last, with those beside them that were edited;
 * or what stands between the lines around it. `own` is whether any of its lines were found. `undefined` where nothing
 * stands there any more, or it is not to be told what.
 */
export function linesOf(looked: Looked, match: LineMatch): (Lines & { readonly own: boolean }) | undefined {
  const { from, to } = looked.pattern;
  const own = ownLines(looked, match);
  const first = own[0];
  const last = own.at(-1);
  const above = lineAbove(looked, match, first?.at ?? from);
  const below = lineBelow(looked, match, last?.at ?? to - 1);
  if (!first || !last) {
    const lines = above && below ? between(looked, above, below) : undefined;
    return lines && { ...lines, own: false };
  }
  const start = first.line;
  const end = last.line + 1;
  return {
    start: start - (above ? edited(from - above.at - 1, first.at - from, start - above.line - 1) : 0),
    end: end + (below ? edited(below.at - to, to - 1 - last.at, below.line - end) : 0),
    own: true,
  };
}

/** About what a line tells that the text has once or twice. */
function clearWorth(total: number): number {
  return Math.log2(1 + total) * 0.75;
}

/**
 * The found lines of the passage that belong together; none where all of them together tell too little, or where the text
 * had all of them elsewhere too and nothing next to them says that it is these.
 */
function ownLines(looked: Looked, match: LineMatch): readonly Found[] {
  const { from, to, weights, counts } = looked.pattern;
  const { worth, lines } = bestRun(looked, match.places, from, to);
  const isSingle = (count: number | undefined): boolean => count === 1;
  if (!lines.some(({ at }) => isSingle(counts[at]))) {
    const hasSingle = counts.slice(from, to).some(isSingle);
    if (hasSingle || !isBeside(looked, match, lines)) return [];
  }
  const all = weights.slice(from, to).reduce((sum, weight) => sum + weight, 0);
  return worth >= Math.min(Math.max(clearWorth(looked.total), all * leastOwn), all / 2) ? lines : [];
}

/** Whether the first of these lines follows what stood before the passage, or the last is followed by what stood behind it. */
function isBeside(
  { pattern, top, bottom, total }: Looked,
  { places }: LineMatch,
  lines: readonly Found[],
): boolean {
  const { from, to } = pattern;
  const [first, last] = [lines[0], lines.at(-1)];
  const before = from > 0 ? places[from - 1] : top ? -1 : undefined;
  const behind = to < places.length ? places[to] : bottom ? total : undefined;
  return (
    (first?.at === from && before === first.line - 1 && (from === 0 || before >= 0)) ||
    (last?.at === to - 1 && behind === last.line + 1)
  );
}

/** Of the found lines of a part of the pattern, those that tell most for the gaps between them. */
function bestRun(
  { pattern: { from: begin, to: end, seam, weights, counts }, count }: Looked,
  places: readonly number[],
  from: number,
  to: number,
): { readonly worth: number; readonly lines: readonly Found[] } {
  const unseen = count - (end - begin);
  let best: { readonly worth: number; readonly lines: readonly Found[] } = { worth: 0, lines: [] };
  let run = best;
  for (let at = from; at < to; at++) {
    const line = places[at] ?? -1;
    if (line < 0) continue;
    const weight = (weights[at] ?? 0) * (counts[at] === 1 ? 1 : partOfCommon);
    const before = run.lines.at(-1);
    const usual = before ? at - before.at + (before.at < seam && at >= seam ? unseen : 0) : 0;
    const gap = before ? line - before.line - usual : 0;
    const worth = run.worth - (gap > 0 ? gapCost + gap * gapCostEach : 0);
    run =
      worth > 0
        ? { worth: worth + weight, lines: [...run.lines, { at, line }] }
        : { worth: weight, lines: [{ at, line }] };
    if (run.worth > best.worth) best = run;
  }
  return { lines: best.lines, worth: best.lines.reduce((sum, { at }) => sum + (weights[at] ?? 0), 0) };
}

/**
 * The nearest line above that was found; the beginning of the text where nothing stood before it. `undefined` where what
 * was found there stands everywhere, or is of the passage itself and apart from it.
 */
function lineAbove({ pattern, top, total }: Looked, { places }: LineMatch, first: number): Found | undefined {
  const { from, weights } = pattern;
  const found = places.flatMap((line, at) => (line >= 0 && at < first ? [{ at, line }] : []));
  const nearest = found.at(-1);
  if (!nearest) return top ? { at: -1, line: -1 } : undefined;
  const worth = found.reduce((sum, { at }) => sum + (weights[at] ?? 0), 0);
  const isClear = worth >= clearWorth(total) || (top && nearest.at === nearest.line);
  return nearest.at < from && isClear ? nearest : undefined;
}

function lineBelow(
  { pattern, bottom, total }: Looked,
  { places }: LineMatch,
  last: number,
): Found | undefined {
  const { to, weights } = pattern;
  const found = places.flatMap((line, at) => (line >= 0 && at > last ? [{ at, line }] : []));
  const nearest = found[0];
  if (!nearest) return bottom ? { at: places.length, line: total } : undefined;
  const worth = found.reduce((sum, { at }) => sum + (weights[at] ?? 0), 0);
  const isClear =
    worth >= clearWorth(total) || (bottom && places.length - nearest.at === total - nearest.line);
  return nearest.at >= to && isClear ? nearest : undefined;
}

/** Of a longer passage some line would be left, had it been edited and not deleted. */
const mostEditedWhole = 3;

/**
 * What stands between two found lines in the place of the whole passage. Next to the ends of the text, and where a line
 * around the passage is missing too, it has to be as many lines: more may have been put there.
 */
function between(
  { pattern: { from, to, hashes }, count, total }: Looked,
  above: Found,
  below: Found,
): Lines | undefined {
  const [strangersAbove, strangersBelow] = [from - above.at - 1, below.at - to];
  const room = below.line - above.line - 1 - strangersAbove - strangersBelow;
  const strangers = strangersAbove + strangersBelow;
  const isBlank = hashes.slice(from, to).every((hash) => hash === blank);
  const isAnywhere = above.line < 0 && below.line >= total;
  if (isBlank || isAnywhere || room <= 0 || strangers > 1 || count > mostEditedWhole) return undefined;
  const isInside = strangers === 0 && above.line >= 0 && below.line < total;
  if (isInside ? room > 2 * count + 2 : room !== count) return undefined;
  return { start: above.line + 1 + strangersAbove, end: below.line - strangersBelow };
}

/**
 * How many lines between two that were found are the passage's own, edited: of those between, the ones that are left when
 * each edited line around the passage has got its own.
 *
 * @param strangers lines around the passage that were not found there
 * @param missing lines of the passage that were not found there
 * @param now lines that stand there now
 */
function edited(strangers: number, missing: number, now: number): number {
  const left = now - strangers;
  // More lines than there were: who knows which of them were put in.
  return left > 0 && left <= missing ? left : 0;
}
