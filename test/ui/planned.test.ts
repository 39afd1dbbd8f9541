import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { resultsFolder } from '../launch/paths';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const always = { times: 'always' } as const;

describe('What is planned for later', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const view = () => scene.workbench.view('Sprint');
  const asked = () => scene.simulator.requests.filter(({ path }) => path.endsWith('/backlog'));
  const picture = (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.widenSideBar(420);
    await view().row('SHOP-7');
  });

  it('stands folded under the sprint, and is not read yet', async () => {
    await view().row(/^Sprint 25 · Returns/);
    const backlog = await view().row(/^Backlog/);
    assert.equal(await backlog.locator.getAttribute('aria-expanded'), 'false');
    assert.equal(await backlog.description(), '');
    assert.deepEqual(asked(), []);
  });

  it('says why it cannot be read, and takes another try', async () => {
    scene.simulator.addFault({ kind: 'status', status: 500, path: '*/backlog', ...always });
    await (await view().row(/^Backlog/)).expand();
    const failed = await view().row('Try Again');
    assert.match(await failed.description(), /cannot be reached/);
    await picture('planned-failed');
    scene.simulator.clearFaults();
    await failed.click();
    await failed.locator.waitFor({ state: 'hidden' });
  });

  it('shows its stories in their order, how many they are, and opens them', async () => {
    const backlog = await view().row(/^Backlog/);
    await backlog.says(/^Backlog\d+/);
    const [first] = scene.simulator.state.issues
      .filter(({ key, sprintIds, typeId, statusId }) => {
        return (
          key.startsWith('SHOP-') && sprintIds.length === 0 && typeId !== '10000' && statusId === '10000'
        );
      })
      .sort((a, b) => (a.rank < b.rank ? -1 : 1));
    assert.ok(first);
    const row = await view().row(`${first.key} `);
    // In the words of Next Up.
    await row.says(/ · (?:not ready: |ready)/);
    assert.doesNotMatch(await (await view().row('SHOP-7')).description(), /ready/);
    await picture('planned-open');
    await row.click();
    await scene.workbench.webview.getByRole('heading', { name: first.summary, level: 1 }).waitFor();
    assert.equal(await view().has('SHOP-7'), true);
  });

  it('is read with the sprint while it is open, and only then', async () => {
    scene.simulator.clearRequests();
    await view().clickAction('Refresh');
    await eventually('the backlog is read again', () => asked().length > 0);
    await (await view().row(/^Backlog/)).collapse();
    scene.simulator.clearRequests();
    await view().clickAction('Refresh');
    await eventually('the sprint is read again', () =>
      scene.simulator.requests.some(({ path }) => path.includes('/search')),
    );
    assert.deepEqual(asked(), []);
    await (await view().row(/^Backlog/)).expand();
    await view().clickAction('Refresh');
    await eventually('it is read once it is open again', () => asked().length > 0);
  });

  it('is there at once in a new window, signed out or not', async function () {
    this.timeout(120_000);
    const story = await (await view().row(/^Backlog/)).description();
    scene.simulator.addFault({ kind: 'delay', ms: 15_000, path: '*', ...always });
    await scene.reload();
    await scene.workbench.openContainer('Story Context');
    // What comes up above it may push it out of sight.
    const backlog = () => view().row(/^Backlog/);
    await eventually('it is open as it was', async () => {
      const { locator } = await backlog();
      return locator.and(scene.page.locator('[aria-expanded="true"]')).isVisible();
    });
    await (await backlog()).says(story);
    await view().row('SHOP-7');
    await view().pane.getByText('You are signed out of').waitFor();
    await view().row('Sign In');
    await picture('planned-reopened');
    scene.simulator.clearFaults();
    await scene.reload();
    await scene.workbench.openContainer('Story Context');
    await (await view().row('SHOP-7')).says(/ me$/);
  });

  it('is shown where no sprint is active', async function () {
    this.timeout(60_000);
    for (const sprint of scene.simulator.state.sprints) if (sprint.id === 42) sprint.state = 'future';
    await view().clickAction('Refresh');
    await view().pane.getByText('There is no active sprint.').waitFor();
    await view().row(/^Sprint 24/);
  });
});

describe('What is planned in a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown', theme: 'light' });
  const view = () => scene.workbench.view('Sprint');

  it('stands under the sprint and opens its stories', async () => {
    await scene.workbench.openContainer('Story Context');
    await view().row('WEB-1');
    const write = (file: string, lines: string) =>
      fs.writeFile(path.join(scene.folder, 'backlog', file), `---\n${lines}\n---\n`);
    await write('WEB-90.md', 'id: WEB-90\ntitle: Later\norder: 2');
    await write('WEB-91.md', 'id: WEB-91\ntitle: Sooner\norder: 1');
    const backlog = await view().row(/^Backlog/);
    await backlog.expand();
    await backlog.says(/^Backlog2/);
    const rows = await view().rows();
    assert.ok(
      rows.findIndex((row) => row.includes('Sooner')) < rows.findIndex((row) => row.includes('Later')),
    );
    await (await view().row('WEB-91')).click();
    await scene.workbench.webview.getByRole('heading', { name: 'Sooner', level: 1 }).waitFor();
    await scene.workbench.screenshot(path.join(resultsFolder, 'ui', 'planned-markdown.png'));
  });
});
