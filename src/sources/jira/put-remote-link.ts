import { isDeepStrictEqual } from 'node:util';
import type { CommitEntry } from '../../domain/acceptance/ledger-commits';
import { readLedger, recordCommit, writeLedger } from '../../domain/acceptance/ledger';
import { commitOfId } from '../../domain/link-id';
import type { StoryLink } from '../../domain/story';
import { SourceError } from '../story-source';
import { acceptanceProperty } from './issue';
import { linkBody, storedId } from './remote-links';
import type { Site } from './site';
import { isPassing, isUncertain, putAcceptanceProperty } from './write-ticks';

/** Attempts at an edit of the record that others make at the same time. */
const attempts = 3;

/** Adds the link or replaces the one with its id; what it says of criteria goes into the record of the issue's ticks. */
export async function putRemoteLink(
  site: Site,
  key: string,
  link: StoryLink,
  signal?: AbortSignal,
): Promise<void> {
  // The same `globalId` replaces, so that a second arrival changes nothing.
  const path = `${site.issuePath(key)}/remotelink`;
  await site.client.send({ method: 'POST', path, body: linkBody(link), repeatable: true, signal });
  const sha = commitOfId(link.globalId);
  if (sha !== undefined && link.criteria) await record(site, key, { sha, criteria: link.criteria }, signal);
}

/** Takes a link away, and what the record says of its commit. */
export async function removeRemoteLink(
  site: Site,
  key: string,
  globalId: string,
  signal?: AbortSignal,
): Promise<void> {
  const path = `${site.issuePath(key)}/remotelink`;
  const query = { globalId: storedId(globalId) };
  const sha = commitOfId(globalId);
  try {
    await site.client.send({ method: 'DELETE', path, query, repeatable: true, signal });
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'not-found') throw error;
    // It is gone already, unless it is the issue that is not there.
    if (sha === undefined) await site.issue(key, ['summary'], signal);
  }
  if (sha !== undefined) await record(site, key, { sha, criteria: [] }, signal);
}

/**
 * Records for which criteria a commit is: for everybody where the record of the issue may be written, otherwise on this
 * machine. Jira locks nothing and replaces the whole record, so it is read again, and written again where it was
 * somebody else's at the same time.
 */
async function record(
  site: Site,
  key: string,
  { sha, criteria }: Pick<CommitEntry, 'sha' | 'criteria'>,
  signal?: AbortSignal,
): Promise<void> {
  let commit: CommitEntry | undefined;
  for (let attempt = 1; ; attempt++) {
    const issue = await site.issue(key, ['summary'], signal);
    const before = readLedger(issue.properties?.[acceptanceProperty]);
    commit ??= await signed(site, { sha, criteria }, signal);
    const value = writeLedger(recordCommit(before, commit));
    if (isDeepStrictEqual(value, writeLedger(before))) return forgetLocally(site, issue.key, sha);
    if (attempt > attempts) throw new SourceError('conflict', 'somebody else is ticking right now');
    try {
      await putAcceptanceProperty(site, key, value, signal);
    } catch (error) {
      const isForbidden = error instanceof SourceError && error.kind === 'forbidden';
      if (isForbidden) return recordLocally(site, issue.key, commit, error);
      if (!isUncertain(error) || attempt === attempts) throw error;
    }
  }
}

async function signed(
  site: Site,
  commit: Pick<CommitEntry, 'sha' | 'criteria'>,
  signal?: AbortSignal,
): Promise<CommitEntry> {
  // Without a name where it is not to be had; a trouble that passes is waited for.
  const me = await site.optional('Who links', site.me(signal), isPassing);
  return { ...commit, at: new Date().toISOString(), ...(me && { by: me.name }) };
}

async function recordLocally(
  { options: { localLedger, log } }: Site,
  key: string,
  commit: CommitEntry,
  why: SourceError,
): Promise<void> {
  log(`${key}: what a commit is for stays on this machine, because of ${String(why)}`);
  const kept = await localLedger?.read(key);
  const before = readLedger(kept);
  const after = recordCommit(before, commit);
  if (after !== before) await localLedger?.write(key, writeLedger(after), kept);
}

/** What everybody has is not kept on this machine too. */
async function forgetLocally({ options: { localLedger } }: Site, key: string, sha: string): Promise<void> {
  const kept = await localLedger?.read(key);
  const before = readLedger(kept);
  const after = recordCommit(before, { sha, criteria: [] });
  if (after !== before) await localLedger?.write(key, writeLedger(after), kept);
}
