import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commitId } from '../../../src/domain/link-id';
import { GitOfStory, type OpenRepository } from '../../../src/features/git-of-story';
import { StoryGit } from '../../../src/git/story-git';
import { createRepository, type TestRepository } from '../git/repository';

describe('The branches and commits of a page’s story', () => {
  const made: TestRepository[] = [];
  const repository = (): TestRepository => {
    const one = createRepository();
    made.push(one);
    one.commit('Start');
    return one;
  };
  afterEach(() => made.splice(0).forEach((one) => one.remove()));

  function scene(open: readonly OpenRepository[] | string, git = new StoryGit()) {
    const seen = { links: [] as string[], changes: 0, asked: 0 };
    const page = new GitOfStory({
      git,
      repositories: async () => (seen.asked++, open),
      wanted: () => ({ key: 'SHOP-7', links: seen.links }),
      changed: () => seen.changes++,
    });
    const messages = () =>
      page.state?.repositories.map(({ name, found }) => [name, found?.commits.map(({ message }) => message)]);
    return { page, seen, messages };
  }

  it('are looked up in all repositories, in a worktree’s only once, whatever one of them says', async () => {
    const [shop, app] = [repository(), repository()];
    shop.commit('SHOP-7 shop');
    app.commit('SHOP-7 app');
    const worktree = path.join(path.dirname(shop.root), 'worktree');
    shop.run('worktree', 'add', '-q', '--detach', worktree);
    const { page, messages } = scene([
      { name: 'shop', folder: shop },
      { name: 'broken', folder: { git: 'git', root: path.dirname(app.root) } },
      { name: 'worktree', folder: { git: 'git', root: worktree } },
      { name: 'app', folder: app },
    ]);
    await page.look();
    assert.deepEqual(messages(), [
      ['shop', ['SHOP-7 shop']],
      ['broken', undefined],
      ['app', ['SHOP-7 app']],
    ]);
    assert.match(String(page.state?.repositories[1]?.error), /not a git repository/);
  });

  it('come a page at a time', async () => {
    const shop = repository();
    for (let number = 1; number <= 25; number++) shop.commit(`SHOP-7 ${number}`);
    const { page, messages } = scene([{ name: 'shop', folder: shop }]);
    await page.look();
    const counted = () => [messages()?.[0]?.[1]?.length, page.state?.repositories[0]?.found?.more];
    assert.deepEqual(counted(), [20, true]);
    await page.more();
    assert.deepEqual(counted(), [25, false]);
  });

  it('are looked up once for many changes in a row, and for other links', async () => {
    const shop = repository();
    const linked = shop.commit('Says nothing');
    const { page, seen, messages } = scene([{ name: 'shop', folder: shop }]);
    for (let change = 0; change < 5; change++) page.lookSoon();
    while (!page.state) await wait(20);
    assert.equal(seen.asked, 1);
    assert.deepEqual(messages(), [['shop', []]]);
    page.linksChanged();
    seen.links = [commitId(linked)];
    page.linksChanged();
    while (seen.changes < 2) await wait(20);
    assert.deepEqual(messages(), [['shop', ['Says nothing']]]);
    assert.equal(seen.asked, 2);
  });

  it('are what they are after the last of several looks', async () => {
    const shop = repository();
    const { page, seen, messages } = scene([{ name: 'shop', folder: shop }]);
    const first = page.look();
    shop.commit('SHOP-7 meanwhile');
    await page.look();
    await first;
    assert.deepEqual(messages(), [['shop', ['SHOP-7 meanwhile']]]);
    assert.equal(seen.asked, 2);
  });

  it('are not looked for on a page nobody sees, and are when somebody does', async () => {
    const shop = repository();
    const { page, seen, messages } = scene([{ name: 'shop', folder: shop }]);
    page.lookSoon();
    page.stop();
    await wait(600);
    assert.equal(seen.asked, 0);
    const looking = page.look();
    page.stop();
    await looking;
    assert.deepEqual([seen.changes, page.state], [0, undefined]);
    await page.look();
    assert.deepEqual(messages(), [['shop', []]]);
  });

  it('are waited for, and it is said, where git takes its time', async () => {
    let give: (place: string) => void = () => undefined;
    const slow = new StoryGit();
    slow.place = () => new Promise((resolve) => (give = resolve));
    const shop = repository();
    const { page, seen } = scene([{ name: 'shop', folder: shop }], slow);
    const looking = page.look();
    while (seen.changes === 0) await wait(20);
    assert.equal(page.state?.looking, true);
    give('here');
    await looking;
    assert.equal(page.state?.looking, false);
  });

  it('are nowhere without Git, and it says why', async () => {
    const { page } = scene('Git is off.');
    await page.look();
    assert.deepEqual(page.state, { looking: false, missing: 'Git is off.', repositories: [], limit: 20 });
  });
});
