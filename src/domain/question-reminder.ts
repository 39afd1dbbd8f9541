import { dayIn, dayNumber } from './day';
import type { Question } from './question';

/**
 * Working days from one time to another, in milliseconds since the epoch: midnights into a day from Monday to Friday in
 * the given zone. 0 on the same day and where the second is the earlier.
 */
export function workingDaysBetween(from: number, to: number, timeZone: string): number {
  const [first, last] = [dayNumber(dayIn(timeZone, from)), dayNumber(dayIn(timeZone, to))];
  if (last <= first) return 0;
  return workingDaysUpTo(last) - workingDaysUpTo(first);
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
