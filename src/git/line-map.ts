import { diffArrays } from 'diff';

export interface LineRange {
  /** First and last line, counted from 1. */
  readonly start: number;
  readonly end: number;
}

/** Lines that two versions of a text do not have in common: `count` of them from line `at` on, counted from 1. */
export interface ChangedLines {
  readonly old: { readonly at: number; readonly count: number };
  readonly now: { readonly at: number; readonly count: number };
}

/** More differences than these, or milliseconds, are not looked for: then all between the first and the last is one. */
const mostDifferences = 20_000;
const patience = 500;

/** Where two versions of a text differ, from the top. The ends of lines are not compared. */
export function changedLines(oldText: string, nowText: string): ChangedLines[] {
  const [old, now] = [linesOf(oldText), linesOf(nowText)];
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) top++;
  let end = 0;
  const rest = Math.min(old.length, now.length) - top;
  while (end < rest && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const oldPart = old.slice(top, old.length - end);
  const nowPart = now.slice(top, now.length - end);
  if (oldPart.length === 0 && nowPart.length === 0) return [];
  const between: ChangedLines = {
    old: { at: top + 1, count: oldPart.length },
    now: { at: top + 1, count: nowPart.length },
  };
  const parts = diffArrays(oldPart, nowPart, { maxEditLength: mostDifferences, timeout: patience });
  if (!parts) return [between];
  const changes: ChangedLines[] = [];
  const next = { old: top + 1, now: top + 1 };
  let change: { old: { at: number; count: number }; now: { at: number; count: number } } | undefined;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) change = undefined;
    else if (!change) {
      change = { old: { at: next.old, count: 0 }, now: { at: next.now, count: 0 } };
      changes.push(change);
    }
    if (change) change[added ? 'now' : 'old'].count += count;
    if (!added) next.old += count;
    if (!removed) next.now += count;
  }
  return changes;
}

/**
 * Where lines of the newer version stand in the older one. Changed lines give the lines they replace; `undefined` where
 * all of them are new.
 */
export function oldLines(changes: readonly ChangedLines[], { start, end }: LineRange): LineRange | undefined {
  const first = oldLine(changes, start, 'first');
  const last = oldLine(changes, end, 'last');
  return first <= last ? { start: first, end: last } : undefined;
}

function oldLine(changes: readonly ChangedLines[], line: number, side: 'first' | 'last'): number {
  let shift = 0;
  for (const { old, now } of changes) {
    if (line < now.at) break;
    if (line < now.at + now.count) return side === 'first' ? old.at : old.at + old.count - 1;
    shift += old.count - now.count;
  }
  return line + shift;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
