import type { Question } from './question';

const day = 86_400_000;

/** The day a time falls on in a zone as IANA names it, `yyyy-mm-dd`. `time` is milliseconds since the epoch. */
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

/**
 * Working days from one time to another, in milliseconds since the epoch: midnights into a day from Monday to Friday in
 * the given zone. 0 on the same day and where the second is the earlier.
 */
export function workingDaysBetween(from: number, to: number, timeZone: string): number {
  const [first, last] = [dayNumber(dayIn(timeZone, from)), dayNumber(dayIn(timeZone, to))];
  if (last <= first) return 0;
  return workingDaysUpTo(last) - workingDaysUpTo(first);
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

/** From a Monday long ago, the day itself too. */
function workingDaysUpTo(number: number): number {
  // 1970-01-01 was a Thursday.
  const sinceMonday = number + 3 + 7 * 1_000_000;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(5, (sinceMonday % 7) + 1);
}

/** Whole working days a question has been waiting; `undefined` where nobody waits, or nobody knows since when. */
export function daysWaiting(
  { state, stateAt, at }: Pick<Question, 'state' | 'stateAt' | 'at'>,
  now: number,
  timeZone: string,
): number | undefined {
  if (state !== 'open') return undefined;
  const since = Date.parse(stateAt ?? at);
  return Number.isNaN(since) ? undefined : workingDaysBetween(since, now, timeZone);
}

/** Whether a question has been waiting for that many working days. */
export function isOverdue(
  question: Pick<Question, 'state' | 'stateAt' | 'at'>,
  days: number,
  now: number,
  timeZone: string,
): boolean {
  const waiting = daysWaiting(question, now, timeZone);
  return waiting !== undefined && waiting >= days;
}

/** Whether who was asked may be reminded: there is somebody, an answer is waited for, and it was not done today yet. */
export function mayNudge(
  { state, to, followUps }: Pick<Question, 'state' | 'to' | 'followUps'>,
  now: number,
  timeZone: string,
): boolean {
  const today = dayIn(timeZone, now);
  const isToday = (at: string): boolean =>
    !Number.isNaN(Date.parse(at)) && dayIn(timeZone, Date.parse(at)) === today;
  return state === 'open' && to.length > 0 && !followUps.some(({ isNudge, at }) => isNudge && isToday(at));
}
