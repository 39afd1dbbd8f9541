import type { IdentifiedCriterion } from '../domain/acceptance/identify';
import { type Ledger, readLedger, writeLedger } from '../domain/acceptance/ledger';
import { rememberSeen } from '../domain/acceptance/seen-ticks';

/** Keeps on this machine, by the story's key, what has no place in the source or may not be written there. */
export interface TickLedger {
  read(key: string): Promise<unknown>;
  /**
   * Resolves when it is on disk. Rejects as a `conflict` of status 409 where another window wrote in between.
   *
   * @param before as it was read
   */
  write(key: string, value: unknown, before: unknown): Promise<void>;
}

/**
 * What this machine keeps of a story, with what is seen now of the ticks in its source. What is seen and cannot be kept
 * is a line in the log, and no reason not to show the story.
 */
export async function keepSeenTicks(
  ledger: TickLedger,
  key: string,
  found: readonly IdentifiedCriterion[],
  shared: Ledger,
  log: (line: string) => void,
): Promise<unknown> {
  const kept = await ledger.read(key);
  const before = readLedger(kept);
  const after = rememberSeen(found, shared, before, new Date().toISOString());
  if (after === before) return kept;
  const value = writeLedger(after);
  try {
    await ledger.write(key, value, kept);
  } catch (error) {
    log(`${key}: ticks that were seen are not kept: ${String(error)}`);
  }
  return value;
}
