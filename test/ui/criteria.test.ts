import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { RichText } from '../simulator/model';
import { awkwardAdf, awkwardMarkdown, awkwardWiki, wanted } from './awkward-documents';
import { eventually } from './eventually';
import { type Scene, type SceneOptions, useScene } from './fixtures';

/** A story in one of the formats, behind the extension's back. */
interface Subject {
  readonly scene: SceneOptions;
  readonly key: string;
  put(scene: Scene, text: string): Promise<void>;
  read(scene: Scene): Promise<string>;
  readonly text: string;
  /** The text with the criterion that was open ticked, and nothing else changed. */
  readonly ticked: string;
  readonly without: (text: string) => string;
}

/** Exchanges what stands in a text once. */
function exchange(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `“${from}” does not stand there once.`);
  return text.replace(from, () => to);
}

/** Until Jira is asked no more: what was written last is read back by then, and nothing newer is read unasked. */
async function quiet({ simulator, page }: Scene): Promise<void> {
  for (let before = -1; before !== simulator.requests.length;) {
    before = simulator.requests.length;
    await page.waitForTimeout(1_000);
  }
}

const adf = JSON.stringify(awkwardAdf);
const jira = (deployment: 'cloud' | 'datacenter') => ({
  scene: { simulator: { deployment } },
  key: 'SHOP-12',
  put: (scene: Scene, text: string) => {
    scene.simulator.issue('SHOP-12').description = (
      deployment === 'cloud' ? JSON.parse(text) : text
    ) as RichText;
    return Promise.resolve();
  },
  read: (scene: Scene) => {
    const { description } = scene.simulator.issue('SHOP-12');
    return Promise.resolve(typeof description === 'string' ? description : JSON.stringify(description));
  },
});
const markdownFile = (scene: Scene) => path.join(scene.folder, 'backlog', 'WEB-77.md');

const subjects: Readonly<Record<string, Subject>> = {
  'the Atlassian Document Format': {
    ...jira('cloud'),
    text: adf,
    ticked: exchange(adf, '"b7b0c1de-0002","state":"TODO"', '"b7b0c1de-0002","state":"DONE"'),
    without: (text) => {
      const item = /,\{"type":"taskItem","attrs":\{"localId":"b7b0c1de-0003".*?\}\]\}/.exec(text)?.[0];
      assert.ok(item);
      return exchange(text, item, '');
    },
  },
  'wiki markup': {
    ...jira('datacenter'),
    text: awkwardWiki,
    ticked: exchange(awkwardWiki, '(x) A guest', '(/) A guest'),
    without: (text) => exchange(text, `(/) ${wanted.removed}\r\n`, ''),
  },
  Markdown: {
    scene: { source: 'markdown' },
    key: 'WEB-77',
    put: (scene, text) => fs.writeFile(markdownFile(scene), text),
    read: (scene) => fs.readFile(markdownFile(scene), 'utf8'),
    text: awkwardMarkdown,
    ticked: exchange(awkwardMarkdown, '* [ ] A guest', '* [x] A guest'),
    without: (text) => exchange(text, `* [x] ${wanted.removed}\r\n`, ''),
  },
};

for (const [format, subject] of Object.entries(subjects)) {
  describe(`Acceptance criteria in ${format}`, () => {
    const scene = useScene(subject.scene);
    const page = () => scene.workbench.webview;
    const box = (name: string): Locator => page().getByRole('checkbox', { name, exact: true });
    const row = (name: string): Locator =>
      page()
        .getByRole('listitem')
        .filter({ has: box(name) });
    const is = (name: string, value: boolean): Promise<void> =>
      box(name)
        .and(page().locator(`[aria-checked="${value}"]`))
        .waitFor();
    const progress = (text: string): Promise<void> =>
      page().locator(`[role="progressbar"][aria-valuetext="${text}"]`).waitFor();
    const becomes = (text: string): Promise<void> =>
      eventually('the story is as wanted', async () => (await subject.read(scene)) === text);
    const changed = async (change: (text: string) => string): Promise<void> => {
      await subject.put(scene, change(await subject.read(scene)));
      await page().getByRole('button', { name: 'Refresh' }).click();
    };

    before(async function () {
      this.timeout(120_000);
      await subject.put(scene, subject.text);
      await scene.workbench.openContainer('Story Context');
      const story = await scene.workbench.view('Sprint').row(subject.key);
      await story.click();
      await page().locator('header').getByText(subject.key, { exact: true }).first().waitFor();
    });

    it('are found, each with its tick', async () => {
      await is(wanted.ticked, true);
      await is(wanted.open, false);
      await is(wanted.removed, true);
      assert.equal(await page().getByRole('checkbox').count(), 3);
      await progress('2 of 3');
    });

    it('are ticked and unticked in one place, and all else stays as it was', async () => {
      await box(wanted.open).click();
      await is(wanted.open, true);
      await page().getByRole('button', { name: 'Write now' }).click();
      await becomes(subject.ticked);
      await progress('3 of 3');
      await box(wanted.open).click();
      await becomes(subject.text);
      await progress('2 of 3');
    });

    it('are not done for other words, until somebody says so', async () => {
      const now = `${wanted.ticked} and of the browser`;
      await changed((text) => exchange(text, ' of the page', ' of the page and of the browser'));
      await row(now).getByText('Changed since it was ticked:').waitFor();
      assert.equal((await row(now).locator('ins').allTextContents()).join('').trim(), 'and of the browser');
      await progress('1 of 3');
      const before = await subject.read(scene);
      await row(now).getByRole('button', { name: 'Still done' }).click();
      await progress('2 of 3');
      await row(now).getByText('Changed since it was ticked:').waitFor({ state: 'hidden' });
      await row(now)
        .getByText(/^Ticked by/)
        .waitFor();
      assert.equal(await subject.read(scene), before);
    });

    it('are missed when they were ticked and are gone, until they are dismissed', async () => {
      await changed(subject.without);
      const removed = page().getByRole('list', { name: 'Removed since it was ticked' });
      await removed.getByText(wanted.removed).waitFor();
      assert.equal(await box(wanted.removed).count(), 0);
      await progress('1 of 2');
      await removed.getByRole('button', { name: `Dismiss: ${wanted.removed}` }).click();
      await removed.waitFor({ state: 'hidden' });
      await page().getByRole('button', { name: 'Refresh' }).click();
      await progress('1 of 2');
      assert.equal(await removed.count(), 0);
    });

    it('are not ticked for words nobody has seen, but as they are now', async () => {
      const now = wanted.open.replace('A guest', 'A guest or a member');
      if (subject.scene.source !== 'markdown') await quiet(scene);
      await subject.put(scene, exchange(await subject.read(scene), 'A guest who', 'A guest or a member who'));
      const before = await subject.read(scene);
      // The file of a story is watched: the page may know the new words before the click.
      if (subject.scene.source === 'markdown') {
        await box(now).waitFor();
        return;
      }
      await box(wanted.open).click();
      await page().getByRole('button', { name: 'Write now' }).click();
      await row(now)
        .getByText(/^Not saved, because it says something else/)
        .waitFor();
      await is(now, false);
      assert.equal(await subject.read(scene), before);
      await row(now).getByRole('button', { name: 'Tick as it is now' }).click();
      await is(now, true);
      await progress('2 of 2');
      await row(now)
        .getByText(/^Not saved/)
        .waitFor({ state: 'hidden' });
    });
  });
}
