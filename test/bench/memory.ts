import { setTimeout as wait } from 'node:timers/promises';
import { step } from '../launch/progress';
import { type BenchWindow, openBenchWindow } from './bench-window';
import { type Figure, figureOf } from './figure';
import { startJira } from './jira';
import { byTurns } from './turns';

const stories = 5_000;
const runs = 2;
/** Milliseconds until a process has come to rest that has read everything. */
const rest = 3_000;

/** What the extension host holds with many stories, beside one with a trivial tree of as many nodes. */
export async function memoryFigures(): Promise<Figure[]> {
  const jira = await startJira({ deployment: 'cloud', stories, latency: 0 });
  const window = await openBenchWindow({ extensions: ['ours'] });
  const bare = await openBenchWindow({ extensions: ['floor'], nodes: stories });
  const { url, email, token } = jira;
  try {
    const { ours, floor } = await step(`Holding ${stories} stories`, () =>
      byTurns(runs, {
        ours: async () => {
          await window.renew();
          await window.run('storyContext.signIn', { url, email, token });
          return memoryWith(window, 'Story Context', 'Sprint');
        },
        floor: async () => {
          await bare.renew();
          return memoryWith(bare, 'Floor', 'Nodes');
        },
      }),
    );
    const figure = (name: string, of: (one: Memory) => number): Figure =>
      figureOf({
        name: `extension host with ${stories} stories, ${name}`,
        unit: 'MB',
        values: ours.map((one) => of(one) / 1e6),
        floor: { name: `tree of ${stories} nodes`, values: floor.map((one) => of(one) / 1e6) },
        target: { of: 'difference', most: 40 },
      });
    return [figure('in use', ({ used }) => used), figure('resident', ({ resident }) => resident)];
  } finally {
    await window.close();
    await bare.close();
    await jira.close();
  }
}

interface Memory {
  readonly used: number;
  readonly resident: number;
}

async function memoryWith({ workbench, ask }: BenchWindow, container: string, view: string): Promise<Memory> {
  const painted = workbench.page.evaluate(`storyContextBench.tree('${view}', ${stories})`);
  await workbench.openContainer(container);
  await painted;
  await wait(rest);
  return ask('memory');
}
