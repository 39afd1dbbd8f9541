import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { SourceError, type SourceErrorKind, type StorySource } from '../../src/sources/story-source';
import { openSession, type Session } from '../../src/sync/session';
import type { Deployment } from '../simulator/model';
import type { Simulator } from '../simulator/simulator';
import { memoryJournal, ownLease } from '../unit/sync/outbox/memory-journal';
import { memoryStorage } from '../unit/sync/memory-storage';
import { credentialsOf, sourceAt } from '../unit/sources/jira/simulated-site';
import { startSite } from './jira-world';
import type { Cell, Run } from './matrix-writes';
import { matrixHttp, strikes } from './strikes';

const key = 'SHOP-7';

/** Every read of a source. */
const reads: Readonly<Record<string, (source: StorySource) => Promise<unknown>>> = {
  me: (source) => source.me(),
  boards: (source) => source.boards('Web'),
  projects: (source) => source.projects('shop'),
  sprints: (source) => source.sprints(['active', 'future', 'backlog']),
  sprintContent: async (source) => {
    const [sprint] = await source.sprints(['active']);
    if (!sprint) throw new Error('no active sprint');
    const { sprint: newest, stories, problems } = await source.sprintContent(sprint);
    return { newest, problems, stories: stories.map(({ counted, ...shown }) => shown) };
  },
  story: (source) => source.story(key),
  transitions: (source) => source.transitions(key),
  permissions: (source) => source.permissions(key),
  productOwners: (source) => source.productOwners(key),
};

/** What an error may be called, by the name of the fault. */
const kindsOf = (fault: string): readonly SourceErrorKind[] => {
  if (fault.startsWith('429')) return ['rate-limited'];
  if (fault === '401') return ['not-signed-in'];
  if (fault.includes('portal')) return ['not-jira'];
  return ['unreachable'];
};

/** A read that fails says why in a word for it, and goes well at the next time. */
export async function readCells(deployment: Deployment, run: Run): Promise<Cell[]> {
  const cells: Promise<Cell>[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const plain = await startSite(deployment);
    await read(sourceOf(plain));
    const requests = plain.requests.length;
    await plain.close();
    for (const [fault, strike] of Object.entries(strikes)) {
      for (let nth = 1; nth <= requests; nth++) {
        const cell = `${deployment}, ${name}, ${fault} at request ${nth} of ${requests}`;
        cells.push(
          run(cell, async () => {
            const site = await startSite(deployment);
            try {
              const source = sourceOf(site);
              site.addFault({ ...strike, every: nth });
              const wrong = await wrongWith(fault, () => read(source));
              const isStruck = site.pendingFaults === 0;
              site.clearFaults();
              await untilAllowed(fault, site);
              const again = isDeepStrictEqual(await read(source), await read(sourceOf(site)));
              const late = again ? undefined : 'not the same when it is over';
              return { name: cell, isStruck, ...((wrong ?? late) && { wrong: wrong ?? late }) };
            } finally {
              await site.close();
            }
          }),
        );
      }
    }
  }
  return [...(await Promise.all(cells)), ...(await storeCells(deployment, run))];
}

/** What is known stays shown whatever becomes of a refresh, and the next one brings what is new. */
async function storeCells(deployment: Deployment, run: Run): Promise<Cell[]> {
  const refreshes: Readonly<Record<string, (session: Session) => Promise<void>>> = {
    'refresh of the sprint': ({ refresh }) => refresh.sprints({ anew: true }),
    'refresh of a story': ({ refresh }) => refresh.story(key),
  };
  const cells: Promise<Cell>[] = [];
  for (const [name, renew] of Object.entries(refreshes)) {
    const { session: first, site: plain } = await known(deployment);
    plain.clearRequests();
    await renew(first);
    const requests = plain.requests.length;
    await first.dispose();
    await plain.close();
    for (const [fault, strike] of Object.entries(strikes)) {
      for (let nth = 1; nth <= requests; nth++) {
        const cell = `${deployment}, ${name}, ${fault} at request ${nth} of ${requests}`;
        cells.push(
          run(cell, async () => {
            const { session, site } = await known(deployment);
            try {
              const before = shown(session);
              site.addFault({ ...strike, every: nth });
              await renew(session);
              const isStruck = site.pendingFaults === 0;
              const lost = missing(before, shown(session), fault);
              site.clearFaults();
              await untilAllowed(fault, site);
              site.issue(key).summary = 'Said anew';
              site.issue(key).updated = Date.now();
              await renew(session);
              const isNew = titles(session).includes('Said anew');
              const wrong = lost ?? (isNew ? undefined : 'what is new does not come');
              return { name: cell, isStruck, ...(wrong && { wrong }) };
            } finally {
              await session.dispose();
              await site.close();
            }
          }),
        );
      }
    }
  }
  return Promise.all(cells);
}

