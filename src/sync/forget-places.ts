import type { StateStorage } from './state-file';

/** What the names of states begin with. */
export const statePrefix = 'stories-';
/** Milliseconds after which a place nobody looked at is forgotten. */
const longest = 30 * 24 * 3_600_000;
/** Places kept beside the one in use. */
const most = 20;

/**
 * Forgets what is known of the stories of places nobody looked at for long, and of all but the last few. Ticks and writes
 * that are kept on this machine stay.
 *
 * @param current name of the state in use
 * @param now milliseconds since the epoch
 */
export async function forgetPlaces(storage: StateStorage, current: string, now: number): Promise<void> {
  const others = (await storage.list()).filter(
    ({ name }) => name.startsWith(statePrefix) && name !== current,
  );
  const byAge = [...others].sort((one, other) => other.at - one.at);
  const old = byAge.filter(({ at }, index) => index >= most || now - at > longest);
  await Promise.all(old.map(({ name }) => storage.remove(name)));
}
