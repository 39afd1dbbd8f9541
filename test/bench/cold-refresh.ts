import { temporaryFolder } from '../launch/at-exit';
import { step } from '../launch/progress';
import { bareRefresh, necessaryAnswers } from './bare-refresh';
import { type Figure, figureOf } from './figure';
import { type Jira, startJira } from './jira';
import { median } from './median';
import { checkRefreshed, openWindow } from './refreshing';
import { byTurns } from './turns';
import { onTheWire } from './wire';

const sizes = [50, 500, 5_000] as const;
const latencies = [0, 20, 100] as const;

/**
 * How long it takes until a sprint is there of which nothing is known, and until its first stories are. How the site is
 * set up is known to all windows since the first one that showed it; that first one is measured too.
 */
export async function coldRefreshFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const stories of sizes) {
    for (const latency of latencies) {
      const name = `${stories} stories at ${latency} ms`;
      figures.push(...(await step(`Reading ${name}`, () => figuresOf(name, stories, latency, true))));
    }
  }
  const name = 'a site never seen, 500 stories at 100 ms';
  figures.push(...(await step(`Reading ${name}`, () => figuresOf(name, 500, 100, false))));
  return figures;
}

async function figuresOf(
  name: string,
  stories: number,
  latency: number,
  isSiteKnown: boolean,
): Promise<Figure[]> {
  const jira = await startJira({ deployment: 'cloud', stories, latency });
  const shared = await temporaryFolder();
  try {
    // Whoever comes first learns how the site is set up.
    if (isSiteKnown) await coldRefresh(jira, stories, shared.path);
    const isLong = stories > 1_000;
    const { ours, bare } = await byTurns(
      isLong ? 3 : 5,
      {
        ours: () => coldRefresh(jira, stories, isSiteKnown ? shared.path : undefined),
        bare: () => timeOf(() => bareRefresh(jira, isSiteKnown)),
      },
      // What is read of a long one is enough to warm up by itself.
      isLong ? 0 : 1,
    );
    const last = ours.at(-1);
    const whole = figureOf({
      name: `cold refresh of ${name}`,
      unit: 'ms',
      values: ours.map(({ whole }) => whole),
      floor: { name: 'the same requests alone', values: bare },
      // Without latency there is no limit but the machine's.
      ...(latency > 0 && { target: { of: 'ratio', most: 1.3 } as const }),
      more: {
        requests: last?.requests ?? 0,
        kB: (last?.bytes ?? 0) / 1_000,
        'of network at least, ms': necessaryAnswers(stories) * latency,
      },
    });
    if (latency === 0) return [whole];
    const first = figureOf({
      name: `first stories of ${name}`,
      unit: 'answers',
      values: ours.map(({ answers }) => answers),
      // The first answer says that the credentials are good, before more is sent with them.
      target: { of: 'value', most: isSiteKnown ? 2 : 3 },
      more: { ms: median(ours.map(({ first }) => first)) },
    });
    return [whole, first];
  } finally {
    await jira.close();
    await shared.remove();
  }
}

interface ColdRefresh {
  /** Milliseconds until everything is in the store, and until the first stories are. */
  readonly whole: number;
  readonly first: number;
  /** Answers waited for, one after the other, before the first stories. */
  readonly answers: number;
  readonly requests: number;
  readonly bytes: number;
}

/** @param shared where windows keep how the site is set up; absent for the first one there ever was */
async function coldRefresh(jira: Jira, stories: number, shared?: string): Promise<ColdRefresh> {
  const folder = await temporaryFolder();
  const start = performance.now();
  let first: number | undefined;
  const { result, requests, bytes, answersBefore } = await onTheWire(async () => {
    const session = await openWindow(jira, folder.path, shared);
    session.store.onChange(() => {
      if (session.store.summaries.length > 0) first ??= performance.now();
    });
    await session.refresh.sprints();
    return { session, end: performance.now() };
  });
  const { session, end } = result;
  try {
    checkRefreshed(session, stories);
    if (first === undefined) throw new Error('No stories came.');
    return { whole: end - start, first: first - start, answers: answersBefore(first), requests, bytes };
  } finally {
    await session.dispose();
    await session.store.saved();
    await folder.remove();
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
