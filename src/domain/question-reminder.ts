import { dayAfter, dayIn, dayNumber } from './day';
import type { Question } from './question';
import { mondayToFriday, weekday, type WorkingDays } from './working-day';

/**
 * Working days from one time to another, in milliseconds since the epoch: midnights into a day somebody works on in the
 * given zone. 0 on the same day and where the second is the earlier.
 */
export function workingDaysBetween(
  from: number,
  to: number,
  timeZone: string,
  working: WorkingDays = mondayToFriday,
): number {
  const [first, last] = [dayIn(timeZone, from), dayIn(timeZone, to)];
  const days = Math.max(0, dayNumber(last) - dayNumber(first));
  const weeks = Math.floor(days / 7);
  const rest = Array.from({ length: days % 7 }, (_, index) => weekday(dayAfter(first, index + 1)));
  return weeks * working.size + rest.filter((day) => working.has(day)).length;
}

/** Whole working days a question has been waiting; `undefined` where nobody waits, or nobody knows since when. */
export function daysWaiting(
  { state, stateAt, at }: Pick<Question, 'state' | 'stateAt' | 'at'>,
  now: number,
  timeZone: string,
  working?: WorkingDays,
): number | undefined {
  if (state !== 'open') return undefined;
  const since = Date.parse(stateAt ?? at);
  return Number.isNaN(since) ? undefined : workingDaysBetween(since, now, timeZone, working);
}

/** Whether a question has been waiting for that many working days. */
export function isOverdue(
  question: Pick<Question, 'state' | 'stateAt' | 'at'>,
  days: number,
  now: number,
  timeZone: string,
  working?: WorkingDays,
): boolean {
  const waiting = daysWaiting(question, now, timeZone, working);
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
