import { setTimeout as wait } from 'node:timers/promises';
import { step } from '../launch/progress';
import { type BenchWindow, openBenchWindow, recorded } from './bench-window';
import { type Figure, figureOf } from './figure';
import { startJira } from './jira';
import { byTurns } from './turns';

/** Two stories with as many criteria, one of which says a thousand things beside and has 200 comments. */
const [short, long] = ['SHOP-8', 'SHOP-9'];
const runs = 11;
/** Milliseconds until a window has closed what was open. */
const rest = 700;

/** How much longer it takes until the checkboxes of a known story are painted where the story is long. */
export async function longStoryFigures(): Promise<Figure[]> {
  const jira = await startJira({ deployment: 'cloud', stories: 50, latency: 0, long });
  const window = await openBenchWindow({ extensions: ['ours'] });
  try {
    const { url, email, token } = jira;
    const { of, floor } = await step('Opening a long story and a short one', async () => {
      await window.run('storyContext.signIn', { url, email, token });
      await window.workbench.openContainer('Story Context');
      return byTurns(runs, { of: () => opened(window, long), floor: () => opened(window, short) });
    });
    return [
      figureOf({
        name: 'story of 1,000 nodes and 200 comments opened to checkboxes painted',
        unit: 'ms',
        values: of,
        floor: { name: 'a short story', values: floor },
        target: { of: 'ratio', most: 1.5 },
      }),
    ];
  } finally {
    await window.close();
    await jira.close();
  }
}

async function opened({ workbench, run }: BenchWindow, story: string): Promise<number> {
  await run('workbench.action.closeAllEditors');
  await wait(rest);
  await (await workbench.view('Sprint').row(story)).click();
  const painted = await recorded<number>(workbench, 'boxes');
  return painted - (await workbench.page.evaluate<number>('storyContextBench.clicked'));
}
