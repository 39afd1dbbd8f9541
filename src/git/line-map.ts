export interface LineRange {
  /** First and last line, counted from 1. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where lines of the new side of a diff stand on its old side, by the hunks of a unified diff without context
 * (`git diff -U0`, one file). Changed lines give the lines they replace; `undefined` where all of them are new.
 */
export function oldLines(diff: string, { start, end }: LineRange): LineRange | undefined {
  const first = oldLine(diff, start, 'first');
  const last = oldLine(diff, end, 'last');
  return first <= last ? { start: first, end: last } : undefined;
}

function oldLine(diff: string, line: number, side: 'first' | 'last'): number {
  let shift = 0;
  for (const match of diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)) {
    const [oldStart, oldCount, newStart, newCount] = [match[1], match[2] ?? 1, match[3], match[4] ?? 1].map(
      Number,
    ) as [number, number, number, number];
    // A side without lines is given by the line before it.
    const newFirst = newCount === 0 ? newStart + 1 : newStart;
    if (line < newFirst) break;
    if (line < newFirst + newCount) {
      if (oldCount === 0) return side === 'first' ? oldStart + 1 : oldStart;
      return side === 'first' ? oldStart : oldStart + oldCount - 1;
    }
    shift += oldCount - newCount;
  }
  return line + shift;
}
