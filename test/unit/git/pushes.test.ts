import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { lastPush, pushedRange } from '../../../src/git/pushes';
import { createRepository, type TestRepository } from './repository';

describe('A push', () => {
  let repository: TestRepository;
  let start: string;

  beforeEach(() => {
    repository = createRepository();
    const remote = path.join(path.dirname(repository.root), 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
    repository.run('remote', 'add', 'origin', remote);
    start = repository.commit('Start');
    repository.run('push', '-q', '-u', 'origin', 'main');
    repository.run('switch', '-q', '-c', 'feature/SHOP-7');
  });
  afterEach(() => repository.remove());

  const last = (branch = 'feature/SHOP-7') => lastPush(repository, 'origin', branch);
  const range = async (branch?: string) => {
    const push = await last(branch);
    assert.ok(push);
    return pushedRange(repository, push);
  };

  it('is told from a fetch and from no push at all', async () => {
    assert.equal(await last(), undefined);
    const sha = repository.commit('One');
    repository.run('push', '-q', 'origin', 'HEAD');
    const push = await last();
    assert.ok(push && Math.abs(Date.now() - push.at) < 60_000);
    assert.deepEqual(push, { remote: 'origin', branch: 'feature/SHOP-7', to: sha, at: push.at });
    // Somebody else moves it on.
    const other = path.join(path.dirname(repository.root), 'other');
    const run = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ben', '-c', 'user.email=b@example.com', ...args], { cwd: other });
    execFileSync('git', ['clone', '-q', path.join(path.dirname(repository.root), 'remote.git'), other]);
    run('switch', '-q', 'feature/SHOP-7');
    run('commit', '-q', '--allow-empty', '-m', 'Theirs');
    run('push', '-q');
    repository.run('fetch', '-q');
    assert.equal(await last(), undefined);
  });

  it('is a range that has those before in it, since the branch left the main one', async () => {
    const one = repository.commit('One');
    repository.run('push', '-q', 'origin', 'HEAD');
    assert.deepEqual(await range(), { from: start, to: one, count: 1, subject: 'One' });
    repository.commit('Two');
    const three = repository.commit('Three');
    repository.run('push', '-q', 'origin', 'HEAD');
    assert.equal((await last())?.before, one);
    assert.deepEqual(await range(), { from: start, to: three, count: 3, subject: 'Three' });
    repository.run('commit', '-q', '--amend', '--allow-empty', '-m', 'Three again');
    repository.run('push', '-q', '--force', 'origin', 'HEAD');
    const amended = repository.run('rev-parse', 'HEAD');
    assert.deepEqual(await range(), { from: start, to: amended, count: 3, subject: 'Three again' });
  });

  it('of the main branch is what it brought', async () => {
    repository.run('switch', '-q', 'main');
    const one = repository.commit('One');
    repository.run('push', '-q');
    assert.deepEqual(await range('main'), { from: start, to: one, count: 1, subject: 'One' });
  });

  it('of nothing but a first commit is that commit', async () => {
    repository.run('switch', '-q', '--orphan', 'alone');
    const one = repository.commit('Alone');
    repository.run('push', '-q', 'origin', 'HEAD');
    assert.deepEqual(await range('alone'), { to: one, count: 1, subject: 'Alone' });
  });
});
