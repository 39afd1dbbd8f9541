import fs from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { plainText } from '../../src/domain/plain-text';
import { createJournalFolder } from '../../src/host/journal-folder';
import { createLease } from '../../src/host/lease';
import { createStorage } from '../../src/host/storage';
import { createJiraSource } from '../../src/sources/jira';
import { createMarkdownSource } from '../../src/sources/markdown';
import type { StorySource } from '../../src/sources/story-source';
import { createLocalLedger } from '../../src/sync/local-ledger';
import type { JournalFolder } from '../../src/sync/outbox/journal';
import { openSession, type Session } from '../../src/sync/session';
import { createNodeFiles } from '../unit/sources/markdown/node-files';
import { remarksIn, valuesOf, wordsOf } from './story-state';
import type { Fall, Window, WindowSetting } from './window-protocol';

/** Short, and long enough for a machine with much to do: an answer that comes late is not what is looked into here. */
const httpTimings = { silence: 700, answer: 5_000, pause: 2, longestWait: 400 };

/** A window that opens its session as the extension does, on real files and a real network. */
export async function openWindow(setting: WindowSetting): Promise<Window> {
  let { clock, credentials } = setting;
  const failing = { code: '', times: 0 };
  const storage = createStorage(setting.storage);
  const leaseOf = (name: string) =>
    createLease(path.join(setting.outbox, name), {
      ...{ beat: setting.patience / 6, patience: setting.patience, contest: 30 },
    });
  const ledger = createLocalLedger(storage, leaseOf('ticks-lease.json'), 'here');
  const { source: from } = setting;

  const files = (folder: string) => {
    const real = createNodeFiles(folder);
    return {
      ...real,
      async write(name: string, bytes: Uint8Array, expected: Uint8Array, changed: () => Error) {
        if (failing.times > 0) {
          failing.times -= 1;
          throw Object.assign(new Error(`${failing.code}: ${name}`), { code: failing.code });
        }
        const draft = path.join(folder, `.${path.basename(name)}.draft`);
        await fs.promises.writeFile(draft, bytes);
        // Nothing comes between these two in this process, and there is no other that writes.
        if (!fs.readFileSync(path.join(folder, name)).equals(expected)) throw changed();
        fs.renameSync(draft, path.join(folder, name));
      },
    };
  };

  const createSource = (): StorySource =>
    from.kind === 'jira'
      ? createJiraSource({
          baseUrl: from.url,
          deployment: from.deployment,
          credentials: () => Promise.resolve(credentials),
          boardId: '1',
          writeTo: 'source',
          userAgent: 'story-context/0.0.0 (faults)',
          log: () => undefined,
          timings: httpTimings,
        })
      : createMarkdownSource({
          folder: 'backlog',
          files: files(from.folder),
          now: () => new Date(Date.now() + clock),
          writeTo: 'source',
          me: () => Promise.resolve({ id: 'Mira Lindqvist', name: 'Mira Lindqvist' }),
          localLedger: ledger,
        });

  const journal = falling(createJournalFolder(setting.outbox), setting.outbox, setting.fall);
  const open = (): Promise<Session> =>
    openSession({
      source: createSource(),
      storage,
      place: 'here',
      journal,
      lease: leaseOf('lease.json'),
      chosenSprint: () => undefined,
      now: () => Date.now() + clock,
      onProblem: () => undefined,
      timings: setting.timings,
    });

  let session = await open();

  return {
    add: ({ key, intention }) => session.outbox.add(key, intention),
    writes: () =>
      Promise.resolve(
        session.outbox.writes().map(({ id, key, state, failure }) => {
          const said = failure && { kind: failure.kind, detail: failure.detail };
          return { id, key, state, ...(said && { failure: said }) };
        }),
      ),
    retryNow: (ids) => session.outbox.retryNow(ids),
    discard: (ids) => session.outbox.discard(ids),
    async retry() {
      await session.outbox.reload();
      session.outbox.retry();
    },
    async refresh(key) {
      await session.refresh.story(key);
      const attempt = session.refresh.storyAttempt(key);
      const story = session.store.story(key)?.value;
      const known =
        story &&
        valuesOf({
          status: story.status.name,
          assignee: story.assignee?.name ?? '',
          ticks: new Map(
            // What says something else since it was ticked is for the user to decide.
            story.criteria
              .filter(({ tickedText }) => tickedText === undefined)
              .map(({ text, checked }) => [wordsOf(text), checked]),
          ),
          questions: story.questions.map(({ id, state, text, followUps }) => ({
            ...{ id, state: state === 'unconfirmed' ? ('open' as const) : state, words: text, answers: [] },
            replies: followUps
              .filter(({ isNudge }) => !isNudge)
              .map((one) => ({ id: one.id, words: one.text })),
            nudges: followUps.filter(({ isNudge }) => isNudge).length,
          })),
          links: story.links.map(({ globalId, title }) => [globalId, title]),
          ...{ flagged: story.flagged, points: story.points === undefined ? '' : String(story.points) },
          remarks: remarksIn(story.comments.map(({ document }) => plainText(document.blocks))),
          // How much is shown, and not when.
          ...{ work: [], spent: story.time?.spent ?? 0 },
        });
      return {
        ...(known && { known: [...known] }),
        ...(attempt.kind === 'failed' && { failure: attempt.error.message }),
      };
    },
    async signIn(newest) {
      credentials = newest;
      const before = session;
      session = await open();
      void before.outbox.flush(100).finally(() => before.dispose());
    },
    setClock: (newest) => Promise.resolve(void (clock = newest)),
    failFiles: (given) => Promise.resolve(void Object.assign(failing, given)),
    edit({ file, text, by }) {
      const before = fs.readFileSync(file, 'utf8');
      const after = before.replace(text, by);
      fs.writeFileSync(`${file}.draft`, after);
      fs.renameSync(`${file}.draft`, file);
      return Promise.resolve(before !== after);
    },
    async close() {
      await session.outbox.flush(200);
      await session.dispose();
    },
  };
}

/** The same journal, in which this process is killed at one of its writes. */
function falling(journal: JournalFolder, folder: string, fall: Fall | undefined): JournalFolder {
  if (!fall) return journal;
  let appends = 0;
  return {
    ...journal,
    async append(lines) {
      const isIt = ++appends === fall.append;
      if (isIt && fall.when === 'before') die();
      if (isIt && fall.when === 'halfway') {
        const newest = fs.readdirSync(folder).filter((name) => /^\d{6}\.jsonl$/.test(name));
        const file = path.join(folder, newest.at(-1) ?? '000001.jsonl');
        fs.appendFileSync(file, lines.slice(0, Math.floor(lines.length / 2)));
        die();
      }
      await journal.append(lines);
      if (isIt && fall.when === 'after') die();
    },
  };
}

/** At once, with nothing said to anybody. */
function die(): never {
  if (!isMainThread) throw new Error('Only a process of its own can fall.');
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
