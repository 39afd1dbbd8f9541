import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually';
import { useScene } from './fixtures';
import { reportParts } from './report-parts';

const days = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('The roadmap of a Jira', () => {
  const scene = useScene();
  const { page, main, button, item, picture } = reportParts(scene);

  it('shows epics and versions in time, with how far they are', async () => {
    await scene.workbench.runCommand('Story Context: Show Roadmap');
    await page().getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor();
    await page().getByRole('img', { name: 'Time line' }).waitFor();
    await item(/^SHOP-1 Checkout without an account – In Progress, .* stories/).waitFor();
    await item('Every second first-time buyer leaves').waitFor();
    assert.match(
      await page().locator('.chart-timeline').innerHTML(),
      /SHOP-2 Returns that explain themselves/,
    );
    await page().getByRole('heading', { name: 'Versions' }).waitFor();
  });

  for (const [theme, name] of [
    ['Light Modern', 'light'],
    ['Dark High Contrast', 'high-contrast'],
    ['Dark Modern', 'dark'],
  ] as const) {
    it(`is seen in the theme ${theme}`, async () => {
      const { workbench } = scene;
      const ground = () =>
        page()
          .locator('body')
          .evaluate((body) => body.dataset.vscodeThemeKind);
      await workbench.runCommand('Preferences: Color Theme');
      await workbench.quickInput.type(theme);
      await workbench.quickInput.choose(theme);
      await workbench.quickInput.closed();
      const kind = name === 'high-contrast' ? 'vscode-high-contrast' : `vscode-${name}`;
      await eventually(`the page is ${name}`, async () => (await ground()) === kind);
      await picture(`roadmap-${name}`);
    });
  }

  it('has its values in a table', async () => {
    await main().getByText('Values: Time line').click();
    const table = page().getByRole('table', { name: 'Time line' });
    await table.getByRole('row', { name: /^SHOP-2 Returns that explain themselves/ }).waitFor();
    await main().getByText('Values: Time line').click();
  });

  it('opens an epic as a story', async () => {
    await item(/^SHOP-1 /)
      .getByRole('button', { name: 'SHOP-1' })
      .click();
    await scene.workbench.editorTab('SHOP-1 Checkout').waitFor();
    await scene.workbench.editorTab('Roadmap').click();
  });

  it('says where the story is that somebody works on', async () => {
    const story = scene.simulator.state.issues.find(({ key }) => key === 'SHOP-7');
    assert.ok(story);
    await scene.git('checkout', '--quiet', '-b', 'feature/SHOP-7-roadmap');
    await main().getByText('You work on SHOP-7, which is part of:').waitFor();
    await picture('roadmap-current');
    await scene.git('checkout', '--quiet', '-');
    await main().getByText('You work on SHOP-7').waitFor({ state: 'hidden' });
  });

  it('keeps what was read where Jira fails, and says so', async () => {
    scene.simulator.addFault({ kind: 'status', status: 503, path: '*', times: 'always' });
    await button('Refresh').click();
    await main()
      .getByText(/Shown as of/)
      .waitFor();
    await item(/^SHOP-1 /).waitFor();
    scene.simulator.clearFaults();
    await button('Refresh').click();
    await main()
      .getByText(/Shown as of/)
      .waitFor({ state: 'hidden' });
  });

  it('comes back after a restart of the window', async () => {
    await scene.workbench.runCommand('View: Close Other Editors in Group');
    await scene.reload();
    await page().getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor();
  });

  it('is there at once in a new window without a network, and says how old it is', async () => {
    scene.simulator.addFault({ kind: 'hang-before', path: '*', times: 'always' });
    await scene.workbench.runCommand('View: Close All Editors');
    await scene.reload();
    await scene.workbench.runCommand('Story Context: Show Roadmap');
    await item(/^SHOP-1 Checkout without an account/).waitFor();
    await main()
      .getByText(/^As of .* \d+:\d+.*, from /)
      .waitFor();
    await button('Sign In').waitFor();
    await picture('roadmap-kept');
    scene.simulator.clearFaults();
    scene.simulator.addFault({ kind: 'drop-before', path: '*', times: 'always' });
    await button('Refresh').click();
    await main()
      .getByText(/Shown as of/)
      .waitFor();
    scene.simulator.clearFaults();
  });
});