function sourceOf(site: Simulator): StorySource {
  return sourceAt(site, { timings: matrixHttp, credentials: () => Promise.resolve(credentialsOf(site)) });
}

/** A session that knows the sprint and a story with a question and a link. */
async function known(deployment: Deployment): Promise<{ session: Session; site: Simulator }> {
  const site = await startSite(deployment);
  const source = sourceOf(site);
  await source.ask(key, { id: 'Q-7F3A12BC', text: 'Is it so?' });
  await source.putLink(key, { kind: 'web', globalId: 'w', title: 'A page', url: 'https://example.test/' });
  const session = await openSession({
    ...{ source: sourceOf(site), storage: memoryStorage(), place: site.url, journal: memoryJournal() },
    ...{ lease: ownLease, chosenSprint: () => undefined, now: Date.now, onProblem: () => undefined },
  });
  await session.refresh.sprints();
  await session.refresh.story(key);
  return { session, site };
}

/** Everything that is shown, by names of its parts. */
function shown({ store }: Session): Map<string, unknown> {
  const story = store.story(key)?.value;
  return new Map<string, unknown>([
    ['sprints', store.sprints?.value.map(({ sprint }) => sprint.id)],
    ['stories', store.summaries.map((one) => one.key)],
    ['progress', store.summaries.map((one) => one.progress)],
    ['epics', store.summaries.map((one) => one.epic)],
    ['criteria', story?.criteria.map(({ text, checked }) => [text, checked])],
    ['questions', story?.questions.map(({ id }) => id)],
    ['links', story?.links],
    ['comments', story?.comments.map(({ id }) => id)],
    ['history', story?.history.map(({ id }) => id)],
    ['goal', story?.epicGoal],
    ['documents', story?.documents.length],
  ]);
}

/** Of the story, wherever it is shown. */
function titles({ store }: Session): (string | undefined)[] {
  const listed = store.sprints?.value.flatMap(({ stories }) => stories) ?? [];
  return [
    store.story(key)?.value.title,
    ...listed.filter((one) => one.key === key).map(({ title }) => title),
  ];
}

function missing(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  fault: string,
): string | undefined {
  // A resource that is broken by itself is left out, so that a story can be read at all.
  const leftOut = fault === '500' ? ['epics'] : [];
  const gone = [...before.keys()].filter(
    (name) => !leftOut.includes(name) && !isDeepStrictEqual(before.get(name), after.get(name)),
  );
  return gone.length > 0 ? `no longer shown as they were: ${gone.join(', ')}` : undefined;
}

async function wrongWith(fault: string, read: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) return `rejects with ${String(error)}`;
    return kindsOf(fault).includes(error.kind) ? undefined : `rejects with ${error.message}`;
  }
}

/** A source that asks for it is left alone for so long; where the identity was refused, there is another one. */
async function untilAllowed(fault: string, site: Simulator): Promise<void> {
  if (fault.startsWith('429')) await wait(310);
  if (fault !== '401') return;
  // What was asked with the old one has its answer by then.
  await wait(50);
  Object.assign(site.people.mira, { token: 'token-1' });
  Object.assign(site, { token: 'token-1' });
}
