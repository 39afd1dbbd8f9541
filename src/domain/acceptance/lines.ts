import type { Break, Inline } from '../document';
import { plainText } from '../plain-text';

/** One line of a paragraph. */
export interface Line {
  readonly inlines: readonly Inline[];
  /** Plain, with single blanks. */
  readonly text: string;
  /** The source has a line end before it that its own renderer does not show. */
  readonly soft: boolean;
}

export function linesOf(inlines: readonly Inline[]): Line[] {
  const lines: Line[] = [];
  let current: Inline[] = [];
  let soft = false;
  const end = (next: boolean): void => {
    const line = lineOf(current, soft);
    if (line.text) lines.push(line);
    current = [];
    soft = next && lines.length > 0;
  };
  for (const inline of inlines) {
    if (inline.type === 'break') end(inline.soft === true);
    else current.push(inline);
  }
  end(false);
  return lines;
}

export function lineOf(inlines: readonly Inline[], soft = false): Line {
  return { inlines, text: oneLine(inlines), soft };
}

export function oneLine(inlines: readonly Inline[]): string {
  return plainText(inlines).replace(/\s+/gu, ' ').trim();
}

/** Lines as one run of inlines again. */
export function joined(lines: readonly Line[]): Inline[] {
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'break', ...(line.soft && { soft: true }) } satisfies Break] : []),
    ...line.inlines,
  ]);
}

/** Without the first `count` characters of its texts and the white space after them. */
export function withoutStart(inlines: readonly Inline[], count: number): Inline[] {
  const rest: Inline[] = [];
  let left = count;
  let trimming = true;
  for (const inline of inlines) {
    if (!trimming || inline.type !== 'text') {
      trimming = false;
      rest.push(inline);
      continue;
    }
    const dropped = inline.text.slice(left);
    left = Math.max(0, left - inline.text.length);
    const text = left > 0 ? '' : dropped.trimStart();
    if (!text) continue;
    trimming = false;
    rest.push({
      ...inline,
      text,
      ...(inline.origin && { origin: shifted(inline, inline.text.length - text.length) }),
    });
  }
  return rest;
}

function shifted(inline: Inline & { type: 'text' }, by: number): NonNullable<Inline['origin']> {
  const { origin, text } = inline;
  if (!origin) return { path: [] };
  if ('path' in origin) return { path: [...origin.path.slice(0, -1), (origin.path.at(-1) ?? 0) + by] };
  // Where the source has more characters than the text (escapes, bullets), the place inside it is not known.
  return origin.end - origin.start === text.length ? { start: origin.start + by, end: origin.end } : origin;
}

/** Whether a line is strong from its first letter to its last, a colon, signs and brackets at its end apart. */
export function isStrong(line: Line): boolean {
  let hasStrong = false;
  let rest = '';
  for (const inline of line.inlines) {
    if (inline.type === 'text' && inline.marks?.some(({ type }) => type === 'strong') && !rest.trim())
      hasStrong = true;
    else if (inline.type === 'text') rest += inline.text;
    else if (inline.type === 'emoji') rest += '';
    else if (hasStrong || inline.type !== 'image') rest += 'x';
  }
  if (!hasStrong) return false;
  const after = rest.replace(/\([^()]*\)|（[^（）]*）/gu, '');
  return !/[\p{L}\p{N}]/u.test(after);
}
