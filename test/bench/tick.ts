import { setTimeout as wait } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { step } from '../launch/progress';
import { type BenchWindow, openBenchWindow, recorded } from './bench-window';
import { type Figure, figureOf } from './figure';
import { startJira } from './jira';
import { median } from './median';
import { byTurns } from './turns';

/** A story with criteria that were not ticked. */
const story = 'SHOP-8';
const boxes = 3;
const runs = 15;
/** Milliseconds until Jira answers: nothing of it can be in what is measured. */
const silence = 2_000;
/** A frame at 60 in a second. */
const frame = 16.7;

/** How long after the click a tick is seen, beside a plain checkbox in a page that does nothing. */
export async function tickFigures(): Promise<Figure[]> {
  const jira = await startJira({ deployment: 'cloud', stories: 50, latency: 0 });
  const window = await openBenchWindow({ extensions: ['ours', 'floor'], boxes });
  try {
    const { url, email, token } = jira;
    const { ours, floor } = await step('Ticking', async () => {
      await window.run('storyContext.signIn', { url, email, token });
      await window.run('storyContext.openStory', story);
      const page = await pageOf(window, '[role="checkbox"]');
      await window.run('storyContextFloor.open', beside);
      const plain = await pageOf(window, 'input');
      await jira.slowDown(silence);
      return byTurns(runs, {
        ours: () => tick(window, page, '[role="checkbox"]'),
        floor: () => tick(window, plain, 'input'),
      });
    });
    return [
      figureOf({
        name: 'tick to visible tick',
        unit: 'ms',
        values: ours.map(({ milliseconds }) => milliseconds),
        floor: { name: 'plain checkbox', values: floor.map(({ milliseconds }) => milliseconds) },
        target: { of: 'difference', most: frame },
        more: {
          frames: median(ours.map(({ frames }) => frames)),
          'frames of a plain checkbox': median(floor.map(({ frames }) => frames)),
        },
      }),
    ];
  } finally {
    await window.close();
    await jira.close();
  }
}

/** `vscode.ViewColumn.Beside` */
const beside = -2;

interface Tick {
  /** From the click until after the frame that shows the tick. */
  readonly milliseconds: number;
  readonly frames: number;
}

/** The frame of a page that has come up and holds such an element. */
async function pageOf({ workbench }: BenchWindow, selector: string): Promise<Frame> {
  for (let tries = 0; tries < 300; tries++) {
    for (const one of workbench.page.frames()) {
      const count = await one
        .locator(selector)
        .count()
        .catch(() => 0);
      const hasBench = await one
        .evaluate('globalThis.storyContextBench?.boxes !== undefined')
        .catch(() => false);
      if (count === 0 || !hasBench) continue;
      await one.evaluate('storyContextBench.watchTicks()');
      return one;
    }
    await wait(50);
  }
  throw new Error(`No page has a ${selector}.`);
}

async function tick(window: BenchWindow, page: Frame, selector: string): Promise<Tick> {
  await page.evaluate('storyContextBench.tick = undefined');
  await page.locator(selector).first().click();
  return recorded<Tick>(window.workbench, 'tick');
}
