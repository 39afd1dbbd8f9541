import { isoDate } from '../markdown/front-matter';

/** The first and the last second a number is taken for a time: 1990 to 2200. */
const [firstSecond, lastSecond] = [631_152_000, 7_258_118_400];

/**
 * A time as it is written in a table or an answer, as `yyyy-mm-dd` or ISO 8601 with a time: also `2026-11` and
 * `26.11.2026`, and seconds or milliseconds since the epoch. `undefined` where it is none of them; `11/10/2026` is not
 * guessed at.
 */
export function readPointTime(value: unknown): string | undefined {
  if (typeof value === 'number') return ofEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const month = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month) return isDay(`${month[1]}-${month[2]?.padStart(2, '0')}-01`);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return isDay(`${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}`);
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return ofEpoch(Number(text));
  const date = isoDate(text);
  return date === undefined ? undefined : date.includes('T') ? date : isDay(date);
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
