import * as assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { GitView } from '../../../src/page-views/git';
import type { StoryView } from '../../../src/page-views/story';
import { launchChromium } from '../../launch/chromium';
import { criterion, galleryPage, git, story } from './gallery';
import { openStoryPage, type OpenStoryPage } from './story-page';

describe('the branches and commits of a story', function () {
  this.timeout(30_000);
  let browser: Browser;
  let open: OpenStoryPage;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    open = await openStoryPage(browser);
  });
  afterEach(async () => {
    assert.deepEqual([open.problems, open.requests], [[], []]);
    await open.close();
  });

  const show = (more: Partial<GitView> | undefined, changes: Partial<StoryView> = {}) =>
    open.show({ ...galleryPage, story: { ...story, ...changes }, git: more && { ...git, ...more } });
  const region = () => open.page.getByRole('region', { name: 'Branches and commits', exact: true });
  const list = (name: string) => region().getByRole('list', { name, exact: true }).getByRole('listitem');
  const button = (name: string) => region().getByRole('button', { name, exact: true });
  const text = async () => (await region().textContent()) ?? '';
  const nothing = { branches: [], commits: [], more: undefined };

  it('are shown beside what is linked, each once', async () => {
    await show({});
    assert.deepEqual(await list('Branches').locator('.link-title').allTextContents(), [
      'feature/SHOP-142-saved-card',
      'origin/shop-142-app',
    ]);
    assert.match(
      (await list('Commits').first().textContent()) ?? '',
      /7f3a9c1b.*Read saved cards.*Ana Silva/,
    );
    assert.equal(await region().getByText('feature/SHOP-142-saved-card', { exact: true }).count(), 1);
    assert.equal(
      await region()
        .getByText(/Read saved cards from the vault/)
        .count(),
      1,
    );
    assert.equal(await region().getByText('Linked to the story', { exact: true }).count(), 2);
    assert.equal(await region().getByText('Designs', { exact: true }).count(), 1);
    assert.match((await list('Branches').first().textContent()) ?? '', /checked out2 ahead of/);
  });

  it('open in the editor, and on the web where a remote has them or the story says where', async () => {
    await show({});
    await button('feature/SHOP-142-saved-card: show its changes').click();
    await button('7f3a9c1b SHOP-142 Read saved cards from the vault: show its changes').focus();
    await open.page.keyboard.press('Enter');
    await button('Open origin/shop-142-app on the web').click();
    await button('Open 7f3a9c1b on the web').click();
    await button('Show 20 earlier commits').click();
    assert.deepEqual(await open.intents(), [
      { do: 'openBranch', branch: git.branches[0]?.id },
      { do: 'openCommit', commit: git.commits[0]?.sha },
      { do: 'openLink', href: 'https://github.com/shop/app/tree/shop-142-app' },
      { do: 'openLink', href: 'https://github.com/shop/web/commit/7f3a9c1' },
      { do: 'moreCommits' },
    ]);
  });

  it('are not waited for', async () => {
    await show(undefined, { links: [] });
    assert.match(await text(), /No branch or commit is linked to this story\./);
    await show({ ...nothing, looking: true }, { links: [] });
    assert.match(await text(), /Looking in Git…/);
    assert.doesNotMatch(await text(), /No branch|No commit|no commit/);
    await show(nothing, { links: [] });
    assert.match(await text(), /No branch or commit names this story or is linked to it\./);
    await show({ ...nothing, missing: 'Git is off.' });
    assert.match(await text(), /Git is off\./);
    assert.match(await text(), /Designs/);
  });

  describe('beside the ticks', () => {
    const criteria = (...checked: boolean[]) =>
      checked.map((one, index) => criterion(String(index), `Criterion ${index}`, { checked: one }));
    const none = 'There are commits, and no acceptance criterion is ticked yet.';
    const some = 'There are commits, and 1 of 2 acceptance criteria are not ticked yet.';
    const without = 'Acceptance criteria are ticked, but no commit names this story.';
    const look = async (more: Partial<GitView> | undefined, changes: Partial<StoryView>) => {
      await show(more, changes);
      const all = await text();
      return [none, some, without].filter((sentence) => all.includes(sentence));
    };

    it('say where there are commits and open criteria', async () => {
      assert.deepEqual(await look({}, { criteria: criteria(false, false) }), [none]);
      assert.deepEqual(await look({}, { criteria: criteria(true, false) }), [some]);
      assert.deepEqual(await look({}, { criteria: criteria(true, true) }), []);
      assert.deepEqual(await look({}, { criteria: [] }), []);
    });

    it('say where there are ticks and no commit, once that is certain', async () => {
      const ticked = { criteria: criteria(true, false), links: [] };
      assert.deepEqual(await look(nothing, ticked), [without]);
      assert.deepEqual(await look({ ...nothing, looking: true }, ticked), []);
      assert.deepEqual(await look({ ...nothing, missing: 'Git is off.' }, ticked), []);
      assert.deepEqual(await look(undefined, ticked), []);
      assert.deepEqual(await look(nothing, { ...ticked, links: story.links }), [some]);
      assert.deepEqual(await look(nothing, { ...ticked, criteria: criteria(false) }), []);
    });
  });
});
