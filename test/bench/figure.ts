/** What was measured, beside the least that it could be: the same run, the same machine, the same data. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: { readonly name: string; readonly value: number };
  /** How many times the floor it is; the other way round where more is better. */
  readonly ratio: number;
  /** The ratio, or the value in its unit, that it is meant to stay below. */
  readonly target?: string;
}

/**
 * Median CPU times in milliseconds of some things that are done by turns, so that what else the machine does hits all of
 * them alike. Each is done a few times before, unmeasured.
 */
export function medianTimes<K extends string>(
  runs: number,
  work: Readonly<Record<K, () => unknown>>,
): Record<K, number> {
  const names = Object.keys(work) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const warmUp = Math.ceil(runs / 5);
  for (let run = -warmUp; run < runs; run++) {
    for (const name of names) {
      const before = process.cpuUsage();
      work[name]();
      const { user, system } = process.cpuUsage(before);
      if (run >= 0) times[name].push((user + system) / 1_000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<K, number>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
