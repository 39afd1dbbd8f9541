/** Milliseconds that a change may take to arrive, on a machine with other work to do. */
const patience = 30_000;

/** Waits until something holds, and says what did not come about where it never does. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await holds());) {
    if (Date.now() > end) throw new Error(`It did not come about that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
