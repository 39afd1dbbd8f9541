import { isoDate } from '../markdown/front-matter';
import { stretchOf } from './period';

/** The first and the last second a number is taken for a time: 1990 to 2200. */
const [firstSecond, lastSecond] = [631_152_000, 7_258_118_400];

/** What comes first in `3/7/2026`. */
export type SlashOrder = 'day' | 'month';

/**
 * A time as it is written in a table or an answer, as `yyyy-mm-dd` or ISO 8601 with a time: also `26.11.2026`,
 * `26 Nov 2026`, `20261126`, seconds or milliseconds since the epoch; and the first day of `2026-W48`, `2026-11`, `2026-Q4` and
 * `2026`. `undefined` where it is none of them; `11/10/2026` is one only where the order is known.
 */
export function readPointTime(value: unknown, order?: SlashOrder): string | undefined {
  if (typeof value === 'number') return ofEpoch(value) ?? ofDigits(String(value));
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return ofEpoch(Number(text));
  const date = isoDate(text);
  if (date !== undefined) return date;
  const month = text.replace(
    /^(\d{4})[-/](\d{1,2})$/,
    (_, year: string, number: string) => `${year}-${number.padStart(2, '0')}`,
  );
  return stretchOf(month)?.from ?? ofDigits(text) ?? ofSlashes(text, order) ?? ofWords(text);
}

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** Which order times with slashes are in, told by those that can be read in one way alone. */
export function slashOrderOf(texts: readonly string[]): SlashOrder | undefined {
  const orders = texts.map((text): SlashOrder | undefined => {
    const [, first, second] = (slashed.exec(text.trim()) ?? []).map(Number);
    if (first === undefined || second === undefined) return undefined;
    return first > 12 ? 'day' : second > 12 ? 'month' : undefined;
  });
  return orders.includes('day') ? (orders.includes('month') ? undefined : 'day') : orders.find(Boolean);
}

/** Whether it is a time, or would be in one of the orders. */
export function isTimeLike(value: unknown): boolean {
  return readPointTime(value, 'day') !== undefined || readPointTime(value, 'month') !== undefined;
}

/** `20261126` */
function ofDigits(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return year === undefined ? stretchOf(text)?.from : isDay(`${year}-${month}-${day}`);
}

/** `26/11/2026` in an order. */
function ofSlashes(text: string, order: SlashOrder | undefined): string | undefined {
  const [, first = '', second = '', year] = (order && slashed.exec(text)) ?? [];
  if (year === undefined) return undefined;
  const [day, month] = order === 'month' ? [second, first] : [first, second];
  return isDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];

/** `26 Nov 2026`, `26-Nov-2026`, `November 26, 2026`, `Nov 2026`: as spreadsheets and databases write it. */
function ofWords(text: string): string | undefined {
  const [, before, name = '', behind, year] =
    /^(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -](?:(\d{1,2}),? )?(\d{4})$/i.exec(text) ?? [];
  const small = name.toLowerCase();
  const month = monthNames.findIndex(
    (one) => one === small || one.slice(0, 3) === small.replace('sept', 'sep'),
  );
  if (year === undefined || month < 0) return undefined;
  return isDay(`${year}-${String(month + 1).padStart(2, '0')}-${(before ?? behind ?? '1').padStart(2, '0')}`);
}

/** A day that there is: `2026-02-30` is none. */
function isDay(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

function ofEpoch(number: number): string | undefined {
  const seconds = number > lastSecond ? number / 1000 : number;
  if (!(seconds >= firstSecond && seconds <= lastSecond)) return undefined;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
