import { fileNameOf } from './session';
import type { StateStorage } from './story-store';

/** Ticks of stories whose source has no place for them, or does not let them be written. */
export interface LocalLedger {
  read(key: string): Promise<unknown>;
  /** Resolves when it is on disk. */
  write(key: string, value: unknown): Promise<void>;
}

export function createLocalLedger(storage: StateStorage, place: string): LocalLedger {
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
  return {
    read: async (key) => (await all())[key],
    write(key, value) {
      const written = queue.then(async () =>
        storage.write(name, JSON.stringify({ ...(await all()), [key]: value })),
      );
      queue = written.catch(() => undefined);
      return written;
    },
  };
}
