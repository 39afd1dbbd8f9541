const day = 86_400_000;

/** Whole days from now to the day a time falls on, in the given zone's offset (minutes, as `Date` gives it): 0 is today. */
export function daysUntil(end: string, now: number, zoneOffset: number): number | undefined {
  const then = Date.parse(end);
  if (Number.isNaN(then)) return undefined;
  const dayOf = (time: number): number => Math.floor((time - zoneOffset * 60_000) / day);
  return dayOf(then) - dayOf(now);
}
