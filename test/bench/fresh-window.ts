import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { step } from '../launch/progress';
import type { Workbench } from '../launch/workbench';
import { type BenchWindow, floorId, openBenchWindow, oursId, recorded } from './bench-window';
import { type Figure, figureOf } from './figure';
import { type Jira, startJira } from './jira';
import { median } from './median';
import { byTurns } from './turns';

const stories = 500;
/** A story in the first rows, so that no scrolling is needed, and how many criteria it has. */
const story = 'SHOP-56';
const boxes = 4;
const runs = 7;
/** Milliseconds until rows stay where they are. */
const rest = 500;

/**
 * What a window that was just opened does until a story is in sight: it activates the extension, draws the sprint it
 * knows, and opens a story it knows. Each beside an extension that does nothing else.
 */
export async function freshWindowFigures(): Promise<Figure[]> {
  const jira = await startJira({ deployment: 'cloud', stories, latency: 0 });
  const window = await openBenchWindow({ extensions: ['ours', 'floor'], nodes: stories, boxes });
  try {
    await step('Filling the cache', () => fillCache(window, jira));
    const { ours, floor, grouped } = await step('Opening windows', () =>
      byTurns(runs, {
        ours: () =>
          freshWindow(window, { container: 'Story Context', view: 'Sprint', row: story, last: 'Sign In' }),
        floor: () =>
          freshWindow(window, { container: 'Floor', view: 'Nodes', row: 'NODE-8', last: 'NODE-1 ' }),
        grouped: () =>
          freshWindow(window, {
            ...{ container: 'Groups of the Floor', view: 'Grouped', row: 'NODE-9 ', last: 'NODE-3 ' },
          }),
      }),
    );
    const all = [...ours, ...floor];
    const loaded = all.at(-1)?.loaded ?? [];
    return [
      figureOf({
        name: 'activation',
        unit: 'ms',
        values: all.map(({ activation }) => activation),
        floor: { name: 'trivial extension', values: all.map(({ floorActivation }) => floorActivation) },
        target: { of: 'difference', most: 10 },
        more: { 'ms to load': median(all.map(({ load }) => load)) },
      }),
      figureOf({
        name: 'files loaded before the view opens',
        unit: 'files',
        values: all.map((one) => one.loaded.length),
        target: { of: 'value', most: 1 },
        more: {
          kB: loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000,
          'with a name': loaded
            .map(({ name }) => path.basename(name).split('-')[0])
            .filter((name) => name !== 'chunk')
            .join(' '),
        },
      }),
      figureOf({
        name: `view opened to ${stories} stories painted`,
        unit: 'ms',
        values: ours.map(({ tree }) => tree),
        floor: { name: `tree of ${stories} nodes`, values: floor.map(({ tree }) => tree) },
        target: { of: 'ratio', most: 1.2 },
      }),
      figureOf({
        name: `view opened to ${stories} stories painted, in groups`,
        unit: 'ms',
        values: ours.map(({ tree }) => tree),
        // VS Code asks for the nodes of a group when it has drawn the group.
        floor: { name: `tree of ${stories} nodes in groups`, values: grouped.map(({ tree }) => tree) },
        target: { of: 'ratio', most: 1.2 },
      }),
      figureOf({
        name: 'story opened to checkboxes painted',
        unit: 'ms',
        values: ours.map(({ page }) => page),
        floor: { name: 'static page', values: floor.map(({ page }) => page) },
        target: { of: 'ratio', most: 1.3 },
      }),
    ];
  } finally {
    await window.close();
    await jira.close();
  }
}

/** Reads the sprint and a story once. Afterwards nobody is signed in: this host keeps no secrets over a restart. */
async function fillCache({ run, workbench }: BenchWindow, { url, email, token }: Jira): Promise<void> {
  await run('storyContext.signIn', { url, email, token });
  await workbench.openContainer('Story Context');
  await workbench.page.evaluate(`storyContextBench.tree('Sprint', ${stories})`);
  await (await workbench.view('Sprint').row(story)).click();
  await workbench.webview.getByRole('checkbox').first().waitFor();
  const count = await workbench.webview.getByRole('checkbox').count();
  if (count !== boxes) throw new Error(`${story} has ${count} checkboxes, and the floor's page ${boxes}.`);
}

interface FreshWindow {
  /** Milliseconds to load and activate the extension, of which to load it, and the same of the floor. */
  readonly activation: number;
  readonly load: number;
  readonly floorActivation: number;
  readonly loaded: readonly { readonly name: string; readonly bytes: number }[];
  /** Milliseconds from the click on the icon to the painted tree, and from the click on a row to the painted page. */
  readonly tree: number;
  readonly page: number;
}

interface Way {
  readonly container: string;
  readonly view: string;
  readonly row: string;
  /** A row that comes last and moves the others. */
  readonly last: string;
}

async function freshWindow(window: BenchWindow, { container, view, row, last }: Way): Promise<FreshWindow> {
  const { workbench, ask, renew } = window;
  await renew();
  const own = await activationOf(window, oursId);
  const floor = await activationOf(window, floorId);
  const loaded = await ask('loaded', { extension: oursId });
  const { page } = workbench;
  const painted = page.evaluate<number>(`storyContextBench.tree('${view}', ${stories})`);
  await workbench.openContainer(container);
  const tree = (await painted) - (await clicked(workbench));
  await workbench.view(view).row(last);
  await wait(rest);
  await (await workbench.view(view).row(row)).click();
  const boxesPainted = await recorded<number>(workbench, 'boxes');
  return {
    activation: own.load + own.activate,
    load: own.load,
    floorActivation: floor.load + floor.activate,
    loaded,
    tree,
    page: boxesPainted - (await clicked(workbench)),
  };
}

async function activationOf(
  { ask }: BenchWindow,
  extension: string,
): Promise<{ load: number; activate: number }> {
  const { load, activate } = await ask('activation', { extension });
  if (load === null || activate === null) throw new Error(`${extension} was not activated.`);
  return { load, activate };
}

function clicked({ page }: Workbench): Promise<number> {
  return page.evaluate<number>('storyContextBench.clicked');
}
