import { temporaryFolder } from '../launch/at-exit';
import { step } from '../launch/progress';
import type { Session } from '../../src/sync/session';
import { type Figure, figureOf } from './figure';
import { startJira, type Jira } from './jira';
import { checkRefreshed, openWindow } from './refreshing';
import { byTurns } from './turns';
import { onTheWire } from './wire';

const sizes = [50, 500, 5_000] as const;
const [least, , largest] = sizes;
const latency = 20;

/** What a refresh costs when the sprint is known: where nothing changed, and where a story in a hundred did. */
export async function warmRefreshFigures(): Promise<Figure[]> {
  const costs = new Map<number, { readonly nothing: Cost[]; readonly part: Cost[] }>();
  for (const stories of sizes) {
    costs.set(stories, await step(`Reading ${stories} stories again`, () => costsOf(stories)));
  }
  return (['nothing', 'part'] as const).flatMap((changed) => {
    const of = (stories: number): Cost[] => costs.get(stories)?.[changed] ?? [];
    const what = changed === 'nothing' ? 'nothing changed' : '1 % changed';
    return [
      ...sizes.map((stories) => requestsFigure(`${stories} stories, ${what}`, of(stories))),
      // A hundredth of many is more than a hundredth of few, in bytes and in work.
      ...(changed === 'nothing' ? independenceFigures(of(least), of(largest)) : []),
    ];
  });
}

interface Cost {
  readonly requests: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Milliseconds of this process' own time, with writing what is known to disk. */
  readonly work: number;
}

async function costsOf(stories: number): Promise<{ nothing: Cost[]; part: Cost[] }> {
  const jira = await startJira({ deployment: 'cloud', stories, latency });
  const folder = await temporaryFolder();
  try {
    const session = await openWindow(jira, folder.path);
    await session.refresh.sprints();
    checkRefreshed(session, stories);
    await session.store.saved();
    const changed = Math.ceil(stories / 100);
    const runs = stories > 1_000 ? 4 : 7;
    // One after the other: what was edited a moment ago is asked for again, as search may have been behind.
    const { nothing } = await byTurns(runs, { nothing: () => warmRefresh(session, stories) });
    const { part } = await byTurns(runs, { part: () => afterEdit(jira, changed, session, stories) });
    const costs = { nothing, part };
    await session.dispose();
    return costs;
  } finally {
    await jira.close();
    await folder.remove();
  }
}

async function afterEdit(jira: Jira, changed: number, session: Session, stories: number): Promise<Cost> {
  const before = new Map(session.store.summaries.map(({ key, updated }) => [key, updated]));
  await jira.edit(changed);
  const cost = await warmRefresh(session, stories);
  const seen = session.store.summaries.filter(({ key, updated }) => before.get(key) !== updated).length;
  if (seen !== changed) throw new Error(`${seen} of ${changed} changed stories came.`);
  return cost;
}

async function warmRefresh(session: Session, stories: number): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  const { requests, bytes, result } = await onTheWire(async () => {
    await session.refresh.sprints();
    return performance.now() - start;
  });
  await session.store.saved();
  const { user, system } = process.cpuUsage(before);
  checkRefreshed(session, stories);
  return { requests, bytes, milliseconds: result, work: (user + system) / 1_000 };
}

function requestsFigure(name: string, costs: readonly Cost[]): Figure {
  const last = costs.at(-1);
  return figureOf({
    name: `warm refresh of ${name}`,
    unit: 'requests',
    values: costs.map(({ requests }) => requests),
    target: { of: 'value', most: 2 },
    more: {
      kB: (last?.bytes ?? 0) / 1_000,
      'ms at 20 ms of latency': last?.milliseconds ?? 0,
      'ms of work': last?.work ?? 0,
    },
  });
}

/** What 5,000 stories cost, beside what 50 do: the same, but for what the machine does besides. */
function independenceFigures(few: readonly Cost[], many: readonly Cost[]): Figure[] {
  const figure = (unit: string, name: string, of: (cost: Cost) => number, most: number): Figure =>
    figureOf({
      name: `warm refresh of ${largest} stories, ${name}`,
      unit,
      values: many.map(of),
      floor: { name: `of ${least} stories`, values: few.map(of) },
      target: { of: 'ratio', most },
    });
  return [
    figure('kB', 'nothing changed, bytes', ({ bytes }) => bytes / 1_000, 1.2),
    figure('ms', 'nothing changed, work', ({ work }) => work, 1.5),
  ];
}
