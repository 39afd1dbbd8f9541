import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { SourceError } from '../sources/story-source';
import type { TickLedger } from '../sources/tick-ledger';
import { fileNameOf } from './file-name';
import type { Lease } from './outbox/lease';
import type { StateStorage } from './story-store';

/** Milliseconds until it is tried again to be the one who writes. */
const turn = 20;
/** How often; nobody takes long. */
const turns = 250;

/**
 * The record of ticks this machine keeps for one place stories come from, whatever window or workspace they are made in.
 *
 * @param lease of whoever writes
 */
export function createLocalLedger(storage: StateStorage, lease: Lease, place: string): TickLedger {
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

  async function take(): Promise<void> {
    for (let tries = 0; tries < turns; tries++) {
      if (await lease.take()) return;
      await wait(turn);
    }
    throw movedMeanwhile();
  }

  return {
    read: async (key) => (await newest())[key],
    write(key, value, before) {
      const written = queue.then(async () => {
        await take();
        try {
          const known = await all();
          if (!isDeepStrictEqual(known[key], before)) throw movedMeanwhile();
          await storage.write(name, JSON.stringify({ ...known, [key]: value }));
          // What is being read may be what was there before.
          reading = undefined;
        } finally {
          await lease.release();
        }
      });
      queue = written.catch(() => undefined);
      return written;
    },
  };
}

function movedMeanwhile(): SourceError {
  return new SourceError('conflict', 'another window keeps ticks at the same time', { status: 409 });
}
