import { existingDay } from '../../domain/day';
import { dayInSlashes, dayInWords, isoDate, type SlashOrder } from '../markdown/written-date';
import { stretchOf } from '../../domain/period';

/** The first and the last second a number is taken for a time: 1990 to 2200. */
const [firstSecond, lastSecond] = [631_152_000, 7_258_118_400];

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
  return stretchOf(month)?.from ?? ofDigits(text) ?? dayInSlashes(text, order) ?? dayInWords(text);
}

/** Whether it is a time, or would be in one of the orders. */
export function isTimeLike(value: unknown): boolean {
  return readPointTime(value, 'day') !== undefined || readPointTime(value, 'month') !== undefined;
}

/** `20261126` */
function ofDigits(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return year === undefined ? stretchOf(text)?.from : existingDay(`${year}-${month}-${day}`);
}

function ofEpoch(number: number): string | undefined {
  const seconds = number > lastSecond ? number / 1000 : number;
  if (!(seconds >= firstSecond && seconds <= lastSecond)) return undefined;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
