export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Making one costs more than all that is asked of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** Minutes that `zone` is ahead of UTC at `time` (milliseconds since the epoch). */
export function offsetMinutes(time: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(time);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) {
    return 0;
  }
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** `2022-10-06T07:32:47.000+0000`, in the reader's time zone and without a colon in the offset. */
export function restTime(time: number, zone: string): string {
  const offset = offsetMinutes(time, zone);
  const local = new Date(time + offset * MINUTE).toISOString().slice(0, -1);
  const minutes = Math.abs(offset);
  const digits = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join('');
  return `${local}${offset < 0 ? '-' : '+'}${digits}`;
}

/** `2015-04-11T15:22:00.000Z`, as the Agile resources give it. */
export const agileTime = (time: number): string => new Date(time).toISOString();

/** The moment at which clocks in `zone` show the given date and time. */
export function zonedTime(
  zone: string,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
): number {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const guess = asUtc - offsetMinutes(asUtc, zone) * MINUTE;
  return asUtc - offsetMinutes(guess, zone) * MINUTE;
}
