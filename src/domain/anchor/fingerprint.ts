import { lineHashes, passageHash } from './line-hashes';
import { bestMatch, countsIn, type LinePattern, weighed } from './match-lines';

/*
 * What lines of a text are found again by, although the text was edited: a short hash of each line and of the lines
 * around them. A hash has 24 bits and white space does not count, so that nobody reads the code from it, and formatting
 * does not change it. How much else of the text looked like these lines is kept as well: what is no more alike than that
 * is not taken for them later.
 */

/** Lines before and behind that are remembered too. */
const around = 3;
/** Of longer passages so many lines at each end are remembered one by one, and those between as a whole. */
const atEachEnd = 32;

const version = '1';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.';

/** A fingerprint, read: hashes of lines as `lineHashes` gives them. */
export interface Fingerprint {
  /** How many lines the text had. */
  readonly total: number;
  /** How much of this the text had elsewhere too, from 0 to 1. */
  readonly rival: number;
  readonly before: readonly number[];
  /** All lines, or those at the beginning and at the end of a long passage. */
  readonly lines: readonly number[];
  /** Of the lines between, in a long passage. */
  readonly middle?: number;
  readonly after: readonly number[];
  /** How often each of these lines, from `before` to `after`, stood in the text; rounded down to a power of two. */
  readonly counts: readonly number[];
}

/**
 * The fingerprint of lines of a text, counted from 1, in at most 600 characters: letters, digits and `_.:`. Lines that
 * the text does not have are left out.
 */
export function fingerprintOf(text: string, startLine: number, endLine: number): string {
  const all = lineHashes(text);
  const start = Math.min(Math.max(startLine, 1), all.length) - 1;
  const end = Math.min(Math.max(endLine, start + 1), all.length);
  const own = [...all.slice(start, end)];
  const isLong = own.length > 2 * atEachEnd;
  const print = {
    total: all.length,
    before: [...all.slice(Math.max(0, start - around), start)],
    lines: isLong ? [...own.slice(0, atEachEnd), ...own.slice(-atEachEnd)] : own,
    ...(isLong && { middle: passageHash(own.slice(atEachEnd, -atEachEnd)) }),
    after: [...all.slice(end, end + around)],
  };
  const often = countsIn(all, [...print.before, ...print.lines, ...print.after]);
  const counts = often.map((count) => 2 ** Math.floor(Math.log2(count)));
  return written({ ...print, counts, rival: rivalOf({ ...print, counts, rival: 0 }, all, start, end) });
}

/** Reads a fingerprint of so many lines; `undefined` for what is none, or one of a later version. */
export function readFingerprint(text: string, lineCount: number): Fingerprint | undefined {
  const match = /^1:(\d{1,9}):(\d{1,3}):([\w.]*):([\w.]+):([\w.]*):([\w.]*):([\w.]+)$/.exec(text);
  if (!match) return undefined;
  const [before, lines, middle, after] = match.slice(3, 7).map(readHashes);
  const counts = [...(match[7] ?? '')].map((letter) => 2 ** Math.min(30, alphabet.indexOf(letter)));
  if (!before || !lines || !middle || !after) return undefined;
  const isLong = lineCount > 2 * atEachEnd;
  const isWhole =
    lines.length === (isLong ? 2 * atEachEnd : lineCount) &&
    middle.length === (isLong ? 1 : 0) &&
    counts.length === before.length + lines.length + after.length &&
    Math.max(before.length, after.length) <= around;
  if (!isWhole) return undefined;
  const [total, rival] = [Number(match[1]), Number(match[2]) / 100];
  return { total, rival, before, lines, ...(isLong && { middle: middle[0] }), after, counts };
}

export function patternOf({ before, lines, middle, after, counts }: Fingerprint): LinePattern {
  return {
    hashes: [...before, ...lines, ...after],
    counts,
    from: before.length,
    to: before.length + lines.length,
    seam: middle === undefined ? -1 : before.length + atEachEnd,
  };
}

/** Whether what is remembered begins with the first line of the text, and ends with its last one. */
export function reaches({ before, after }: Fingerprint): { readonly top: boolean; readonly bottom: boolean } {
  return { top: before.length < around, bottom: after.length < around };
}

/** Whether so many lines from a place on are those of the fingerprint, all of them. */
export function isAt(print: Fingerprint, all: Int32Array, start: number, count: number): boolean {
  if (start < 0 || start + count > all.length) return false;
  if (print.middle === undefined) return print.lines.every((hash, at) => all[start + at] === hash);
  const end = start + count;
  return (
    print.lines.every((hash, at) => all[at < atEachEnd ? start + at : end - 2 * atEachEnd + at] === hash) &&
    passageHash(all.subarray(start + atEachEnd, end - atEachEnd)) === print.middle
  );
}

/** The best likeness elsewhere in the text that the lines are from, on either side of them and of those around them. */
function rivalOf(print: Fingerprint, all: Int32Array, start: number, end: number): number {
  const pattern = weighed(patternOf(print), all);
  const before = bestMatch(pattern, all, 0, start - print.before.length)?.score ?? 0;
  const behind = bestMatch(pattern, all, end + print.after.length, all.length)?.score ?? 0;
  return Math.max(before, behind) / pattern.most;
}

function written({ total, rival, before, lines, middle, after, counts }: Fingerprint): string {
  const hashes = [before, lines, middle === undefined ? [] : [middle], after];
  const often = counts.map((count) => alphabet.charAt(Math.log2(count))).join('');
  // Rounded up: what is as much alike as the rival was is not more.
  const numbers = [version, total, Math.ceil(rival * 100)];
  return [...numbers, ...hashes.map((some) => some.map(letters).join('')), often].join(':');
}

function letters(hash: number): string {
  return [18, 12, 6, 0].map((bits) => alphabet.charAt((hash >>> bits) & 63)).join('');
}

function readHashes(text: string): number[] | undefined {
  if (text.length % 4 !== 0) return undefined;
  return (text.match(/.{4}/g) ?? []).map((four) =>
    [...four].reduce((hash, letter) => hash * 64 + alphabet.indexOf(letter), 0),
  );
}
