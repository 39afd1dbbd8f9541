import { outlookKind } from './kept-outlook';
import { sprintKind } from './sprint-histories';
import type { StateStorage } from './state-file';

/** What the names of states begin with. */
export const statePrefix = 'stories-';
/** Milliseconds after which a place nobody looked at is forgotten. */
const longest = 30 * 24 * 3_600_000;
/** What can be read again, by what its names begin with, and how many are kept of it beside what is in use. */
const kinds: readonly (readonly [prefix: string, most: number])[] = [
  [statePrefix, 20],
  [`${outlookKind}-`, 20],
  [`${sprintKind}-`, 100],
];

/**
 * Forgets what is known of the stories of places nobody looked at for long, and of all but the last few. Ticks and writes
 * that are kept on this machine stay.
 *
 * @param current name of the state in use
 * @param now milliseconds since the epoch
 */
export async function forgetPlaces(storage: StateStorage, current: string, now: number): Promise<void> {
  const all = await storage.list();
  const old = kinds.flatMap(([prefix, most]) =>
    all
      .filter(({ name }) => name.startsWith(prefix) && name !== current)
      .sort((one, other) => other.at - one.at)
      .filter(({ at }, index) => index >= most || now - at > longest),
  );
  await Promise.all(old.map(({ name }) => storage.remove(name)));
}
