import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type BranchNotes, noNotes } from '../../../src/domain/branch-stories';
import { readBranchNotes, writeBranchNotes } from '../../../src/git/branch-notes';
import { KnownNotes, rebasedBranch } from '../../../src/git/known-notes';
import { GitError } from '../../../src/git/run-git';
import { createRepository, type TestRepository } from './repository';

describe('What is said about the stories of a branch', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const said = async (branch: string, root = repository.root): Promise<BranchNotes | undefined> =>
    (await readBranchNotes({ ...repository, root })).get(branch);
  const say = (branch: string, notes: BranchNotes): Promise<void> =>
    writeBranchNotes(repository, branch, notes);

  it('is what was said last', async () => {
    assert.equal(await said('main'), undefined);
    await say('main', { linked: 'SHOP-8', not: ['SHA-256', 'utf-8'] });
    assert.deepEqual(await said('main'), { linked: 'SHOP-8', not: ['SHA-256', 'utf-8'] });
    await say('main', { linked: 'SHOP-9', not: ['utf-8', 'SHOP-1'] });
    assert.deepEqual(await said('main'), { linked: 'SHOP-9', not: ['utf-8', 'SHOP-1'] });
    await say('main', noNotes);
    assert.equal(await said('main'), undefined);
    assert.doesNotMatch(repository.run('config', '--local', '--list'), /story-context/);
  });

  it('is written for one key of several that begin or end alike', async () => {
    await say('main', { not: ['A-1', 'A-12', 'a.1', 'XA-1'] });
    await say('main', { not: ['A-12', 'XA-1'] });
    assert.deepEqual(await said('main'), { linked: undefined, not: ['A-12', 'XA-1'] });
  });

  it('is seen in every worktree, goes with the branch and ends with it', async () => {
    repository.run('branch', 'try-it');
    const notes = { linked: 'SHOP-8', not: ['SHOP-7'] };
    await say('try-it', notes);
    const root = path.join(path.dirname(repository.root), 'work tree ü');
    repository.run('worktree', 'add', '-q', root, 'try-it');
    assert.deepEqual(await said('try-it', root), notes);
    repository.run('branch', '-m', 'try-it', 'tried');
    assert.deepEqual(await said('tried'), notes);
    assert.equal(await said('try-it'), undefined);
    repository.run('worktree', 'remove', root);
    repository.run('branch', '-D', 'tried');
    assert.equal(await said('tried'), undefined);
  });

  it('is kept under any name of a branch', async () => {
    const branch = 'wip/a.b"c=d;$(x)&ü.story-context';
    repository.run('branch', branch);
    await say(branch, { linked: 'cart-page "x" #', not: ['SHOP-7'] });
    assert.deepEqual(await said(branch), { linked: 'cart-page "x" #', not: ['SHOP-7'] });
  });

  it('is not known of a folder without a repository', async () => {
    await assert.rejects(said('main', path.dirname(repository.root)), GitError);
  });

  describe('is known without asking git again', () => {
    it('until somebody writes it, in whatever worktree', async function () {
      if (process.platform === 'win32') this.skip();
      const { git, asked } = repository.recordingGit();
      const known = new KnownNotes();
      const folder = { git, root: repository.root };
      await say('main', { linked: 'SHOP-8', not: [] });
      assert.equal((await known.of(folder, 'main')).linked, 'SHOP-8');
      assert.notDeepEqual(asked(), []);
      for (const branch of ['main', 'other', 'main']) await known.of(folder, branch);
      assert.deepEqual(asked(), []);
      const root = path.join(path.dirname(repository.root), 'worktree');
      repository.run('worktree', 'add', '-q', '-b', 'other', root);
      repository.run('-C', root, 'config', 'branch.main.story-context', 'SHOP-9');
      assert.equal((await known.of(folder, 'main')).linked, 'SHOP-9');
    });

    it('and is nothing once the repository is gone, until there is another', async () => {
      const known = new KnownNotes();
      await say('main', { linked: 'SHOP-8', not: [] });
      const aside = `${repository.root} aside`;
      assert.equal((await known.of(repository, 'main')).linked, 'SHOP-8');
      fs.renameSync(repository.root, aside);
      assert.deepEqual(await known.of(repository, 'main'), noNotes);
      fs.renameSync(aside, repository.root);
      assert.equal((await known.of(repository, 'main')).linked, 'SHOP-8');
    });
  });

  it('is that of the branch that is being rebased, while HEAD is on none', async () => {
    assert.equal(await rebasedBranch(repository), undefined);
    repository.write('file', 'main');
    repository.commit('Main');
    repository.run('switch', '-q', '-c', 'wip/SHOP-7-ü', 'main~1');
    repository.write('file', 'wip');
    repository.commit('Wip');
    assert.throws(() => repository.run('rebase', 'main'));
    assert.equal(await rebasedBranch(repository), 'wip/SHOP-7-ü');
    repository.run('rebase', '--abort');
    assert.equal(await rebasedBranch(repository), undefined);
  });
});
