import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { baseBranch, type BaseBranch } from '../../../src/git/base-branch';
import type { Repository } from '../../../src/git/git-api';
import { createRepository, type TestRepository } from './repository';

describe('The branch that new ones start from', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const asked = async (
    ...branches: readonly { readonly name: string; readonly remote?: string }[]
  ): Promise<BaseBranch | undefined> => {
    const remotes = repository.run('remote').split('\n').filter(Boolean);
    const known = {
      state: { HEAD: undefined, remotes: remotes.map((name) => ({ name })) },
      getCommit: (ref: string) =>
        new Promise((resolve) => resolve({ hash: repository.run('rev-parse', '--verify', ref) })),
    };
    return baseBranch(known as unknown as Repository, repository, branches);
  };
  const clone = (name: string): TestRepository => {
    const root = path.join(path.dirname(repository.root), name);
    repository.run('clone', '-q', '--origin', 'up/stream', repository.root, root);
    const { run } = repository;
    return { ...repository, root, run: (...args) => run('-C', root, ...args) };
  };

  it('is what teams name so, where there is no remote', async () => {
    const commit = repository.run('rev-parse', 'HEAD');
    assert.deepEqual(await asked({ name: 'x' }, { name: 'main' }), { ref: 'main', branch: 'main', commit });
    assert.equal(await asked({ name: 'x' }), undefined);
  });

  it('is the default branch of the remote, with the time of the last fetch', async () => {
    const original = repository;
    original.run('branch', '-m', 'stable');
    repository = clone('clone');
    try {
      const cloned = await asked();
      assert.equal(cloned?.ref, 'up/stream/stable');
      assert.equal(cloned.branch, 'stable');
      assert.ok(Math.abs((cloned.remote?.fetched ?? 0) - Date.now()) < 60_000, 'cloned just now');
      repository.run('fetch', '-q');
      const list = path.join(repository.root, '.git', 'FETCH_HEAD');
      const later = new Date(Date.now() + 3_600_000);
      fs.utimesSync(list, later, later);
      const fetched = (await asked())?.remote?.fetched ?? 0;
      assert.ok(Math.abs(fetched - later.getTime()) < 1000);
      fs.writeFileSync(list, "0000\t\tbranch 'elsewhere' of x\n");
      fs.utimesSync(list, later, later);
      assert.notEqual((await asked())?.remote?.fetched, fetched, 'another branch was fetched');
    } finally {
      repository = original;
    }
  });

  it('is what teams name so on a remote whose default is not known', async () => {
    repository.run('remote', 'add', 'origin', '/nowhere');
    repository.run('update-ref', 'refs/remotes/origin/develop', 'main');
    const base = await asked({ name: 'main' }, { name: 'develop', remote: 'origin' });
    assert.equal(base?.ref, 'origin/develop');
    assert.equal(base.remote?.name, 'origin');
    assert.equal((await asked({ name: 'main' }))?.ref, 'main');
  });
});
