import type { Break, Inline, Text } from '../document';
import { plainText } from '../plain-text';

/** Plain, on one line, with single blanks. */
export function oneLine(inlines: readonly Inline[]): string {
  const text = plainText(inlines).trim();
  return /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

/** The characters of the texts alone, as `withoutStart` counts them. */
export function rawText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

/** Without the first `count` characters of its texts and the white space after them. */
export function withoutStart(inlines: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  for (const [index, inline] of inlines.entries()) {
    if (inline.type !== 'text') return inlines.slice(index);
    const rest = left < inline.text.length ? inline.text.slice(left).trimStart() : '';
    left = Math.max(0, left - inline.text.length);
    if (!rest) continue;
    if (rest.length === inline.text.length) return index === 0 ? inlines : inlines.slice(index);
    return [withoutCharacters(inline, inline.text.length - rest.length), ...inlines.slice(index + 1)];
  }
  return [];
}

function withoutCharacters(inline: Text, count: number): Text {
  const { origin, text } = inline;
  const rest = { ...inline, text: text.slice(count) };
  if (!origin) return rest;
  if ('path' in origin) {
    return { ...rest, origin: { path: [...origin.path.slice(0, -1), (origin.path.at(-1) ?? 0) + count] } };
  }
  // Where the source has more characters than the text (escapes, bullets), the place inside it is not known.
  const isPlain = origin.end - origin.start === text.length;
  return isPlain ? { ...rest, origin: { start: origin.start + count, end: origin.end } } : rest;
}

/** Whether inlines are strong from the first letter to the last, a colon, signs and brackets at the end apart. */
export function isStrong(inlines: readonly Inline[]): boolean {
  let hasStrong = false;
  let rest = '';
  for (const inline of inlines) {
    if (inline.type === 'text') {
      if (!rest.trim() && inline.marks?.some(({ type }) => type === 'strong')) hasStrong = true;
      else rest += inline.text;
    } else if (inline.type !== 'emoji') {
      rest += '-x-';
    }
    if (rest && !hasStrong && rest.trim()) return false;
  }
  return hasStrong && !/[\p{L}\p{N}]/u.test(rest.replace(/\([^()]*\)|（[^（）]*）/gu, ''));
}

/** Runs of inlines as one, with breaks between them. */
export function joined(
  runs: readonly { readonly inlines: readonly Inline[]; readonly soft?: boolean }[],
): Inline[] {
  return runs.flatMap(({ inlines, soft }, index) => [
    ...(index > 0 ? [{ type: 'break', ...(soft && { soft }) } satisfies Break] : []),
    ...inlines,
  ]);
}
