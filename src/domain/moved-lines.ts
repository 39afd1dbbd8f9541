/** Lines of a text, both included, counted from 1. */
export interface TextLines {
  readonly startLine: number;
  readonly endLine: number;
}

/** Where lines of a text are now: unchanged at their place or elsewhere, or edited; or that they are gone. */
export type Place =
  (TextLines & { readonly kind: 'exact' | 'moved' | 'changed' }) | { readonly kind: 'lost' };

/** A part of a text that was replaced. Lines and characters are counted from 0, as editors do. */
export interface TextChange {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}

/**
 * Where lines are after a change of their text; `undefined` where nothing of them is left.
 *
 * @param isAtLineEnd whether nothing stood behind the change in its last line: what is written behind the last of the lines
 * is none of them
 */
export function movedLines(
  lines: TextLines,
  { range: { start: from, end: to }, text }: TextChange,
  isAtLineEnd: boolean,
): TextLines | undefined {
  // Counted from 0, the second one not included.
  const [start, end] = [lines.startLine - 1, lines.endLine];
  const written = text.split('\n').length - 1;
  const shift = written - (to.line - from.line);
  const isEmpty = from.line === to.line && from.character === to.character;
  if (from.line >= end || (isEmpty && isAtLineEnd && from.line === end - 1 && /^\r?\n/.test(text)))
    return lines;
  if (to.line < start || (to.line === start && to.character === 0 && from.line <= start)) {
    return { startLine: lines.startLine + shift, endLine: lines.endLine + shift };
  }
  const isFromStart = from.line < start || (from.line === start && from.character === 0);
  const isToEnd = to.line >= end || (to.line === end - 1 && isAtLineEnd);
  if (isFromStart && isToEnd) return undefined;
  const first = from.line < start ? from.line + written : start;
  const last = to.line >= end ? (from.character === 0 ? from.line : from.line + 1) : end + shift;
  return last > first ? { startLine: first + 1, endLine: last } : undefined;
}
