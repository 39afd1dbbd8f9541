import { existingDay } from '../../domain/day';
import { monthNamed } from '../../domain/month-name';
import { stretchOf } from '../../domain/period';

/**
 * A date or a date with a time as ISO 8601; without a zone it stays without one, which reads as local time. It is written
 * `2026-03-07`, `2026/3/7` or `7.3.2026`, with a time behind it or none. `undefined` where it is none, or no day that there is.
 */
export function isoDate(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, '$3-$2-$1')
    .replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, '$1-$2-$3');
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i.exec(
      plain,
    );
  if (!match) return undefined;
  const [, year, month = '', ofMonth = '', time, seconds = '', zone = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  const whole = time
    ? `${date}T${time.padStart(5, '0')}${seconds || ':00'}${/^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`
    : date;
  if (existingDay(date) === undefined) return undefined;
  return Number.isNaN(Date.parse(whole)) ? undefined : whole;
}

/** What comes first in `3/7/2026`. */
export type SlashOrder = 'day' | 'month';

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2}(?::\d{2})?)\s*([ap]m)?)?$/i;

/** Which order times with slashes are in, told by those that can be read in one way alone. */
export function slashOrderOf(texts: readonly string[]): SlashOrder | undefined {
  const orders = texts.map((text): SlashOrder | undefined => {
    const [, first, second] = (slashed.exec(text.trim()) ?? []).map(Number);
    if (first === undefined || second === undefined) return undefined;
    return first > 12 ? 'day' : second > 12 ? 'month' : undefined;
  });
  return orders.includes('day') ? (orders.includes('month') ? undefined : 'day') : orders.find(Boolean);
}

/** `26/11/2026` in an order, with a time behind it or none. */
export function dayInSlashes(text: string, order: SlashOrder | undefined): string | undefined {
  const [, first = '', second = '', year, hour, minute, half] = (order && slashed.exec(text)) ?? [];
  if (year === undefined) return undefined;
  const [day, month] = order === 'month' ? [second, first] : [first, second];
  const date = existingDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (date === undefined || hour === undefined) return date;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
  return isoDate(`${date} ${hours}:${minute}`);
}

/**
 * `26 Nov 2026`, `26-Nov-2026`, `November 26, 2026`, `Nov 2026`, `26. November 2026`, `26 de noviembre de 2026`: as
 * spreadsheets and databases write it; and `2026年11月26日`.
 */
export function dayInWords(text: string): string | undefined {
  const [, ofSigns, month = '', ofMonth = '1'] = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text) ?? [];
  if (ofSigns !== undefined)
    return existingDay(`${ofSigns}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`);
  const [, before, name = '', behind, year] =
    /^(?:(\d{1,2})\.?[ -](?:de )?)?(\p{L}{3,12}\.?)[ -](?:(?:(\d{1,2}),? )|de )?(\d{4})$/iu.exec(text) ?? [];
  const named = monthNamed(name);
  if (year === undefined || named === undefined) return undefined;
  return existingDay(`${year}-${named}-${(before ?? behind ?? '1').padStart(2, '0')}`);
}

/**
 * A day as people write one into a file that has no others to compare: as `isoDate` and `dayInWords` read it, and
 * `3/31/2026`, where only one of the two can be the month. Of a month, a week or a quarter it is the first or the last day,
 * where `end` says which one is meant.
 */
export function writtenDate(text: string, end?: 'first' | 'last'): string | undefined {
  const plain = text.trim();
  const day = isoDate(plain) ?? dayInSlashes(plain, slashOrderOf([plain]));
  if (day !== undefined) return day;
  const stretch = end && stretchOf(plain);
  if (stretch) return end === 'last' ? stretch.to : stretch.from;
  return /^\d{1,2}\D|\d,? \d{4}$|日$/.test(plain) ? dayInWords(plain) : undefined;
}
