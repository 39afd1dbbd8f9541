import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { AskForm } from '../launch/ask-form';
import { resultsFolder } from '../launch/paths';
import { eventually } from './eventually';
import { type Scene, useScene } from './fixtures';

const view = (scene: Scene) => scene.workbench.view('Product');
const picture = (scene: Scene, name: string) =>
  scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));

/** Shows the view of the product alone in the side bar, with the backlog unfolded. */
async function openProduct(scene: Scene): Promise<void> {
  const { workbench } = scene;
  await workbench.openContainer('Story Context');
  await workbench.widenSideBar(560);
  await workbench.runCommand('Story Context: Focus on Product View');
  await workbench.view('Sprint').pane.locator('.pane-header').click();
  await (await view(scene).row(/^Backlog/)).expand();
}

describe('What comes next', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  /** Keys of the stories in the backlog, as they are shown. */
  const shown = async () => (await view(scene).rows()).flatMap((row) => /^(SHOP-\d+) /.exec(row)?.[1] ?? []);
  const refresh = () => scene.workbench.runCommand('Story Context: Refresh');

  before(async function () {
    this.timeout(120_000);
    await openProduct(scene);
  });

  it('stands below the vision in the view of the product', async () => {
    const rows = await view(scene).rows();
    const at = (words: RegExp) => rows.findIndex((row) => words.test(row));
    assert.notEqual(at(/vision/i), -1, rows.join('\n'));
    assert.ok(at(/^Next Up/) > at(/vision/i), rows.join('\n'));
  });

  it('says of each story whether it is ready, and what is missing', async () => {
    const list = await view(scene).row(/^Backlog/);
    await list.says(/\d+ of \d+ ready/);
    await (await view(scene).row(/^SHOP-\d+ /)).says(/ready/);
    const ranks = (await shown()).map((key) => scene.simulator.issue(key).rank);
    assert.ok(ranks.length > 2);
    assert.deepEqual(ranks, [...ranks].sort());
    await picture(scene, 'next-up');
  });

  it('leads from what is missing to a question that is written already', async () => {
    const row = await view(scene).row(/not ready: .*no epic/);
    const [key] = (await row.label()).split(' ');
    await row.expand();
    await (await view(scene).row('There is no epic')).click();
    await scene.workbench.editorTab(key ?? '').waitFor();
    const form = new AskForm(scene.workbench.webview);
    await form.field.waitFor();
    await eventually('the question is written', async () =>
      (await form.field.inputValue()).startsWith('Which larger goal is this for?'),
    );
    await scene.workbench.webview.getByText(/^Not ready: /).waitFor();
    await picture(scene, 'next-up-question');
    await form.button('Close').click();
    await row.collapse();
  });

  it('says what the Product Owner moved, until that is marked as seen', async () => {
    const keys = await shown();
    const [first = '', last = ''] = [keys[0], keys.at(-1)];
    scene.simulator.issue(last).rank = `${scene.simulator.issue(first).rank.slice(0, -2)}!`;
    await refresh();
    await (await view(scene).row(`${last} `)).says(`↑ ${keys.length - 1}`);
    const root = await view(scene).row('Next Up');
    await root.says('1 change since last seen');
    await picture(scene, 'next-up-moved');
    await root.clickAction('Mark the Order as Seen');
    await root.locator.filter({ hasNotText: 'change' }).waitFor();
  });

  it('shows what was said in the refinement, and keeps more of it', async () => {
    const [key = ''] = await shown();
    const row = await view(scene).row(`${key} `);
    await row.chooseFromMenu('Add a Note of the Refinement...');
    await scene.workbench.quickInput.opened(`Note on ${key}`);
    await scene.workbench.quickInput.answer('Split it by payment');
    const file = path.join(scene.folder, 'product', 'refinement.md');
    await eventually('the note is in the file', async () =>
      (await fs.readFile(file, 'utf8').catch(() => '')).includes('Split it by payment'),
    );
    assert.match(await fs.readFile(file, 'utf8'), new RegExp(`^## ${key} `, 'm'));
    await (await view(scene).row(`${key} `)).expand();
    await (await view(scene).row('Split it by payment')).click();
    await scene.workbench.editorTab('refinement.md').waitFor();
  });

  it('is what the team calls ready', async () => {
    await fs.mkdir(path.join(scene.folder, '.vscode'), { recursive: true });
    const off = { criteria: false, testable: false, estimate: false, size: false, epic: false };
    await fs.writeFile(
      path.join(scene.folder, '.vscode', 'settings.json'),
      JSON.stringify({ 'storyContext.readiness': { ...off, questions: true } }),
    );
    const count = (await shown()).length;
    await (await view(scene).row(/^Backlog/)).says(`${count} of ${count} ready`);
  });
});

