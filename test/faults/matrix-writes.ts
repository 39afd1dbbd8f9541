import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createJournalFolder } from '../../src/host/journal-folder';
import { createLease } from '../../src/host/lease';
import { createStorage } from '../../src/host/storage';
import { readJournal } from '../../src/sync/outbox/journal';
import { openSession, type Session } from '../../src/sync/session';
import type { Fault } from '../simulator/faults';
import type { Deployment } from '../simulator/model';
import type { Simulator } from '../simulator/simulator';
import { credentialsOf, sourceAt } from '../unit/sources/jira/simulated-site';
import { timings } from './history';
import { snapshot, type Wish, wishes } from './intentions';
import { startSite } from './jira-world';
import { matrixHttp, strikes } from './strikes';

/** One cell: what was tried, and what was not as it has to be. */
export interface Cell {
  readonly name: string;
  readonly wrong?: string;
  /** Whether the fault struck. */
  readonly isStruck: boolean;
}

/** Runs a cell when its turn comes; what it rejects with is what is wrong with it. */
export type Run = (name: string, cell: () => Promise<Cell>) => Promise<Cell>;

const longest = 8_000;

interface Given {
  readonly site: Simulator;
  readonly session: Session;
  readonly wish: Wish;
  readonly journal: ReturnType<typeof createJournalFolder>;
  signIn(): void;
}

async function within<T>(
  deployment: Deployment,
  name: string,
  root: string,
  work: (given: Given) => Promise<T>,
): Promise<T> {
  const folder = await fs.mkdtemp(path.join(root, 'cell-'));
  const site = await startSite(deployment);
  try {
    const wish = await wishes[name]?.(sourceAt(site), site);
    if (!wish) throw new Error(`no wish ${name}`);
    site.clearRequests();
    const journal = createJournalFolder(path.join(folder, 'outbox'));
    const session = await openSession({
      source: sourceAt(site, {
        timings: matrixHttp,
        credentials: () => Promise.resolve(credentialsOf(site)),
      }),
      ...{ journal, storage: createStorage(folder), place: site.url, timings, now: Date.now },
      lease: createLease(path.join(folder, 'outbox', 'lease.json')),
      chosenSprint: () => undefined,
      onProblem: () => undefined,
    });
    let tokens = 0;
    const signIn = (): void => {
      tokens += 1;
      Object.assign(site.people.mira, { token: `token-${tokens}`, tokenExpired: false });
      Object.assign(site, { token: `token-${tokens}` });
      session.outbox.retry();
    };
    try {
      return await work({ site, session, wish, journal, signIn });
    } finally {
      await session.dispose();
    }
  } finally {
    await site.close();
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Waits until nothing is open, signing in again where that is what is waited for. */
async function drained({ session, signIn }: Given): Promise<string | undefined> {
  const deadline = performance.now() + longest;
  for (;;) {
    const [write] = session.outbox.writes();
    if (!write) return undefined;
    if (write.state === 'refused') return `refused: ${write.failure?.message}`;
    if (write.failure?.kind === 'not-signed-in' && write.state === 'waiting') signIn();
    if (performance.now() > deadline) return `not written: ${write.state} ${write.failure?.message}`;
    await wait(3);
  }
}

/** Requests of a write that nothing happens to, and the state it leads to. */
async function undisturbed(deployment: Deployment, name: string, root: string) {
  return within(deployment, name, root, async (given) => {
    const { site, session, wish } = given;
    await session.outbox.add(wish.key, wish.intention);
    const wrong = await drained(given);
    if (wrong) throw new Error(`${deployment} ${name}: ${wrong}`);
    return { requests: site.requests.length, state: snapshot(site) };
  });
}

/** Every write, each fault at each of its requests. */
export async function writeCells(deployment: Deployment, root: string, run: Run): Promise<Cell[]> {
  const cells: Promise<Cell>[] = [];
  for (const name of Object.keys(wishes)) {
    const { requests, state } = await undisturbed(deployment, name, root);
    for (const [fault, strike] of Object.entries(strikes)) {
      for (let nth = 1; nth <= requests; nth++) {
        const cell = `${deployment}, ${name}, ${fault} at request ${nth} of ${requests}`;
        cells.push(
          run(cell, () =>
            within(deployment, name, root, async (given) => {
              const { site, session, wish, journal } = given;
              site.addFault({ ...strike, every: nth });
              await session.outbox.add(wish.key, wish.intention);
              const wrong =
                (await drained(given)) ??
                (snapshot(site) === state ? undefined : difference(state, snapshot(site)));
              const left = readJournal(await journal.read()).open.size;
              return {
                ...{ name: cell, isStruck: site.pendingFaults === 0 },
                ...((wrong ?? left > 0) && { wrong: wrong ?? `${left} left in the journal` }),
              };
            }),
          ),
        );
      }
    }
    cells.push(...lasting(deployment, name, root, state, run));
  }
  return Promise.all(cells);
}

const always = { times: 'always' } as const;

/** Faults that do not pass, and what is to become of a write under them. */
const lastingFaults: Readonly<Record<string, readonly [Fault, 'waiting' | 'refused']>> = {
  'the network is gone': [{ kind: 'drop-before', ...always }, 'waiting'],
  '503 for everything': [{ kind: 'status', status: 503, ...always }, 'waiting'],
  'a portal in between': [{ kind: 'html', ...always }, 'waiting'],
  'no right to write': [{ kind: 'status', status: 403, method: 'PUT|POST|DELETE', ...always }, 'refused'],
};

/** As long as a fault lasts a write is kept with its reason; when it is over it is written. */
function lasting(
  deployment: Deployment,
  name: string,
  root: string,
  state: string,
  run: Run,
): Promise<Cell>[] {
  const cellOf = (cell: string, [lasts, expected]: readonly [Fault, string]): Promise<Cell> =>
    within(deployment, name, root, async (given) => {
      const { site, session, wish } = given;
      const before = snapshot(site);
      // Reads of Cloud that are made with POST are none of what is not permitted.
      const isState = wish.intention.do === 'changeQuestion';
      const written = isState ? '*/comment/*/properties/*' : '*/issue/SHOP-*';
      const path = lasts.status === 403 ? written : undefined;
      site.addFault({ ...lasts, ...(path && { path }) });
      const id = await session.outbox.add(wish.key, wish.intention);
      const outcome = await session.outbox.outcome(id, longest);
      const [write] = session.outbox.writes();
      const told = `${outcome.kind}, ${write?.state}: ${write?.failure?.message}`;
      const isKept = outcome.kind === expected && write?.failure !== undefined;
      let wrong = isKept ? undefined : told;
      if (snapshot(site) !== before) wrong ??= 'something was written';
      site.clearFaults();
      await session.outbox.retryNow([id]);
      wrong ??= await drained(given);
      if (snapshot(site) !== state) wrong ??= difference(state, snapshot(site));
      return { name: cell, isStruck: true, ...(wrong && { wrong }) };
    });
  return Object.entries(lastingFaults).map(([fault, lasts]) => {
    const cell = `${deployment}, ${name}, ${fault}`;
    return run(cell, () => cellOf(cell, lasts));
  });
}

/** The first lines in which two states are not the same. */
export function difference(expected: string, actual: string): string {
  const [one, other] = [expected.split('\n'), actual.split('\n')];
  const at = one.findIndex((line, index) => line !== other[index]);
  const lines = (all: readonly string[]): string => all.slice(Math.max(0, at - 1), at + 4).join(' ');
  return `${lines(other)} instead of ${lines(one)}`;
}
