import { linesOf, type Lines, withoutStrays } from './borders';
import { isAt, patternOf, reaches, readFingerprint, type Fingerprint } from './fingerprint';
import { blank, lineHashes } from './line-hashes';
import { bestMatch, type LineMatch, type WeighedPattern, weighed } from './match-lines';

/** Where lines are now, counted from 1: unchanged at their place or elsewhere, or edited; or that it is not to be told. */
export type Place =
  | {
      readonly kind: 'exact' | 'moved' | 'changed';
      readonly startLine: number;
      readonly endLine: number;
    }
  | { readonly kind: 'lost' };

const lost: Place = { kind: 'lost' };

/** The least part of a fingerprint that has to be found. */
const least = 0.33;
/** How much more alike the place has to be than the next best one. */
const margin = 0.03;

/** How much has to be found where the text had so much elsewhere too: what was deleted since makes the rest tell more. */
function moreThan(rival: number): number {
  return Math.min(rival * 1.25 + 0.05, (1 + rival) / 2);
}

/**
 * Where lines are in a text that was edited since their fingerprint was taken: at the place that is most like them and
 * what stood around them. Where another place is about as much alike, only the old distance from the top or the bottom
 * of the text decides; lines that could as well be others are lost. Takes a time that grows with the text alone.
 *
 * @param startLine first line the fingerprint was taken of, counted from 1
 * @param endLine last line the fingerprint was taken of
 */
export function placeOf(fingerprint: string, startLine: number, endLine: number, text: string): Place {
  const count = endLine - startLine + 1;
  const print = readFingerprint(fingerprint, count);
  if (!print) return lost;
  const all = lineHashes(text);
  const was = { print, start: startLine - 1, count };
  if (print.rival < 1 - margin && isUntouched(was, all)) return { kind: 'exact', startLine, endLine };
  const pattern = weighed(patternOf(print), all);
  const best = bestMatch(pattern, all, 0, all.length);
  if (!best) return lost;
  const looked = { pattern, count, total: all.length, ...reaches(print) };
  const clear = withoutStrays(looked, best);
  const isKnown = clear.score > pattern.most * Math.max(least, moreThan(print.rival));
  const isAlone = best.score - nextBest(pattern, best, all) > pattern.most * margin;
  if (isKnown && isAlone) {
    const lines = linesOf(looked, clear);
    if (lines?.own) return placed(was, lines, all);
    const whole = wholeElsewhere(was, pattern, all);
    // One line may as well have been changed here and written anew there.
    if (whole !== undefined && lines && count === 1) return lost;
    const found = whole === undefined ? lines : { start: whole, end: whole + count };
    return found ? placed(was, found, all) : lost;
  }
  const start = samePlace(was, all) ?? (isKnown && !isAlone ? undefined : wholeElsewhere(was, pattern, all));
  return start === undefined ? lost : placed(was, { start, end: start + count }, all);
}

/** The lines of a fingerprint as they were. */
interface Before {
  readonly print: Fingerprint;
  /** Counted from 0. */
  readonly start: number;
  readonly count: number;
}

function placed(was: Before, { start, end }: Lines, all: Int32Array): Place {
  const isSame = end - start === was.count && isAt(was.print, all, start, was.count);
  const kind = !isSame ? 'changed' : start === was.start ? 'exact' : 'moved';
  return { kind, startLine: start + 1, endLine: end };
}

function isUntouched({ print, start, count }: Before, all: Int32Array): boolean {
  const { before, after } = print;
  return (
    isAt(print, all, start, count) &&
    before.every((hash, at) => all[start - before.length + at] === hash) &&
    after.every((hash, at) => all[start + count + at] === hash)
  );
}

/** Whether any line of the passage itself was found, and not only what stood around it. */
function hasOwn({ from, to }: WeighedPattern, { places }: LineMatch): boolean {
  return places.slice(from, to).some((place) => place >= 0);
}

/** The score of what is most like the passage outside of the best match. */
function nextBest(pattern: WeighedPattern, { places }: LineMatch, all: Int32Array): number {
  const found = places.filter((place) => place >= 0);
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0];
  const others = [bestMatch(pattern, all, 0, first), bestMatch(pattern, all, last + 1, all.length)];
  // What stood around the passage may be left without it where the passage was moved.
  return Math.max(0, ...others.map((one) => (one && hasOwn(pattern, one) ? one.score : 0)));
}

/** Where the whole passage stands, of which there is one and was one at first; `undefined` for none, or several. */
function wholeElsewhere(was: Before, pattern: WeighedPattern, all: Int32Array): number | undefined {
  const { print, count } = was;
  const { from, to, weights, counts, most } = pattern;
  const own = weights.slice(from, to).reduce((sum, weight) => sum + weight, 0);
  const wasAlone = counts.slice(from, to).includes(1) || own > most * moreThan(print.rival);
  if (!wasAlone || print.lines.every((hash) => hash === blank)) return undefined;
  const starts = wholePlaces(print, all, count);
  return starts.length === 1 ? starts[0] : undefined;
}

/** Places where all lines of the passage stand. */
function wholePlaces(print: Fingerprint, all: Int32Array, count: number): number[] {
  const starts: number[] = [];
  const [first] = print.lines;
  for (let start = 0; start + count <= all.length; start++)
    if (all[start] === first && isAt(print, all, start, count)) starts.push(start);
  return starts;
}

/** Where the passage stands as far from the top, or from the bottom, as it did; `undefined` for neither, or two places. */
function samePlace({ print, start, count }: Before, all: Int32Array): number | undefined {
  const fromBottom = start + all.length - print.total;
  const there = [...new Set([start, fromBottom])].filter((at) =>
    isUntouched({ print, start: at, count }, all),
  );
  return there.length === 1 ? there[0] : undefined;
}
