import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { resultsFolder } from '../launch/paths';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const settings = { 'storyContext.refreshInterval': 0 };
const picture = (scene: ReturnType<typeof useScene>, name: string) =>
  scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));

describe('The product of a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown', settings });
  const view = () => scene.workbench.view('Product');
  const page = () => scene.workbench.webview;
  const file = (name: string) => path.join(scene.folder, 'product', name);

  it('begins with the vision, its outcomes and the goal of the sprint', async function () {
    this.timeout(120_000);
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await workbench.widenSideBar(560);
    await workbench.runCommand('Story Context: Focus on Product View');
    await workbench.view('Sprint').pane.locator('.pane-header').click();
    const vision = await view().row('The shop that asks for nothing');
    assert.match(await vision.description(), /^Whoever knows what they want has paid/);
    const rows = await view().rows();
    assert.match(rows[1] ?? '', /^Nobody leaves because of a password/);
    assert.match(rows[2] ?? '', /^Support has time for what is hard/);
    await (await view().row('A guest can pay without an account')).says('Sprint 7');
  });

  it('has the metrics with their course, their last value and their target', async () => {
    const rate = await view().row('Guest checkout rate');
    await rate.says(/41\.8 %\s+\+0\.7 %\s+target 45 % not met$/);
    assert.match(await rate.description(), /^[▁▂▃▄▅▆▇█ ]{12} /);
    await (
      await view().row('Support tickets')
    ).says(/38 per week\s+−3 per week\s+target 30 per week not met$/);
    await picture(scene, 'product-view');
  });

  it('tells more of a metric on a page, with the numbers behind its chart', async () => {
    await (await view().row('Guest checkout rate')).click();
    await scene.workbench.editorTab('Guest checkout rate').waitFor();
    await page().getByRole('heading', { name: 'Guest checkout rate', level: 1 }).waitFor();
    await page().getByText('Shows the outcome: Nobody leaves because of a password').waitFor();
    await page().getByText('Counted every day at midnight.').waitFor();
    await page()
      .getByText(/lowest 33\.8 %, highest 41\.8 %, last 41\.8 %\. 1 value is missing\./)
      .first()
      .waitFor();
    await picture(scene, 'product-metric');
  });

  it('says what the story that is checked out serves', async () => {
    await scene.git('switch', '--quiet', '--create', 'feature/WEB-1-guest');
    const row = await view().row('WEB-1 Serves');
    await row.says('Check out as a guest');
    await view().row(/better, target 45 % not met/);
    const rows = await view().rows();
    const from = rows.findIndex((text) => text.startsWith('WEB-1 Serves'));
    const served = [
      /^A guest can pay without an account Sprint 7$/,
      /^Buying without an account WEB-20$/,
      /^Guest checkout rate [▁▂▃▄▅▆▇█ ]{12} {2}41\.8 %, \+0\.7 % better, target 45 % not met$/,
      /^Nobody leaves because of a password/,
      /^The shop that asks for nothing Whoever knows/,
    ];
    for (const [index, expected] of served.entries()) assert.match(rows[from + 1 + index] ?? '', expected);
    await picture(scene, 'product-serves-row');
  });

  it('follows the file of values, and keeps what it knew where that is gone', async () => {
    const csv = file('metrics/guest-checkout-rate.csv');
    const before = await fs.readFile(csv, 'utf8');
    const lines = before.trimEnd().split('\n');
    await fs.writeFile(
      csv,
      `${[...lines.slice(0, -1), (lines.at(-1) ?? '').replace('41.8', '46')].join('\n')}\n`,
    );
    await view().row(/46 %\s+\+4\.9 %\s+target 45 % met/);
    await page().getByText('highest 46 %').first().waitFor();
    await fs.rm(csv);
    await view().row(/46 % .*read just now/);
    await page()
      .getByText('There is no file metrics/guest-checkout-rate.csv. Add it, or correct the source')
      .waitFor();
    await picture(scene, 'product-metric-missing');
    await fs.writeFile(csv, before);
    await view().row(/41\.8 %\s+\+0\.7 %\s+target 45 % not met$/);
  });

  it('says what is wrong in a file, and shows the rest', async () => {
    const metric = file('metrics/support-tickets.md');
    const before = await fs.readFile(metric, 'utf8');
    await fs.writeFile(metric, before.replace('direction: down', 'direction: sideways'));
    const problem = await view().row('1 entry could not be read');
    assert.match(await problem.description(), /support-tickets\.md/);
    await (await view().row('Support tickets')).says(/38 per week/);
    await problem.click();
    await scene.page.locator('.view-line').filter({ hasText: 'is neither' }).first().waitFor();
    await fs.writeFile(metric, before);
    await problem.locator.waitFor({ state: 'hidden' });
  });

  it('shows all metrics at a glance', async () => {
    await scene.workbench.closeTabs();
    await scene.workbench.runCommand('Story Context: Show Product Metrics');
    await scene.workbench.editorTab('Product metrics').waitFor();
    const row = page().getByRole('row', { name: /Support tickets 38 per week −3 per week, better/ });
    await row.first().waitFor();
    await page().getByRole('heading', { name: 'Support tickets', level: 2 }).waitFor();
    await picture(scene, 'product-metrics');
  });

  it('writes what is missing, and touches nothing that is there', async () => {
    await fs.rm(file('roadmap.md'));
    await fs.writeFile(file('vision.md'), '# Ours\n\nIt is ours.\n');
    await scene.workbench.runCommand('Story Context: Create Product Files');
    await scene.workbench.editorTab('roadmap.md').waitFor();
    await eventually('the roadmap is back', async () =>
      (await fs.readFile(file('roadmap.md'), 'utf8').catch(() => '')).startsWith('# Roadmap'),
    );
    assert.equal(await fs.readFile(file('vision.md'), 'utf8'), '# Ours\n\nIt is ours.\n');
    await (await view().row('Ours')).says('It is ours.');
    await scene.workbench.runCommand('Story Context: Create Product Files');
    await scene.workbench.notification('Nothing is missing in product').waitFor();
  });
});
