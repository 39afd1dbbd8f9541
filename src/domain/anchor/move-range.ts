/** A place in a text: line and character, both counted from 0. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** What was written in place of a part of a text. */
export interface TextChange {
  /** Of the text before any of the changes. */
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range is after changes that were made at once, as an editor tells of them: in any order, not overlapping, each
 * by its place in the text before all of them. What is typed within the range belongs to it, whole lines that are put
 * before or behind it do not. `undefined` where all of it was deleted, or replaced together with more around it: then
 * nothing here tells what became of it.
 *
 * A range of whole lines begins at character 0 and ends with the last character of its last line.
 */
export function moveRange(range: TextRange, changes: readonly TextChange[]): TextRange | undefined {
  // From the bottom up, so that no change moves what another one is about.
  const ordered = [...changes].sort((one, other) => compare(other.range.start, one.range.start));
  let moved: TextRange | undefined = range;
  for (const change of ordered) {
    if (!moved) return undefined;
    moved = moveBy(moved, change);
  }
  return moved;
}

/** The lines of a range, counted from 1. One that ends before the first character of a line does not hold that line. */
export function linesOfRange({ start, end }: TextRange): {
  readonly startLine: number;
  readonly endLine: number;
} {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { startLine: start.line + 1, endLine: last + 1 };
}

function moveBy(range: TextRange, change: TextChange): TextRange | undefined {
  const { start, end } = change.range;
  const isInsertion = compare(start, end) === 0;
  const inserted = endOf(start, change.text);
  if (isInsertion && compare(start, range.end) === 0 && compare(range.start, range.end) !== 0) {
    // A new line behind the last one is not of the range, what is typed at the end of it is.
    return /^\r?\n/.test(change.text) ? range : { start: range.start, end: inserted };
  }
  if (isInsertion && compare(start, range.start) === 0) {
    const isBefore = /\n$/.test(change.text);
    return { start: isBefore ? inserted : range.start, end: shifted(range.end, end, inserted) };
  }
  if (compare(end, range.start) <= 0 || compare(start, range.end) >= 0) {
    return compare(start, range.end) >= 0
      ? range
      : { start: shifted(range.start, end, inserted), end: shifted(range.end, end, inserted) };
  }
  const isFromStart = compare(start, range.start) <= 0;
  const isToEnd = compare(end, range.end) >= 0;
  if (isFromStart && isToEnd) return replaced(range, change, inserted);
  return {
    // What was replaced across a border is of neither side: the range keeps what is left of it.
    start: isFromStart && compare(start, range.start) < 0 ? inserted : range.start,
    end: isToEnd && compare(end, range.end) > 0 ? start : shifted(range.end, end, inserted),
  };
}

/** All of a range was replaced: what stands for it now, where nothing but its own lines was. */
function replaced(
  range: TextRange,
  { range: { start, end }, text }: TextChange,
  inserted: TextPosition,
): TextRange | undefined {
  if (text.trim() === '' || compare(start, range.start) !== 0) return undefined;
  if (compare(end, range.end) === 0) return { start, end: inserted };
  const isWithBreak = end.line === range.end.line + 1 && end.character === 0;
  const lines = /^([^]*?)\r?\n$/.exec(text)?.[1];
  return isWithBreak && lines !== undefined ? { start, end: endOf(start, lines) } : undefined;
}

function compare(one: TextPosition, other: TextPosition): number {
  return one.line - other.line || one.character - other.character;
}

/** Where a text ends that begins at a place. */
function endOf(start: TextPosition, text: string): TextPosition {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, character: start.character + last.length }
    : { line: start.line + lines.length - 1, character: last.length };
}

/** A place behind what was replaced up to `end` by what ends at `inserted`. */
function shifted(place: TextPosition, end: TextPosition, inserted: TextPosition): TextPosition {
  if (place.line > end.line)
    return { line: place.line - end.line + inserted.line, character: place.character };
  return { line: inserted.line, character: place.character - end.character + inserted.character };
}
