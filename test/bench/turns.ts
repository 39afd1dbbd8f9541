/**
 * Takes some measurements by turns, A B A B …, so that what else the machine does hits all of them alike. Each is taken
 * once or more before, and that is thrown away.
 */
export async function byTurns<M extends Readonly<Record<string, () => unknown>>>(
  runs: number,
  measurements: M,
  warmUp = 1,
): Promise<{ [K in keyof M]: Awaited<ReturnType<M[K]>>[] }> {
  const taken = Object.fromEntries(Object.keys(measurements).map((name) => [name, [] as unknown[]]));
  for (let run = -warmUp; run < runs; run++) {
    for (const [name, measure] of Object.entries(measurements)) {
      const one = await measure();
      if (run >= 0) taken[name]?.push(one);
    }
  }
  return taken as { [K in keyof M]: Awaited<ReturnType<M[K]>>[] };
}

/** Milliseconds of this process' own time that something takes. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
