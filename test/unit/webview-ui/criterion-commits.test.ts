import * as assert from 'node:assert/strict';
import type { CriterionView } from '../../../src/page-views/criteria';
import type { StoryView } from '../../../src/page-views/story';
import { useStoryPage } from './fixtures';
import { criterion, galleryPage, git, story } from './gallery';

const [here] = git.commits;
const elsewhere = { sha: 'e'.repeat(40), subject: 'Elsewhere', url: 'https://git.example/commit/eeee' };

describe('the commits of a criterion', function () {
  this.timeout(30_000);
  const open = useStoryPage();
  const show = (criteria: readonly CriterionView[], more: Partial<StoryView> = {}, known = true) =>
    open.show({ ...galleryPage, story: { ...story, ...more, criteria }, git: known ? git : undefined });
  const button = (name: string | RegExp) => open.page.getByRole('button', { name, exact: true });
  const list = (text: string) => open.page.getByRole('list', { name: `Commits for: ${text}`, exact: true });

  it('stand beside it, and open in the editor where they are here, else on the web', async () => {
    assert.ok(here);
    const short = here.sha.slice(0, 8);
    const commits = [{ sha: here.sha.slice(0, 10) }, elsewhere, { sha: 'abc1234' }];
    await show([criterion('1', 'One', { checked: true, commits }), criterion('2', 'Two')]);
    assert.deepEqual(await list('One').getByRole('listitem').allTextContents(), [
      short,
      'eeeeeeee',
      'abc1234',
    ]);
    assert.equal(await list('One').getByTitle('Elsewhere').count(), 1);
    assert.equal(await list('Two').count(), 0);
    const inCriterion = list('One').getByRole('button', {
      name: `${short} ${here.subject}: show its changes`,
      exact: true,
    });
    await inCriterion.focus();
    await open.page.keyboard.press('Enter');
    await list('One').getByRole('link', { name: 'eeeeeeee' }).click();
    assert.deepEqual(await open.intents(), [
      { do: 'openCommit', commit: here.sha },
      { do: 'openLink', href: elsewhere.url },
    ]);
    assert.equal(await list('One').getByText('abc1234').locator('xpath=ancestor::a').count(), 0);
  });

  it('are linked from the criterion, also by the keyboard, unless that is not permitted', async () => {
    await show([criterion('1', 'One'), criterion('2', 'Two')], { questions: [] });
    const actions = open.page.getByRole('listitem').filter({ hasText: 'Two' }).locator('.criterion-actions');
    const opacity = () => actions.evaluate((element) => getComputedStyle(element).opacity);
    assert.equal(await opacity(), '0');
    await open.page.getByRole('checkbox', { name: 'Two' }).focus();
    await open.page.keyboard.press('Tab');
    assert.equal(await opacity(), '1');
    await open.page.keyboard.press('Enter');
    assert.deepEqual(await open.intents(), [{ do: 'linkCommit', criterion: '2' }]);
    await show([criterion('1', 'One')], { refusals: { link: 'You may not link.' } });
    await button('Link a commit to: One. You may not link.').first().click({ force: true });
    assert.equal((await open.intents()).length, 1);
  });

  it('are missed beside a ticked criterion where another has one, and only there', async () => {
    const missing = /ticked acceptance criteria have no commit/;
    const region = () => open.page.getByRole('region', { name: 'Branches and commits', exact: true });
    const none = () => open.page.getByText('No commit yet', { exact: true });
    await show([criterion('1', 'One', { checked: true }), criterion('2', 'Two', { checked: true })]);
    assert.deepEqual([await region().getByText(missing).count(), await none().count()], [0, 0]);
    const criteria = [
      criterion('1', 'One', { checked: true, commits: [elsewhere] }),
      criterion('2', 'Two', { checked: true }),
      criterion('3', 'Three'),
    ];
    await show(criteria, {}, false);
    await region().getByText('1 of 2 ticked acceptance criteria have no commit.').waitFor();
    assert.equal(await none().count(), 1);
    await open.page.getByRole('listitem').filter({ hasText: 'Two' }).getByText('No commit yet').waitFor();
  });

  it('do not hide that a branch went where it was to go', async () => {
    const merged = { kind: 'branch' as const, globalId: 'x', title: 'feature/old', merged: true };
    await show([], { links: [merged] });
    const item = open.page.getByRole('listitem').filter({ hasText: 'feature/old' });
    assert.match((await item.textContent()) ?? '', /merged$/);
    const line = await item
      .locator('.link-title')
      .evaluate((one) => getComputedStyle(one).textDecorationLine);
    assert.equal(line, 'line-through');
  });
});
