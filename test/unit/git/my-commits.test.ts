import assert from 'node:assert/strict';
import { asOf, commitsSince, identityOf, isOwn } from '../../../src/git/my-commits';
import { createRepository, type TestRepository } from './repository';

describe('the commits of the last days', function () {
  this.timeout(60_000);
  let repository: TestRepository;

  before(() => {
    repository = createRepository();
  });
  after(() => repository.remove());

  const since = Date.parse('2026-03-06T00:00:00Z');
  const commit = (
    message: string,
    at: string,
    author = 'Ana Lima <ana@example.com>',
    committed = at,
  ): string => {
    process.env.GIT_COMMITTER_DATE = committed;
    try {
      repository.run('commit', '-q', '--allow-empty', `--author=${author}`, `--date=${at}`, '-m', message);
    } finally {
      delete process.env.GIT_COMMITTER_DATE;
    }
    return repository.run('rev-parse', 'HEAD');
  };
  const subjects = async (): Promise<string[]> =>
    (await commitsSince(repository, 'shop', since)).map(({ message }) => message.split('\n')[0] ?? '');

  it('are none where there is no commit at all', async () => {
    assert.deepEqual(await subjects(), []);
  });

  it('are those of all branches, the newest first, without merges and what is in a stash', async () => {
    commit('Old', '2026-03-05T23:59:59Z');
    const first = commit('SHOP-7 One\n\nWith a body.', '2026-03-06T00:00:00Z');
    repository.run('checkout', '-q', '-b', 'side');
    commit('SHOP-8 Two', '2026-03-06T09:00:00Z', 'Jonas Weber <jonas@example.com>');
    repository.run('checkout', '-q', 'main');
    commit('Three: "ümlaut"', '2026-03-06T10:00:00+05:00');
    repository.run('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    repository.write('a.txt', 'a');
    repository.run('add', '-A');
    repository.run('stash');
    assert.deepEqual(await subjects(), ['SHOP-8 Two', 'Three: "ümlaut"', 'SHOP-7 One']);
    const [, , one] = await commitsSince(repository, 'shop', since);
    assert.deepEqual(one, {
      sha: first,
      message: 'SHOP-7 One\n\nWith a body.',
      at: since,
      by: { id: 'ana@example.com', name: 'Ana Lima' },
      repository: 'shop',
    });
  });

  it('are as old as their words, whenever they were rebased', async () => {
    const before = await subjects();
    commit('Rebased today', '2026-02-01T09:00:00Z', undefined, '2026-03-07T09:00:00Z');
    assert.deepEqual(await subjects(), before);
  });

  it('are of who works here by the address, or the name where there is none', async () => {
    const identity = await identityOf(repository);
    assert.deepEqual(identity, { email: 'ana@example.com', name: 'Ana Lima' });
    const by = (name: string, id: string) => ({ by: { id, name } });
    assert.equal(isOwn(by('Somebody', 'ANA@example.com'), identity), true);
    assert.equal(isOwn(by('Ana Lima', 'other@example.com'), identity), false);
    assert.equal(isOwn(by('ana lima', 'other@example.com'), { name: 'Ana Lima' }), true);
    assert.equal(isOwn(by('Ana Lima', 'ana@example.com'), {}), false);
    const [newest] = await commitsSince(repository, 'shop', since);
    assert.ok(newest);
    assert.deepEqual(asOf(newest, { id: '5b10', name: 'Ana' }).by, { id: '5b10', name: 'Ana' });
  });

  it('cannot be read where there is no repository', async () => {
    await assert.rejects(commitsSince({ git: 'git', root: '/' }, 'shop', since), { name: 'GitError' });
  });
});
