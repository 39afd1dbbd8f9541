import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createJournalFolder } from '../../src/host/journal-folder';
import { readJournal } from '../../src/sync/outbox/journal';
import type { Deployment } from '../simulator/model';
import type { RecordedRequest } from '../simulator/recording';
import type { Simulator } from '../simulator/simulator';
import { credentialsOf, sourceAt } from '../unit/sources/jira/simulated-site';
import { timings } from './history';
import { snapshot, type Wish, wishes } from './intentions';
import { startSite, transitionTo } from './jira-world';
import { type Cell, difference, type Run } from './matrix-writes';
import type { Fall } from './window-protocol';
import { type OpenedWindow, openWindowIn, WindowGone } from './windows';

const longest = 8_000;

interface Given {
  readonly site: Simulator;
  readonly wish: Wish;
  /** States before and after. */
  readonly before: string;
  open(fall?: Fall): Promise<OpenedWindow>;
  /** Writes that are open in the journal. */
  left(): Promise<number>;
}

async function within<T>(
  deployment: Deployment,
  name: string,
  root: string,
  bundle: string,
  work: (given: Given) => Promise<T>,
): Promise<T> {
  const folder = await fs.mkdtemp(path.join(root, 'kill-'));
  const site = await startSite(deployment);
  const windows: OpenedWindow[] = [];
  try {
    const wish = await wishes[name]?.(sourceAt(site), site);
    if (!wish) throw new Error(`no wish ${name}`);
    site.clearRequests();
    const outbox = path.join(folder, 'outbox');
    return await work({
      ...{ site, wish, before: snapshot(site) },
      async open(fall) {
        const window = await openWindowIn(
          'process',
          bundle,
          {
            ...{ source: { kind: 'jira', url: site.url, deployment }, credentials: credentialsOf(site) },
            ...{ outbox, storage: folder, timings, patience: 60_000, clock: 0, fall },
          },
          (what) => {
            throw new Error(what);
          },
        );
        windows.push(window);
        return window;
      },
      left: async () => readJournal(await createJournalFolder(outbox).read()).open.size,
    });
  } finally {
    await Promise.all(windows.map((window) => window.kill()));
    await site.close();
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function drained(window: OpenedWindow): Promise<string | undefined> {
  const deadline = performance.now() + longest;
  for (;;) {
    const [write] = await window.writes();
    if (!write) return undefined;
    if (write.state === 'refused') return `refused: ${write.failure?.kind} ${write.failure?.detail}`;
    if (performance.now() > deadline) return `not written: ${write.state} ${write.failure?.kind}`;
    await wait(5);
  }
}

/** What somebody else does to the issue after a write took effect and before another window goes on with it. */
const meanwhile: Readonly<Record<string, (site: Simulator, key: string) => void>> = {
  move: (site, key) => void (site.issue(key).statusId = transitionTo('Done').to.id),
  'assignment to me': (site, key) => void (site.issue(key).assigneeId = site.people.aiko.accountId),
  'assignment to another': (site, key) => void (site.issue(key).assigneeId = site.people.aiko.accountId),
  'assignment to nobody': (site, key) => void (site.issue(key).assigneeId = site.people.aiko.accountId),
  'edited question': (site, key) => {
    const comment = site.issue(key).comments.at(-1);
    if (comment)
      Object.assign(comment, { body: site.issue(key).description, updated: comment.updated + 60_000 });
  },
  'edited comment': (site, key) => {
    const comment = site.issue(key).comments.at(-1);
    if (comment) comment.body = site.issue(key).description;
  },
};

/** What somebody else did after the write is not undone by a window that does not know whether it took effect. */
async function overtaken(cell: string, name: string, nth: number, given: Given): Promise<Cell> {
  const { site, wish, open } = given;
  const window = await open();
  site.addFault({ kind: 'hang-after', every: Math.max(1, nth - site.requests.length) });
  await window.add(wish);
  const deadline = performance.now() + longest;
  while (site.pendingFaults > 0 && performance.now() < deadline) await wait(2);
  const isStruck = site.pendingFaults === 0;
  await window.kill();
  meanwhile[name]?.(site, wish.key);
  const before = snapshot(site);
  const told = await drained(await open());
  const isTold = told?.startsWith('refused: conflict') === true;
  const wrong = snapshot(site) === before ? undefined : difference(before, snapshot(site));
  const all = wrong ?? (isTold ? undefined : `not shown as a conflict: ${told}`);
  return { name: cell, isStruck, ...(all && { wrong: all }) };
}

/**
 * Every write, its process killed at each of its requests and each of its lines in the journal; another one goes on at
 * once.
 */
export async function killCells(
  deployment: Deployment,
  root: string,
  bundle: string,
  run: Run,
): Promise<Cell[]> {
  const cells: Promise<Cell>[] = [];
  for (const name of Object.keys(wishes)) {
    const here = <T>(work: (given: Given) => Promise<T>): Promise<T> =>
      within(deployment, name, root, bundle, work);
    const { methods, nth, state } = await here(async ({ site, wish, open }) => {
      const window = await open();
      await window.add(wish);
      const wrong = await drained(window);
      if (wrong) throw new Error(`${deployment} ${name}: ${wrong}`);
      // What is read behind it may be asked for with POST as well.
      const isIt = ({ method, path: of }: RecordedRequest): boolean =>
        method !== 'GET' && of.includes(`/issue/${wish.key}/`);
      const nth = site.requests.findLastIndex(isIt) + 1;
      return { methods: site.requests.map(({ method }) => method), nth, state: snapshot(site) };
    });
    const ended = async ({ site, open, left }: Given, isKept: boolean): Promise<string | undefined> => {
      const next = await open();
      const wrong = await drained(next);
      if (wrong) return wrong;
      if ((await left()) > 0) return 'left in the journal';
      return snapshot(site) === state || !isKept ? undefined : difference(state, snapshot(site));
    };
    methods.forEach((method, index) => {
      for (const when of method === 'GET' ? (['before'] as const) : (['before', 'after'] as const)) {
        const cell = `${deployment}, ${name}, killed ${when} request ${index + 1} of ${methods.length}`;
        cells.push(
          run(cell, () =>
            here(async (given) => {
              const { site, wish, open } = given;
              const window = await open();
              site.addFault({ kind: `hang-${when}`, every: Math.max(1, index + 1 - site.requests.length) });
              await window.add(wish);
              const deadline = performance.now() + longest;
              while (site.pendingFaults > 0 && performance.now() < deadline) await wait(2);
              const isStruck = site.pendingFaults === 0;
              await window.kill();
              site.clearFaults();
              const wrong = await ended(given, true);
              return { name: cell, isStruck, ...(wrong && { wrong }) };
            }),
          ),
        );
      }
    });
    if (name in meanwhile) {
      const cell = `${deployment}, ${name}, killed after it took effect, and somebody else went on`;
      cells.push(run(cell, () => here((given) => overtaken(cell, name, nth, given))));
    }
    for (const when of ['before', 'halfway', 'after'] as const) {
      for (const append of [1, 2, 3]) {
        const cell = `${deployment}, ${name}, killed ${when} line ${append} of the journal`;
        cells.push(
          run(cell, () =>
            here(async (given) => {
              const window = await given.open({ append, when });
              const isKept = await window.add(given.wish).then(
                () => true,
                (error: unknown) => {
                  if (error instanceof WindowGone) return false;
                  throw error;
                },
              );
              await Promise.race([window.gone, wait(longest)]);
              const wrong = await ended(given, isKept);
              const now = snapshot(given.site);
              const isOdd = now !== state && now !== given.before;
              return {
                ...{ name: cell, isStruck: window.isGone },
                ...((wrong ?? isOdd) && { wrong: wrong ?? difference(state, now) }),
              };
            }),
          ),
        );
      }
    }
  }
  return Promise.all(cells);
}
