/*
 * Days of the calendar, `yyyy-mm-dd`. Zones are named as IANA does, times are milliseconds since the epoch.
 */

const hour = 3_600_000;
const length = 24 * hour;

/** The day a time falls on in a zone. */
export function dayIn(timeZone: string, time: number): string {
  const parts = formatOf(timeZone).formatToParts(time);
  const part = (name: string): string => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  formats.set(timeZone, made);
  return made;
}

/** When a day begins in a zone; midnight may be left out there. */
export function startOfDay(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // No zone is further than that from UTC.
  let [before, at] = [noon - 28 * hour, noon + 4 * hour];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (dayIn(timeZone, middle) < day) before = middle;
    else at = middle;
  }
  return at;
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / length;
}

/** The day so many days later; earlier where there are less than none. */
export function dayAfter(day: string, count = 1): string {
  return new Date((dayNumber(day) + count) * length).toISOString().slice(0, 10);
}

/** A day, `yyyy-mm-dd`, where there is such a day: `2026-02-30` is none. */
export function existingDay(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

/** More days than that are shown of no sprint. */
export const mostDays = 200;

/** The days from one to another, with both, and no more than a sprint has. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < mostDays; day = dayAfter(day)) days.push(day);
  return days;
}