describe('What comes next in a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown', theme: 'light' });
  const file = 'WEB-90.md';

  before(async function () {
    this.timeout(120_000);
    await fs.writeFile(
      path.join(scene.folder, 'backlog', file),
      `---
id: WEB-90
title: Find a product
status: To Do
---

# Find a product

## Acceptance Criteria

- [ ] The list is **user-friendly**
- [ ] It is there fast
`,
    );
    await openProduct(scene);
  });

  it('says the same of files', async () => {
    const row = await view(scene).row('WEB-90');
    await row.says('not ready: “user-friendly”, “fast”, no estimate, no epic');
    await picture(scene, 'next-up-markdown');
  });

  it('is marked in the story, at its place', async () => {
    const { workbench, page } = scene;
    await workbench.openFile(file);
    await workbench.runCommand('Problems: Focus on Problems View');
    const problems = page.locator('.markers-panel .monaco-list-row');
    for (const text of [
      '“user-friendly” cannot be tested',
      '“fast” cannot be tested without a number',
      'There is no estimate',
      'There is no epic',
    ])
      await problems.filter({ hasText: text }).first().waitFor();
    await problems
      .filter({ hasText: '“fast”' })
      .filter({ hasText: /Ln 12, Col 19/ })
      .waitFor();
    await problems
      .filter({ hasText: '“user-friendly”' })
      .filter({ hasText: /Ln 11, Col 21/ })
      .waitFor();
    await picture(scene, 'readiness-markdown');
  });

  it('is asked about from there', async () => {
    const { workbench, page } = scene;
    await workbench.openFile(file);
    await workbench.runCommand('Go to Line/Column...');
    await workbench.quickInput.type(':12:20');
    await workbench.quickInput.accept();
    await workbench.quickInput.closed();
    await workbench.runCommand('Quick Fix...');
    const fix = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Ask the Product Owner…' });
    await fix.waitFor();
    await picture(scene, 'readiness-fix');
    await fix.click();
    await workbench.editorTab('WEB-90').waitFor();
    const form = new AskForm(workbench.webview);
    await eventually('the question is written', async () =>
      (await form.field.inputValue()).startsWith('Which number is meant by “fast”?'),
    );
  });

  it('is gone once it is said how fast', async () => {
    const { workbench, page } = scene;
    const at = path.join(scene.folder, 'backlog', file);
    const text = await fs.readFile(at, 'utf8');
    await workbench.openFile(file);
    await fs.writeFile(at, text.replace('fast', 'fast, within 300 ms'));
    await workbench.runCommand('Problems: Focus on Problems View');
    await page
      .locator('.markers-panel .monaco-list-row')
      .filter({ hasText: '“fast”' })
      .waitFor({ state: 'detached' });
    await (await view(scene).row('WEB-90')).says('not ready: “user-friendly”, no estimate, no epic');
  });

  it('warns of points and dates that are not understood, on their lines', async () => {
    const { workbench, page } = scene;
    const at = path.join(scene.folder, 'backlog', file);
    const text = await fs.readFile(at, 'utf8');
    await fs.writeFile(at, text.replace('status: To Do', 'status: To Do\npoints: M\ndue: soon'));
    await workbench.runCommand('Problems: Focus on Problems View');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems
      .filter({ hasText: '“M” is no number of points' })
      .filter({ hasText: /Ln 5, Col 1/ })
      .waitFor();
    await problems.filter({ hasText: '“soon” cannot be read as one day' }).waitFor();
    await problems.filter({ hasText: 'whether this fits into a sprint' }).waitFor({ state: 'detached' });
    await fs.writeFile(at, text.replace('status: To Do', 'status: To Do\npoints: 3 pts\ndue: Q1 2026'));
    await problems.filter({ hasText: '“M”' }).waitFor({ state: 'detached' });
    await (await view(scene).row('WEB-90')).says('not ready: “user-friendly”, no epic');
  });
});
