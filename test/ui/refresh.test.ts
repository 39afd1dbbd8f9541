import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { resultsFolder } from '../launch/paths';
import type { Issue } from '../simulator/model';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const always = { times: 'always' } as const;

/** The sprint as it is renewed by itself, every three seconds. */
describe('The sprint view keeps itself up to date', () => {
  const scene = useScene({
    simulator: { stories: 120 },
    settings: { 'storyContext.refreshInterval': 0.05 },
  });
  const view = () => scene.workbench.view('Sprint');
  const message = (): Locator => view().pane.locator('.tree-explorer-viewlet-tree-view > .message');
  const progress = (): Locator => scene.page.locator('.part.sidebar .monaco-progress-container.active');
  const picture = (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));
  const edit = (key: string, change: (issue: Issue) => void): void => {
    const issue = scene.simulator.issue(key);
    scene.simulator.state.change(issue, issue.reporterId ?? '', () => {
      change(issue);
      return [];
    });
  };
  const asked = (text: string) =>
    scene.simulator.requests.filter(({ body, query }) => JSON.stringify([body ?? '', query]).includes(text));

  before(async function () {
    this.timeout(120_000);
    // Long enough ago for nobody to ask for it again.
    for (const issue of scene.simulator.state.issues)
      issue.updated = Math.min(issue.updated, Date.now() - 3_600_000);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.runCommand('Story Context: Refresh');
    await view().row('SHOP-7');
  });

  it('asks for what changed, and for no more', async () => {
    await eventually('it is read whole', () => asked('ORDER BY').length > 0);
    // Data Center gives the records of ticks one by one.
    const isCounting = () =>
      scene.simulator.requests.some(({ path, at }) => path.includes('/issue/') && at > Date.now() - 1_500);
    await eventually('all is counted', () => !isCounting());
    scene.simulator.clearRequests();
    await eventually('it is asked for changes twice', () => asked('updated >= ').length >= 2);
    const listings = asked('ORDER BY');
    assert.equal(listings.length, asked('updated >= ').length);
    const sprints = scene.simulator.requests.filter(({ path }) => path.endsWith('/sprint')).length;
    assert.ok(scene.simulator.requests.length <= listings.length + sprints + 1);
    assert.ok(listings.every(({ response }) => JSON.stringify(response ?? '').length < 1_000));
  });

  it('shows what changed, and leaves scrolling, selection and folded groups as they are', async () => {
    const group = await view().row(/^In Progress/);
    await group.collapse();
    const story = await view().row(/^SHOP-12 /);
    await story.click();
    await scene.page.mouse.move(700, 600);
    const selected = view().tree.getByRole('treeitem', { selected: true });
    await selected.filter({ hasText: /SHOP-12 / }).waitFor();
    const place = () => story.locator.boundingBox().then((box) => box?.y);
    const before = await place();
    edit('SHOP-12', (issue) => (issue.summary = 'Changed while somebody looked'));
    await view().row('SHOP-12 Changed while somebody looked');
    assert.equal(await place(), before);
    assert.equal(await group.locator.getAttribute('aria-expanded'), 'false');
    assert.match((await selected.allInnerTexts()).join(), /SHOP-12 /);
    await group.expand();
  });

  it('moves a story to its group', async () => {
    await (await view().row('In Review')).collapse();
    const reviewed = async () => Number(await (await view().row('In Review')).description());
    const before = await reviewed();
    const { statusId } = scene.simulator.issue('SHOP-9');
    edit('SHOP-12', (issue) => (issue.statusId = statusId));
    await eventually('the group has one more', async () => (await reviewed()) === before + 1);
    await (await view().row('In Review')).expand();
    await view().row('SHOP-12 Changed');
  });

  it('shows progress while the newest is on its way', async () => {
    scene.simulator.addFault({ kind: 'delay', ms: 3_000, path: '*/sprint' });
    await eventually('it is read', () => scene.simulator.pendingFaults === 0);
    await progress().waitFor({ state: 'attached' });
    await picture('refreshing');
    await progress().waitFor({ state: 'detached' });
  });

  it('says as of when the stories are while Jira cannot be reached, and takes another try', async () => {
    scene.simulator.addFault({ kind: 'drop-before', ...always });
    await message()
      .filter({ hasText: /cannot be reached.*Shown as of/ })
      .waitFor();
    const retry = await view().row('Try Again');
    assert.ok(await view().has('SHOP-7'));
    await picture('offline');
    // The first try by itself is half a minute later.
    scene.simulator.clearFaults();
    scene.simulator.clearRequests();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    assert.deepEqual(scene.simulator.requests, []);
    await retry.click();
    await message().waitFor({ state: 'hidden' });
    await retry.locator.waitFor({ state: 'hidden' });
  });

  it('does not try an identity again that was refused, and says how to sign in', async () => {
    scene.simulator.expireToken();
    await message().filter({ hasText: 'Sign in again. Shown as of' }).waitFor();
    await view().row('Sign In');
    assert.ok(await view().has('SHOP-7'));
    await picture('signed-out');
    scene.simulator.clearRequests();
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    assert.deepEqual(scene.simulator.requests, []);
  });
});

/** Without a timer nobody but the user renews it. */
describe('The sprint view of somebody who wants no timer', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const view = () => scene.workbench.view('Sprint');

  it('asks for everything when it is told to', async function () {
    this.timeout(60_000);
    await scene.workbench.openContainer('Story Context');
    await view().row('SHOP-7');
    // Nothing tells of a story that left the sprint, or of a title that changed behind Jira's back.
    scene.simulator.issue('SHOP-12').sprintIds = [];
    scene.simulator.issue('SHOP-10').summary = 'Another title';
    await view().clickAction('Refresh');
    await view().row('SHOP-10 Another title');
    await eventually('it is gone', async () => !(await view().has(/SHOP-12 /)));
  });

  it('shows what is known at once in a new window, and asks for what changed since', async function () {
    this.timeout(120_000);
    for (const issue of scene.simulator.state.issues)
      issue.updated = Math.min(issue.updated, Date.now() - 3_600_000);
    await view().clickAction('Refresh');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    scene.simulator.clearRequests();
    scene.simulator.addFault({ kind: 'delay', ms: 4_000, path: '*', ...always });
    await scene.reload();
    await scene.workbench.openContainer('Story Context');
    await view().row('SHOP-7');
    const answered = scene.simulator.requests.filter(({ status, path }) => status > 0 && /search/.test(path));
    assert.deepEqual(answered, []);
    scene.simulator.clearFaults();
  });
});

describe('The sprint view of a sprint that broke off', () => {
  const scene = useScene({
    simulator: { pageLimit: 10 },
    settings: { 'storyContext.refreshInterval': 0 },
  });
  const view = () => scene.workbench.view('Sprint');

  it('says that stories are missing, and brings them', async () => {
    scene.simulator.addFault({ kind: 'status', status: 500, path: '*/search*', every: 2 });
    await scene.workbench.openContainer('Story Context');
    const missing = await view().row('Not all stories are here.');
    await scene.workbench.screenshot(path.join(resultsFolder, 'ui', 'broken-off.png'));
    await missing.click();
    await missing.locator.waitFor({ state: 'hidden' });
    const later = scene.simulator.state.issues
      .filter(({ sprintIds }) => sprintIds.includes(42))
      .sort((one, other) => (one.rank < other.rank ? -1 : 1))
      .slice(15)
      .find(({ statusId, typeId }) => statusId !== '10002' && typeId !== '10003');
    assert.ok(later);
    await view().row(new RegExp(`${later.key} `));
  });
});
