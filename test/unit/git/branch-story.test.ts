import assert from 'node:assert/strict';
import path from 'node:path';
import { linkBranchToStory, storiesOfBranch } from '../../../src/git/branch-story';
import { createRepository, type TestRepository } from './repository';

const known = { projects: ['SHOP'] };

describe('The stories of a branch', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const keys = async (branch: string, from = repository): Promise<string[]> =>
    (await storiesOfBranch(from, branch, known)).map(({ key }) => key);

  it('are those its name holds', async () => {
    assert.deepEqual(await keys('feature/SHOP-7-and-shop-8'), ['SHOP-7', 'SHOP-8']);
    assert.deepEqual(await keys('main'), []);
  });

  it('begin with the one it was linked to last', async () => {
    await linkBranchToStory(repository, 'feature/SHOP-7', 'SHOP-8');
    await linkBranchToStory(repository, 'feature/SHOP-7', 'SHOP-9');
    assert.deepEqual(await keys('feature/SHOP-7'), ['SHOP-9', 'SHOP-7']);
  });

  it('are seen in every worktree, go with the branch and end with it', async () => {
    repository.run('branch', 'try-it');
    await linkBranchToStory(repository, 'try-it', 'SHOP-8');
    const root = path.join(path.dirname(repository.root), 'worktree');
    repository.run('worktree', 'add', '-q', root, 'try-it');
    assert.deepEqual(await keys('try-it', { ...repository, root }), ['SHOP-8']);
    repository.run('branch', '-m', 'try-it', 'tried');
    assert.deepEqual(await keys('tried'), ['SHOP-8']);
    repository.run('worktree', 'remove', root);
    repository.run('branch', '-D', 'tried');
    assert.deepEqual(await keys('tried'), []);
  });

  it('are kept under any name of a branch', async () => {
    const branch = 'wip/a.b"c=d;$(x)&ü';
    repository.run('branch', branch);
    await linkBranchToStory(repository, branch, 'SHOP-8');
    assert.deepEqual(await keys(branch), ['SHOP-8']);
  });
});
