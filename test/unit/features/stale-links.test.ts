import assert from 'node:assert/strict';
import path from 'node:path';
import { commitId } from '../../../src/domain/link-id';
import type { StoryLink } from '../../../src/domain/story';
import { branchLink, commitLink } from '../../../src/features/git-links';
import { ledOn, staleLinks } from '../../../src/features/stale-links';
import { StoryGit } from '../../../src/git/story-git';
import { createRepository, type TestRepository } from '../git/repository';

const remote = 'https://github.com/acme/shop.git';

describe('Links that lead to what is gone', () => {
  let shop: TestRepository;
  const made: TestRepository[] = [];
  const repository = (): TestRepository => {
    const one = createRepository();
    made.push(one);
    one.write('start.txt', 'start');
    one.commit('Start');
    return one;
  };
  beforeEach(() => {
    shop = repository();
    shop.run('remote', 'add', 'origin', remote);
  });
  afterEach(() => made.splice(0).forEach((one) => one.remove()));

  const branch = (name: string, url: string | undefined = remote): StoryLink =>
    branchLink({ branch: name, repository: 'shop', remote: url });
  const commit = (sha: string, message: string): StoryLink =>
    commitLink({ sha, message, repository: 'shop', remote });
  const work = (file: string, message: string): string => {
    shop.write(file, file);
    return shop.commit(message);
  };
  const stale = async (...links: StoryLink[]) => {
    const open = made.map((folder) => ({ name: path.basename(path.dirname(folder.root)), folder }));
    const found = await staleLinks(new StoryGit(), open, { key: 'SHOP-7', links });
    return found.map((one) => [one.kind, one.link.title]);
  };

  it('are those of branches that are nowhere any more, and no others', async () => {
    shop.run('branch', 'feature/here');
    shop.run('update-ref', 'refs/remotes/origin/feature/there', 'HEAD');
    const elsewhere = branch('feature/x', 'https://github.com/acme/app.git');
    const links = ['feature/here', 'feature/there', 'feature/gone'].map((name) => branch(name));
    assert.deepEqual(await stale(...links, elsewhere), [['deleted', 'feature/gone']]);
  });

  it('of a branch without a remote lead nowhere only where no repository has it', async () => {
    const app = repository();
    app.run('branch', 'feature/app');
    const links = ['feature/app', 'feature/gone'].map((name) =>
      branchLink({ branch: name, repository: 'app' }),
    );
    assert.deepEqual(await stale(...links), [['deleted', 'feature/gone']]);
  });

  it('are those of branches whose work is merged, until that is said', async () => {
    shop.run('switch', '-q', '-c', 'feature/SHOP-7');
    work('one.txt', 'One that does not name it');
    shop.run('switch', '-q', 'main');
    assert.deepEqual(await stale(branch('feature/SHOP-7')), []);
    shop.run('merge', '-q', '--no-ff', '-m', 'Merge', 'feature/SHOP-7');
    const link = branch('feature/SHOP-7');
    assert.deepEqual(await stale(link), [['merged', 'feature/SHOP-7']]);
    assert.deepEqual(await stale({ ...link, merged: true }), []);
    shop.run('switch', '-q', 'feature/SHOP-7');
    assert.deepEqual(await stale(link), [], 'whoever is on it is not done with it');
  });

  it('are those of commits that were rebased, dropped, or are not in the repository they lead to', async () => {
    shop.run('switch', '-q', '-c', 'feature/SHOP-7');
    const [kept, rebased] = [work('a.txt', 'Kept'), work('b.txt', 'Rebased')];
    shop.run('commit', '-q', '--amend', '-m', 'Reworded');
    const dropped = work('c.txt', 'Dropped');
    shop.run('reset', '-q', '--hard', 'HEAD~1');
    const never = '0123456789'.repeat(4);
    const links = [
      commit(kept, 'Kept'),
      commit(rebased, 'Rebased'),
      commit(dropped, 'Dropped'),
      commit(never, 'Never here'),
      { ...commit(never.replace('0', 'f'), 'Of another'), url: 'https://github.com/acme/app/commit/x' },
    ];
    assert.deepEqual(await stale(...links), [
      ['rebased', rebased.slice(0, 8)],
      ['lost', dropped.slice(0, 8)],
      ['unknown', never.slice(0, 8)],
    ]);
  });

  it('are led on with the criteria of both', () => {
    const [before, after] = ['a'.repeat(40), 'b'.repeat(40)];
    const [one, two] = ['1', '2'].map((id) => ({ id, text: id }));
    assert.ok(one && two);
    const now = { sha: after, subject: 'One' };
    const old = { ...commit(before, 'One'), criteria: [one] };
    const led = { ...commit(after, 'One'), criteria: [one] };
    assert.deepEqual(ledOn(old, now, [old]), led);
    const there = { ...commit(after, 'One'), criteria: [two, one] };
    assert.deepEqual(ledOn(old, now, [there]).criteria, [two, one]);
    assert.equal(ledOn(commit(before, 'One'), now, []).criteria, undefined);
    assert.equal(led.globalId, commitId(after));
  });
});
