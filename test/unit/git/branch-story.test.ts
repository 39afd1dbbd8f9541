import assert from 'node:assert/strict';
import path from 'node:path';
import { linkedStory, linkStory } from '../../../src/git/branch-story';
import { createRepository, type TestRepository } from './repository';

describe('The story a branch is linked to', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  it('is the one it was linked to last', async () => {
    assert.equal(await linkedStory(repository, 'main'), undefined);
    await linkStory(repository, 'main', 'SHOP-8');
    await linkStory(repository, 'main', 'SHOP-9');
    assert.equal(await linkedStory(repository, 'main'), 'SHOP-9');
  });

  it('is seen in every worktree, goes with the branch and ends with it', async () => {
    repository.run('branch', 'try-it');
    await linkStory(repository, 'try-it', 'SHOP-8');
    const root = path.join(path.dirname(repository.root), 'worktree');
    repository.run('worktree', 'add', '-q', root, 'try-it');
    assert.equal(await linkedStory({ ...repository, root }, 'try-it'), 'SHOP-8');
    repository.run('branch', '-m', 'try-it', 'tried');
    assert.equal(await linkedStory(repository, 'tried'), 'SHOP-8');
    repository.run('worktree', 'remove', root);
    repository.run('branch', '-D', 'tried');
    assert.equal(await linkedStory(repository, 'tried'), undefined);
  });

  it('is kept under any name of a branch', async () => {
    const branch = 'wip/a.b"c=d;$(x)&ü';
    repository.run('branch', branch);
    await linkStory(repository, branch, 'SHOP-8');
    assert.equal(await linkedStory(repository, branch), 'SHOP-8');
  });
});
