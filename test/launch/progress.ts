/** Says what is being done, and how long it took when it took a while. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`- ${what} …\n`);
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  // Named again: steps are taken side by side.
  if (seconds >= 1) process.stdout.write(`  ${what}: ${seconds.toFixed(1)} s\n`);
  return result;
}

/** Something the person can put right. Its message is the whole story: no stack is printed for it. */
export class LaunchError extends Error {
  override name = 'LaunchError';
}

/** Runs a script's main function; a failure becomes a sentence and exit code 1. */
export function runMain(main: () => Promise<number | void>): void {
  main().then(
    (code) => process.exit(code ?? 0),
    (error: unknown) => {
      console.error(error instanceof LaunchError ? `\n${error.message}` : error);
      process.exit(1);
    },
  );
}
