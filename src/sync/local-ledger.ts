import type { TickLedger } from '../sources/tick-ledger';
import { fileNameOf } from './file-name';
import type { StateStorage } from './story-store';

/** The record of ticks this machine keeps for one place stories come from. */
export function createLocalLedger(storage: StateStorage, place: string): TickLedger {
  const name = `ticks-${fileNameOf(place)}`;
  let queue: Promise<unknown> = Promise.resolve();
  const all = async (): Promise<Record<string, unknown>> => {
    const text = await storage.read(name);
    if (text === undefined) return {};
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    } catch {
      // Told apart from a missing file below: what was there is kept aside for a person to look at.
    }
    await storage.setAside(name);
    return {};
  };
  /** Shared by whoever asks while it is read: a list asks for all of its stories at once. */
  let reading: Promise<Record<string, unknown>> | undefined;
  const newest = (): Promise<Record<string, unknown>> =>
    (reading ??= all().finally(() => (reading = undefined)));
  return {
    read: async (key) => (await newest())[key],
    write(key, value) {
      const written = queue.then(async () => {
        await storage.write(name, JSON.stringify({ ...(await all()), [key]: value }));
        // What is being read may be what was there before.
        reading = undefined;
      });
      queue = written.catch(() => undefined);
      return written;
    },
  };
}
