import assert from 'node:assert/strict';
import { useScene } from './fixtures';

describe('The sprint view', () => {
  const scene = useScene();
  const view = () => scene.workbench.view('Sprint');
  const labels = async () => (await view().rows()).map((row) => row.split(' ')[0]);

  const sprintNamed = (name: string) => {
    const sprint = scene.simulator.state.sprints.find((one) => one.name.startsWith(name));
    assert.ok(sprint, name);
    return sprint;
  };

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await view().row('SHOP-7');
  });

  it('starts with the sprint, the days left and the goal', async () => {
    const [sprint, goal] = await view().rows();
    assert.match(sprint ?? '', /^Sprint 24 · Guest checkout .*\b8 days left/);
    assert.equal(goal?.trim(), sprintNamed('Sprint 24').goal);
  });

  it('groups by status, what is under way first, and mine first in each group', async () => {
    const rows = await view().rows();
    const groups = rows.filter((row) => /^(In Progress|In Review|To Do|Done) \d+$/.test(row));
    assert.deepEqual(
      groups.map((row) => row.replace(/ \d+$/, '')),
      ['In Progress', 'In Review', 'To Do', 'Done'],
    );
    const inProgress = rows.slice(rows.indexOf(groups[0] ?? '') + 1, rows.indexOf(groups[1] ?? ''));
    const mine = inProgress.map((row) => / me$/.test(row));
    assert.deepEqual(
      mine,
      [...mine].sort((a, b) => Number(b) - Number(a)),
    );
    assert.ok(mine[0]);
  });

  it('tells progress, points and assignee of a story', async () => {
    // Rows are there before their criteria are counted.
    await (await view().row('SHOP-7')).says('2/5 · 5 pt · me');
    await (await view().row('SHOP-12')).says('0/2 · 2 pt · unassigned');
  });

  it('marks a story that is blocked, to the eye and to the ear', async () => {
    const { locator } = await view().row('SHOP-11');
    const badge = await locator
      .locator('.monaco-icon-label')
      .evaluate((label) => getComputedStyle(label, '::after').content);
    assert.equal(badge, '"⚑"');
    assert.match((await locator.getAttribute('aria-label')) ?? '', /flagged as blocked/);
  });

  it('says everything in the tooltip', async () => {
    await (await view().row('SHOP-7')).hover();
    const tooltip = scene.page.locator('.workbench-hover').filter({ hasText: 'In Progress' }).first();
    await tooltip.waitFor();
    const text = (await tooltip.innerText()).replace(/\s+/g, ' ');
    for (const part of [
      'SHOP-7 Guest checkout keeps the delivery address',
      'Mira Lindqvist',
      '5 points',
      '2 of 5',
      'SHOP-1 Checkout without an account',
    ]) {
      assert.ok(text.includes(part), `“${part}” is missing in: ${text}`);
    }
  });

  it('has sub-tasks under their story', async () => {
    const story = await view().row('SHOP-7');
    await story.expand();
    await view().row('SHOP-15');
    await story.collapse();
    assert.equal(await view().has('SHOP-15'), false);
  });

  it('groups by assignee and by epic', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Group by Assignee');
    await view().row(/^Mira Lindqvist/);
    assert.equal((await view().rows())[2]?.replace(/ \d+$/, ''), 'Mira Lindqvist');
    await workbench.runCommand('Story Context: Group by Epic');
    await view().row(/^Checkout without an account/);
    await workbench.runCommand('Story Context: Group by Status');
    await view().row(/^In Progress/);
  });

  it('filters by person and by words, and says when nothing matches', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Filter Stories...');
    await workbench.quickInput.choose('My stories');
    await view().tree.getByRole('treeitem').filter({ hasText: 'SHOP-12' }).waitFor({ state: 'hidden' });
    assert.ok((await labels()).includes('SHOP-7'));
    await workbench.runCommand('Story Context: Filter Stories...');
    await workbench.quickInput.opened('Filter Stories');
    await workbench.quickInput.answer('delivery slots');
    await view().tree.getByRole('treeitem').filter({ hasText: 'SHOP-7 ' }).waitFor({ state: 'hidden' });
    assert.deepEqual(
      (await labels()).filter((label) => label?.startsWith('SHOP-')),
      ['SHOP-9'],
    );
    await workbench.runCommand('Story Context: Filter Stories...');
    await workbench.quickInput.opened('Filter Stories');
    await workbench.quickInput.answer('no such words');
    await view().pane.getByText('No story matches the filter.').waitFor();
    await workbench.runCommand('Story Context: Clear Filter');
    await view().row('SHOP-7');
  });

  it('shows what the Product Owner changed after a refresh', async () => {
    scene.simulator.issue('SHOP-10').summary = 'Promo code above the basket';
    await view().clickAction('Refresh');
    await view().row('SHOP-10 Promo code above the basket');
  });

  it('shows another sprint, and the active one again', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Select Sprint...');
    await workbench.quickInput.choose('Sprint 23');
    await view().row(/^Sprint 23/);
    await workbench.runCommand('Story Context: Select Sprint...');
    await workbench.quickInput.choose('Active sprints');
    await view().row('SHOP-7');
  });

  it('has several active sprints side by side', async () => {
    Object.assign(sprintNamed('Sprint 25'), {
      state: 'active',
      start: Date.now(),
      end: Date.now() + 86_400_000,
    });
    await view().clickAction('Refresh');
    await view().row(/^Sprint 25/);
    await view().row(/^Sprint 24/);
    await view().row('SHOP-7');
  });
});
