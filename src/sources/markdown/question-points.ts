import type { ListItem } from '../../domain/document';
import { dedented, type ItemLine, itemLines } from './signed-item';

/** A question's own words with what introduces them, or one of the points below them. */
export interface QuestionPoint {
  /** Without the marker, and without indentation. */
  readonly source: string;
  /** Where it stands in the text, from the start of what is in its first line to the end of its last one that has words. */
  readonly start: number;
  readonly end: number;
  /** Blanks and marker in front of what is in its first line. */
  readonly marker: string;
}

const point = /^([ \t]*)[-*+](?:[ \t]+|$)/;

/**
 * What stands before the points below a question, and each point. Lines are looked at instead of a document, because
 * what a question quotes may be anything: a comment or a fence left open, a line that looks like a heading.
 */
export function questionPoints(text: string, node: ListItem): readonly [QuestionPoint, ...QuestionPoint[]] {
  const lines = itemLines(text, node);
  const fenced = fencedLines(lines.map(({ line }) => line));
  let indent = Infinity;
  let [from, marker] = [0, ''];
  let first: QuestionPoint | undefined;
  const points: QuestionPoint[] = [];
  const close = (to: number): void => {
    const part = pointOf(lines.slice(from, to), marker, indent);
    if (first) points.push(part);
    else first = part;
  };
  lines.forEach(({ line }, index) => {
    const match = index === 0 || fenced[index] ? null : point.exec(line);
    if (match?.[1] === undefined || match[1].length > indent) return;
    close(index);
    indent = match[1].length;
    [from, marker] = [index, match[0]];
  });
  close(lines.length);
  return [first ?? pointOf(lines, '', 0), ...points];
}

function pointOf(lines: readonly ItemLine[], marker: string, indent: number): QuestionPoint {
  const [first] = lines;
  const source = lines
    .map(({ line }) => line)
    .join('\n')
    .slice(marker.length);
  const last = lines.findLast(({ line }) => line.trim() !== '') ?? first;
  return {
    source: (marker ? dedented(source, indent + 2) : source).trim(),
    ...{ start: (first?.start ?? 0) + marker.length, end: last?.end ?? 0, marker },
  };
}

/** Whether each line stands between a fence at the left margin and the one that closes it, or is one of them. */
function fencedLines(lines: readonly string[]): boolean[] {
  // Per character of a fence: the shortest one that nothing closes, for nothing closes a longer one behind it either.
  const open = new Map<string, number>();
  let end = -1;
  return lines.map((line, index) => {
    const fence = index > end ? /^(?:`{3,}|~{3,})/.exec(line)?.[0] : undefined;
    const sign = fence?.[0];
    if (fence && sign && fence.length < (open.get(sign) ?? Infinity)) {
      const closing = closingFence(lines, index + 1, fence);
      if (closing === undefined) open.set(sign, fence.length);
      else end = closing;
    }
    return index <= end;
  });
}

function closingFence(lines: readonly string[], from: number, fence: string): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith(fence) && line.trimEnd().replaceAll(fence[0] ?? '', '') === '') return index;
  }
  return undefined;
}

/** The lines of a text, with a backslash where a line would begin a point of the question's own list. */
export function protectedLines(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const fenced = fencedLines(lines);
  return lines.map((line, index) =>
    fenced[index] ? line : line.replace(/^([ \t]*)(\\*[-*+](?:[ \t]|$))/, '$1\\$2'),
  );
}

export function unprotected(text: string): string {
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  return lines
    .map((line, index) => (fenced[index] ? line : line.replace(/^([ \t]*)\\(\\*[-*+](?:[ \t]|$))/, '$1$2')))
    .join('\n');
}
