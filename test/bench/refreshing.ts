import { createJournalFolder } from '../../src/host/journal-folder';
import { createLease } from '../../src/host/lease';
import { createStorage } from '../../src/host/storage';
import { createJiraSource } from '../../src/sources/jira';
import { createMemory } from '../../src/sync/memory';
import { openSession, type Session } from '../../src/sync/session';
import path from 'node:path';
import type { Jira } from './jira';

/**
 * The real source, store and refresh of a window that shows a Jira's board, with its files in a folder.
 *
 * @param shared where all windows keep how the site is set up
 */
export function openWindow(jira: Jira, folder: string, shared = folder): Promise<Session> {
  const source = createJiraSource({
    baseUrl: jira.url,
    deployment: jira.deployment,
    credentials: () =>
      Promise.resolve(
        jira.deployment === 'cloud'
          ? { kind: 'cloud-token', email: jira.email, token: jira.token }
          : { kind: 'pat', token: jira.token },
      ),
    boardId: '1',
    writeTo: 'source',
    userAgent: 'story-context/0.0.0 (bench)',
    log: () => undefined,
    layoutMemory: createMemory(createStorage(shared), 'layout', jira.url),
  });
  return openSession({
    source,
    storage: createStorage(folder),
    place: jira.url,
    journal: createJournalFolder(path.join(folder, 'outbox')),
    lease: createLease(path.join(folder, 'outbox', 'lease.json')),
    chosenSprint: () => undefined,
    now: Date.now,
    onProblem: (doing, error) => {
      throw new Error(`${doing}: ${String(error)}`);
    },
  });
}

/** Throws where the last refresh did not bring all stories. */
export function checkRefreshed({ refresh, store }: Session, stories: number): void {
  const { sprintsAttempt } = refresh;
  if (sprintsAttempt.kind !== 'done' || store.summaries.length !== stories) {
    throw new Error(`${store.summaries.length} of ${stories} stories: ${sprintsAttempt.kind}`);
  }
}
