import { dismissTicks, readLedger, writeLedger } from '../../domain/acceptance/ledger';
import type { Story } from '../../domain/story';
import { SourceError } from '../story-source';
import { ledgerOf } from './issue';
import { readStory } from './read-story';
import type { Site } from './site';
import { putAcceptanceProperty } from './write-ticks';

/**
 * Lets go of ticks whose criterion is gone, and gives the story as it is afterwards. For everybody where the record of
 * the issue has them and may be written, and otherwise on this machine.
 */
export async function dismissRemovedTicks(
  site: Site,
  key: string,
  ids: readonly string[],
  at: string,
  signal?: AbortSignal,
): Promise<Story> {
  const { localLedger } = site.options;
  const issue = await site.issue(key, ['summary'], signal);
  const shared = ledgerOf(issue);
  const kept = await localLedger?.read(issue.key);
  const local = readLedger(kept);
  const isShared = shared.entries.some(({ id, checked }) => checked && ids.includes(id));
  let isSharedWritten = false;
  if (isShared) {
    try {
      await putAcceptanceProperty(site, key, writeLedger(dismissTicks(shared, ids, at)), signal);
      isSharedWritten = true;
    } catch (error) {
      if (!(error instanceof SourceError) || error.kind !== 'forbidden' || !localLedger) throw error;
    }
  }
  if (localLedger && local.writable) {
    const copied = isSharedWritten ? [] : shared.entries.filter(({ id }) => ids.includes(id));
    const entries = new Map([...copied, ...local.entries].map((entry) => [entry.id, entry]));
    const after = dismissTicks({ ...local, entries: [...entries.values()] }, ids, at);
    if (after.entries.some(({ id }) => ids.includes(id))) {
      await localLedger.write(issue.key, writeLedger(after), kept);
    }
  }
  return readStory(site, key, signal);
}
