import { dayIn, daysBetween } from './day';
import { mondayToFriday, weekday, type WorkingDays } from './working-day';

/** Days somebody is away, `yyyy-mm-dd`, both included. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

export interface TeamMember {
  readonly name: string;
  /** Part of the working time that goes into the sprint, 0 to 1. */
  readonly share: number;
  readonly absences: readonly Absence[];
}

/** Who is there for a sprint, as a team writes it down. */
export interface Team {
  readonly members: readonly TeamMember[];
  /** Points a person does on a day, where the team says so; else it is reckoned from the velocity. */
  readonly pointsPerDay?: number;
}

/** What a person can do in a sprint. */
export interface Capacity {
  readonly name: string;
  /** Working days, in parts. */
  readonly days: number;
  /** Working days that somebody is away. */
  readonly away: number;
  /** Points or stories, as the velocity; absent where nothing says how much is done on a day. */
  readonly amount?: number;
}

/**
 * What each member can do between two days, `yyyy-mm-dd`, both included. Where the team says nothing of points, the velocity
 * is what it does when everybody is there.
 */
export function capacityOf(
  { members, pointsPerDay }: Team,
  { from, to }: Absence,
  velocity: number | undefined,
  working: WorkingDays = mondayToFriday,
): Capacity[] {
  const workdays = daysBetween(from, to).filter((day) => working.has(weekday(day)));
  const everybody = members.reduce((sum, { share }) => sum + share * workdays.length, 0);
  const perDay = pointsPerDay ?? (velocity !== undefined && everybody > 0 ? velocity / everybody : undefined);
  return members.map(({ name, share, absences }) => {
    const away = workdays.filter((day) => absences.some((one) => one.from <= day && day <= one.to)).length;
    const days = tenths((workdays.length - away) * share);
    return { name, days, away, ...(perDay !== undefined && { amount: tenths(days * perDay) }) };
  });
}

/**
 * The days of a sprint between two times, in milliseconds since the epoch: one that begins in the afternoon and ends in the
 * morning has neither its first nor its last day to work on.
 */
export function daysOfWork(from: number, to: number, timeZone: string): Absence {
  const [first, last] = [dayIn(timeZone, from + halfDay), dayIn(timeZone, to - halfDay)];
  return first <= last ? { from: first, to: last } : { from: dayIn(timeZone, from), to: dayIn(timeZone, to) };
}

const halfDay = 12 * 3_600_000;

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}
