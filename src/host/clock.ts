/** When and where it is. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As IANA names it. */
  readonly timeZone: string;
}

/** The time of this machine, and the zone its user reads times in. */
export function readClock(): Clock {
  return { now: Date.now(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
