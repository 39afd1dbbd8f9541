/** Milliseconds that VS Code may take to follow. */
const patience = 20_000;

/** Waits until a value is as wanted, and fails with what it was last. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  wanted: (value: T) => boolean,
): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const value = await look();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
