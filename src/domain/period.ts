import { existingDay } from './day';
import { monthNamed } from './month-name';

/** A stretch of whole days, `yyyy-mm-dd`; without a beginning where only its end is known. */
export interface Period {
  readonly from?: string;
  readonly to: string;
}

/** A number of four digits is a year where it can be one: "5000 users" is no time. */
const year = String.raw`(?:19|20|21)\d{2}`;
const part = [
  String.raw`${year}-\d{2}-\d{2}`,
  String.raw`${year}-?W\d{1,2}`,
  String.raw`${year}-\d{2}`,
  String.raw`${year}[ -]?Q[1-4]`,
  String.raw`Q[1-4][ -/]?${year}`,
  year,
].join('|');
const whole = new RegExp(
  String.raw`(?<![\w.-])(${part})(?:\s*(?:–|—|-|to|until|bis|\.\.)\s*(${part}))?(?![\w-]|\.\d)`,
  'i',
);

/**
 * Reads when something is planned: a day, a week (`2026-W07`), a month (`2026-03`, `March 2026`), a quarter (`Q1 2026`,
 * `2026-Q1`), half a year (`H1 2026`) or a year, or from one to another. A day alone is an end; a longer time alone begins and ends. `undefined` where there is none.
 */
export function readPeriod(text: string): Period | undefined {
  const match = whole.exec(inNumbers(text));
  const [first, last] = [stretchOf(match?.[1]), stretchOf(match?.[2])];
  if (!first) return undefined;
  if (last) return { from: first.from, to: last.to };
  return first.from === first.to ? { to: first.to } : first;
}

const between = String.raw`\s*(?:–|—|-|to|until|bis)\s*`;
const written: readonly (readonly [RegExp, (...parts: string[]) => string | undefined])[] = [
  [new RegExp(String.raw`(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(${year})(?!\d)`, 'g'), dayOf],
  [
    new RegExp(
      String.raw`(?<![\d.])(\d{1,2})(?:\.|st|nd|rd|th)? (?:de )?(\p{L}{3,12})\.?,? (?:de )?(${year})(?!\d)`,
      'giu',
    ),
    (day, name, inYear) => dayOf(day, monthNamed(name), inYear),
  ],
  [
    new RegExp(String.raw`(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (${year})(?!\d)`, 'giu'),
    (name, day, inYear) => dayOf(day, monthNamed(name), inYear),
  ],
  [
    new RegExp(
      String.raw`(?<!\p{L})(\p{L}{3,12})\.?${between}(\p{L}{3,12})\.? (?:de )?(${year})(?!\d)`,
      'giu',
    ),
    (first, last, inYear) => rangeOf(monthOf(first, inYear), monthOf(last, inYear)),
  ],
  [new RegExp(String.raw`(?<!\p{L})(\p{L}{3,12})\.? (?:de )?(${year})(?![\d-])`, 'giu'), monthOf],
  [
    new RegExp(
      String.raw`\b([1-4])(?:\.|st|nd|rd|th|er|e)? (?:quarter|quartal|trimestre)(?: de)? (${year})(?!\d)`,
      'gi',
    ),
    (quarter, inYear) => `Q${quarter} ${inYear}`,
  ],
  [
    new RegExp(String.raw`\bQ([1-4])${between}Q([1-4])[ -/]?(${year})(?!\d)`, 'gi'),
    (first, last, inYear) => `Q${first} ${inYear} – Q${last} ${inYear}`,
  ],
  [new RegExp(String.raw`\bH([12])[ -/]?(${year})(?!\d)`, 'gi'), halfOf],
  [new RegExp(String.raw`\b(${year})[ -]?H([12])\b`, 'gi'), (inYear, half) => halfOf(half, inYear)],
];

/** A text with the times in it that are written in words or another order written as `2026-03`, `2026-03-31` or `Q1 2026`. */
function inNumbers(text: string): string {
  return written.reduce(
    (all, [pattern, put]) => all.replace(pattern, (found, ...parts: string[]) => put(...parts) ?? found),
    text,
  );
}

function dayOf(day = '', month = '', inYear = ''): string | undefined {
  return existingDay(`${inYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** "Set 2026 goals" is no September. */
function monthOf(name = '', inYear = ''): string | undefined {
  const month = /^set$/i.test(name) ? undefined : monthNamed(name);
  return month && `${inYear}-${month}`;
}

function rangeOf(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && `${first} – ${last}`;
}

function halfOf(half = '', inYear = ''): string {
  return half === '1' ? `${inYear}-01 – ${inYear}-06` : `${inYear}-07 – ${inYear}-12`;
}

/** A text without the time in it, and without what held the two together. */
export function withoutPeriod(text: string): string {
  return inNumbers(text)
    .replace(whole, '')
    .replace(
      /[([]\s*(?:(?:target|due|eta|by|until|from|planned|shipped|released|ziel|bis|ab)(?: date)?\s*:?)?\s*[)\]]/gi,
      '',
    )
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s:,–—-]+|[\s:,–—-]+$/g, '');
}

const alone = new RegExp(`^(?:${part})$`, 'i');

/** The first and the last day of a day, a week, a month, a quarter or a year that is written alone. */
export function stretchOf(text: string | undefined): Required<Period> | undefined {
  if (text === undefined || !alone.test(text)) return undefined;
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (day !== undefined) return existingDay(text) ? { from: text, to: text } : undefined;
  if (month !== undefined) return months(year, Number(month), Number(month));
  if (year !== '') return months(year, 1, 12);
  const [named = ''] = /\d{4}/.exec(text) ?? [];
  const week = /W(\d{1,2})$/i.exec(text)?.[1];
  if (week !== undefined) return weekOf(Number(named), Number(week));
  const quarter = Number(/Q([1-4])/i.exec(text)?.[1]);
  return months(named, quarter * 3 - 2, quarter * 3);
}

function months(year: string, first: number, last: number): Required<Period> | undefined {
  if (first < 1 || last > 12) return undefined;
  const end = dayText(Date.UTC(Number(year), last, 0));
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: end };
}

const msOfDay = 86_400_000;

/** A week as ISO 8601 counts them: it begins on Monday, and 4 January is in the first. */
function weekOf(year: number, week: number): Required<Period> | undefined {
  const mondayOf = (time: number): number => time - ((new Date(time).getUTCDay() + 6) % 7) * msOfDay;
  const monday = mondayOf(Date.UTC(year, 0, 4)) + (week - 1) * 7 * msOfDay;
  if (week < 1 || monday >= mondayOf(Date.UTC(year + 1, 0, 4))) return undefined;
  return { from: dayText(monday), to: dayText(monday + 6 * msOfDay) };
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
