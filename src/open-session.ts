import path from 'node:path';
import type * as vscode from 'vscode';
import { readOwnerSetting } from './domain/owner-setting';
import type { Person } from './domain/story';
import { createJournalFolder, journalFolder, journalFolders } from './host/journal-folder';
import { createLease } from './host/lease';
import type { Log } from './host/log';
import type { CredentialStore } from './host/secrets';
import type { Settings } from './host/settings';
import type { Site, Sites } from './host/sites';
import { createStorage } from './host/storage';
import type { JiraCredentials } from './sources/jira';
import { lazySource } from './sources/lazy-source';
import type { StorySource } from './sources/story-source';
import type { TickLedger } from './sources/tick-ledger';
import { fileNameOf } from './sync/file-name';
import { createLocalLedger } from './sync/local-ledger';
import { createMemory } from './sync/memory';
import { readJournal } from './sync/outbox/journal';
import { openSession, type Session } from './sync/session';

/** What sessions are opened with. */
export interface Surroundings {
  readonly settings: Settings;
  readonly sites: Sites;
  readonly credentials: CredentialStore<JiraCredentials>;
  readonly log: Log;
  readonly userAgent: string;
  readonly context: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>;
  /** The name commits are made under here. */
  gitUser(): Promise<Person | undefined>;
  /** Key of the story the user works on. */
  currentStory(): string | undefined;
}

/** Opens a Jira, and the board or the query that was chosen of it, if one was. */
export async function openJira(
  around: Surroundings,
  site: Site,
): Promise<{ readonly session: Session; readonly isChosen: boolean }> {
  const { settings, sites, credentials, log, userAgent } = around;
  const { baseUrl, deployment, account, accountId } = site;
  const boardId = settings.boardId || sites.board(baseUrl);
  const storyQuery = settings.storyQuery || (settings.boardId ? undefined : sites.query(baseUrl));
  const name = baseUrl.replace(/^https?:\/\//, '');
  const source = lazySource({ kind: 'jira', name, address: baseUrl }, async () => {
    const { createJiraSource } = await import('./sources/jira');
    return createJiraSource({
      ...{ baseUrl, deployment, boardId, storyQuery, userAgent },
      credentials: () => credentials.read(baseUrl),
      acceptanceFields: settings.acceptanceFields,
      acceptanceHeadings: settings.acceptanceHeadings,
      productOwner: readOwnerSetting(settings.productOwner),
      writeTo: settings.writeTo,
      log: (line) => log.info(line),
      localLedger: localLedger(around, baseUrl),
      // What seldom changes of a site is the same in every workspace.
      layoutMemory: createMemory(createStorage(everywhere(around)), 'layout', `${baseUrl} ${boardId ?? ''}`),
    });
  });
  const place = `${baseUrl} ${storyQuery ?? boardId ?? ''}`;
  const signedInAs = accountId === undefined ? undefined : { id: accountId, name: account };
  const session = await openAt(around, { source, place, whole: baseUrl, signedInAs });
  return { session, isChosen: Boolean(boardId || storyQuery) };
}

/** Opens a folder of Markdown stories. */
export function openMarkdown(around: Surroundings, folder: vscode.Uri): Promise<Session> {
  const { settings, log } = around;
  const place = folder.toString();
  const source = lazySource({ kind: 'markdown', name: settings.markdownFolder }, async () => {
    const [{ createMarkdownSource }, { createBacklogFiles }] = await Promise.all([
      import('./sources/markdown'),
      import('./host/backlog-files'),
    ]);
    return createMarkdownSource({
      folder: settings.markdownFolder,
      files: createBacklogFiles(folder),
      now: () => new Date(),
      history: folder.scheme === 'file' ? gitHistory(folder.fsPath) : undefined,
      headings: settings.acceptanceHeadings,
      writeTo: settings.writeTo,
      productOwner: readOwnerSetting(settings.productOwner),
      me: () => around.gitUser(),
      localLedger: localLedger(around, place),
      log: (line) => log.info(line),
    });
  });
  return openAt(around, { source, place, whole: place });
}

/** Whether an earlier window left something of any source that was not sent. */
export async function hasUnsent(around: Surroundings): Promise<boolean> {
  for (const folder of await journalFolders(everywhere(around))) {
    if (readJournal(await createJournalFolder(folder).read()).open.size > 0) return true;
  }
  return false;
}

interface Opened {
  readonly source: StorySource;
  readonly place: string;
  /** Names the source, whatever of it was chosen. */
  readonly whole: string;
  readonly signedInAs?: Person;
}

function openAt(around: Surroundings, { source, place, whole, signedInAs }: Opened): Promise<Session> {
  const { context, sites, log } = around;
  // What was done in one workspace is sent from another too.
  const outbox = journalFolder(everywhere(around), fileNameOf(whole));
  return openSession({
    ...{ source, place, signedInAs },
    journal: createJournalFolder(outbox),
    lease: createLease(path.join(outbox, 'lease.json')),
    storage: createStorage((context.storageUri ?? context.globalStorageUri).fsPath),
    chosenSprint: () => sites.sprint(place),
    currentStory: () => around.currentStory(),
    now: Date.now,
    onProblem: (doing, error) => log.error(doing, error),
  });
}

/** What Git knows of the files of a folder; nothing where they are in no repository. */
function gitHistory(root: string) {
  return async (since: string | undefined, signal: AbortSignal | undefined) => {
    const { fileVersions } = await import('./git/file-versions');
    return fileVersions({ git: 'git', root }, since, signal);
  };
}

/** Ticks that have no place in the source are kept here, on this machine. */
function localLedger(around: Surroundings, place: string): TickLedger {
  const folder = everywhere(around);
  // Written for moments only, so one lease does for all places.
  return createLocalLedger(createStorage(folder), createLease(path.join(folder, 'ticks.lease.json')), place);
}

/** The folder of what all workspaces of this machine share. */
function everywhere({ context }: Surroundings): string {
  return context.globalStorageUri.fsPath;
}
