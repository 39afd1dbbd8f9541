/** A stretch of whole days, `yyyy-mm-dd`; without a beginning where only its end is known. */
export interface Period {
  readonly from?: string;
  readonly to: string;
}

const part = String.raw`\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}[ -]?Q[1-4]|Q[1-4][ -/]?\d{4}|\d{4}`;
const whole = new RegExp(
  String.raw`(?<![\w.-])(${part})(?:\s*(?:–|—|-|to|until|bis|\.\.)\s*(${part}))?(?![\w-]|\.\d)`,
  'i',
);

/**
 * Reads when something is planned: a day, a month (`2026-03`), a quarter (`Q1 2026`, `2026-Q1`) or a year, or from one to
 * another. A day alone is an end; a longer time alone begins and ends. `undefined` where there is none.
 */
export function readPeriod(text: string): Period | undefined {
  const match = whole.exec(text);
  const [first, last] = [daysOf(match?.[1]), daysOf(match?.[2])];
  if (!first) return undefined;
  if (last) return { from: first.from, to: last.to };
  return first.from === first.to ? { to: first.to } : first;
}

/** A text without the time in it, and without what held the two together. */
export function withoutPeriod(text: string): string {
  return text
    .replace(whole, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s:,–—-]+|[\s:,–—-]+$/g, '');
}

function daysOf(text: string | undefined): { readonly from: string; readonly to: string } | undefined {
  if (text === undefined) return undefined;
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (day !== undefined) return isDay(text) ? { from: text, to: text } : undefined;
  if (month !== undefined) return months(year, Number(month), Number(month));
  if (year !== '') return months(year, 1, 12);
  const quarter = Number(/Q([1-4])/i.exec(text)?.[1]);
  return months(/\d{4}/.exec(text)?.[0] ?? '', quarter * 3 - 2, quarter * 3);
}

function months(year: string, first: number, last: number): { from: string; to: string } | undefined {
  if (first < 1 || last > 12) return undefined;
  const end = new Date(Date.UTC(Number(year), last, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: end };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