describe('The roadmap of a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown' });
  const { page, main, button, item, picture } = reportParts(scene);
  const file = (...parts: string[]): string => path.join(scene.folder, 'product', ...parts);

  before(async () => {
    await fs.mkdir(file(), { recursive: true });
    await fs.writeFile(
      file('roadmap.md'),
      `---
items:
  - name: Guest checkout
    epic: WEB-20
    from: ${days(-30)}
    to: ${days(40)}
  - name: Fair in Lyon
    to: ${days(-3)}
  - name: Loyalty card
    to: soon
---

## Pay later (WEB-77), ${days(50)} – ${days(90)}

Who trusts us pays in thirty days.
`,
    );
  });

  it('is made from stories and from roadmap.md, and says what it could not read', async () => {
    await scene.workbench.runCommand('Story Context: Show Roadmap');
    await item(/^WEB-20 .* of \d+ stories/).waitFor();
    await item('WEB-77 Pay later').getByText('Who trusts us pays in thirty days.').waitFor();
    await main().getByText('1 is late: Fair in Lyon (3 days).').waitFor();
    await main().getByText('"soon" is no time').waitFor();
    await main().getByText('names epics that were not found in backlog: WEB-77.').waitFor();
    await page().getByRole('heading', { name: 'Without a date' }).waitFor();
    await picture('roadmap-markdown');
  });

  it('follows the file', async () => {
    const text = await fs.readFile(file('roadmap.md'), 'utf8');
    await fs.writeFile(
      file('roadmap.md'),
      text.replace('name: Fair in Lyon', 'name: Fair in Lyon\n    done: true'),
    );
    await main().getByText('is late').waitFor({ state: 'hidden' });
  });

  it('is saved as Markdown with its picture beside it', async () => {
    const { workbench } = scene;
    await button('Save as Markdown…').click();
    await workbench.quickInput.opened();
    await eventually('the dialog is in the usual folder', async () =>
      (await workbench.quickInput.value()).endsWith('product/reports/roadmap.md'),
    );
    await workbench.quickInput.accept();
    await main().getByText('Saved as product/reports/roadmap.md.').first().waitFor();
    const markdown = await fs.readFile(file('reports', 'roadmap.md'), 'utf8');
    assert.match(markdown, /^# Roadmap\n\nAs of .*\n/);
    assert.match(markdown, /!\[Time line\]\(<roadmap-1\.svg>\)/);
    assert.match(markdown, /\| WEB-77 Pay later \| \d{4}-\d\d-\d\d \|/);
    assert.match(
      await fs.readFile(file('reports', 'roadmap-1.svg'), 'utf8'),
      /^<svg xmlns=.*WEB-77 Pay later/s,
    );
  });

  it('is saved again over its own picture, and over one that somebody changed only where that is meant', async () => {
    const { workbench } = scene;
    const svg = file('reports', 'roadmap-1.svg');
    const saveAgain = async (): Promise<void> => {
      await button('Save as Markdown…').click();
      await workbench.quickInput.opened();
      await eventually('the dialog is in the usual folder', async () =>
        (await workbench.quickInput.value()).endsWith('product/reports/roadmap.md'),
      );
      await workbench.quickInput.accept();
      await workbench.quickInput.opened(/already exists/);
      await workbench.quickInput.accept();
    };
    const own = await fs.readFile(svg, 'utf8');
    await saveAgain();
    await main().getByText('Saved as product/reports/roadmap.md.').first().waitFor();
    await fs.writeFile(svg, own.replace('WEB-77', 'Ours'));
    await saveAgain();
    await workbench.answerDialog(/were changed or made by others: roadmap-1\.svg/, 'Cancel');
    assert.match(await fs.readFile(svg, 'utf8'), /Ours/);
    await saveAgain();
    await workbench.answerDialog(/were changed or made by others: roadmap-1\.svg/, 'Replace');
    await eventually('the picture is the new one', async () => (await fs.readFile(svg, 'utf8')) === own);
  });

  it('is opened from the view of the product', async () => {
    const { workbench } = scene;
    await workbench.closeTabs();
    await workbench.openContainer('Story Context');
    await workbench.runCommand('Story Context: Focus on Product View');
    await workbench.view('Sprint').pane.locator('.pane-header').click();
    await (await workbench.view('Product').row('Reports')).expand();
    await picture('product-reports');
    await (await workbench.view('Product').row('Roadmap')).click();
    await item('WEB-77 Pay later').waitFor();
  });

  it('opens as a Markdown document', async () => {
    await button('Open as Markdown Document').click();
    const tab = scene.workbench.editorTab(/Untitled-1/);
    await tab.waitFor();
    await scene.page
      .locator('.editor-instance .view-line')
      .filter({ hasText: '# Roadmap' })
      .first()
      .waitFor();
  });
});
