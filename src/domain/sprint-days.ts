import { dayAfter, dayIn, daysBetween, startOfDay } from './day';
import type { Sprint } from './sprint';
import { mondayToFriday, weekday, type WorkingDays } from './working-day';

/** A day of a sprint, with what there was at its end, or is now; nothing of days to come. */
export interface SprintDay {
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly isWorkday: boolean;
  /** What should be left, were as much done on every working day up to the planned end. */
  readonly planned: number;
  readonly left?: number;
  readonly scope?: number;
  readonly done?: number;
}

interface Measures {
  left(at: number): number;
  scope(at: number): number;
  done(at: number): number;
}

/**
 * The days of a sprint in a time zone, by what there was at any time, in milliseconds since the epoch: to its planned end, and
 * on to where it was closed later, or still runs.
 */
export function sprintDays(
  { start, end, complete }: Sprint,
  clock: { readonly until: number; readonly timeZone: string; readonly working?: WorkingDays },
  measures: Measures,
): SprintDay[] {
  const planned = end ?? complete;
  if (start === undefined || planned === undefined) return [];
  const { until, timeZone, working = mondayToFriday } = clock;
  const begin = Date.parse(start);
  const lastPlanned = dayIn(timeZone, Math.max(begin, Date.parse(planned)));
  const last = dayIn(timeZone, Math.max(begin, Date.parse(planned), until));
  const days = daysBetween(dayIn(timeZone, begin), last);
  const plannedDays = days.filter((day) => day <= lastPlanned);
  const workdays = plannedDays.filter((day) => working.has(weekday(day))).length;
  const atStart = measures.left(Math.min(begin, until));
  let gone = 0;
  return days.map((day, index) => {
    const isWorkday = working.has(weekday(day));
    if (isWorkday) gone += 1;
    // A sprint over a weekend has no working day at all.
    const part = workdays > 0 ? gone / workdays : (index + 1) / plannedDays.length;
    const planned = Math.round(atStart * Math.max(0, 1 - part) * 100) / 100;
    const from = startOfDay(day, timeZone);
    if (from > until) return { day, isWorkday, planned };
    const at = Math.min(startOfDay(dayAfter(day), timeZone) - 1, until);
    return {
      ...{ day, isWorkday, planned },
      ...{ left: measures.left(at), scope: measures.scope(at), done: measures.done(at) },
    };
  });
}
