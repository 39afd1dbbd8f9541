const day = 86_400_000;

/**
 * Whole days from now to the day a time, ISO 8601, falls on: 0 is today.
 *
 * @param zoneOffset minutes the zone is behind UTC at a time, as `Date` gives them: the clock may be changed in between
 */
export function daysUntil(
  end: string,
  now: number,
  zoneOffset: (time: number) => number,
): number | undefined {
  const then = Date.parse(end);
  if (Number.isNaN(then)) return undefined;
  const dayOf = (time: number): number => Math.floor((time - zoneOffset(time) * 60_000) / day);
  return dayOf(then) - dayOf(now);
}
