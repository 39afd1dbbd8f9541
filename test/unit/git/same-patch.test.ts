import assert from 'node:assert/strict';
import { commitFates } from '../../../src/git/same-patch';
import { createRepository, type TestRepository } from './repository';

describe('What became of a commit', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    change('start', 'Start');
  });
  afterEach(() => repository.remove());

  function change(file: string, message: string, text = file): string {
    repository.write(`${file}.txt`, `${text}\n`);
    return repository.commit(message);
  }
  const fate = async (sha: string) => (await commitFates(repository, [sha])).get(sha);

  it('is nothing where a branch, a tag or HEAD holds it, and not known where it is not there', async () => {
    const one = change('one', 'One');
    repository.run('tag', 'kept');
    repository.run('reset', '-q', '--hard', 'HEAD~1');
    assert.deepEqual(await fate(one), { kind: 'there' });
    repository.run('switch', '-q', '--detach');
    assert.deepEqual(await fate(change('two', 'Two')), { kind: 'there' });
    assert.deepEqual(await fate('0123456789'.repeat(4)), { kind: 'unknown' });
    assert.deepEqual(await fate(repository.run('rev-parse', 'HEAD^{tree}')), { kind: 'unknown' });
    assert.equal((await commitFates(repository, [])).size, 0);
  });

  it('is another commit with the same change after a rebase', async () => {
    repository.run('switch', '-q', '-c', 'feature');
    const [one, two] = [change('one', 'One'), change('two', 'Two')];
    repository.run('switch', '-q', 'main');
    change('main', 'Meanwhile');
    repository.run('switch', '-q', 'feature');
    repository.run('rebase', '-q', 'main');
    const [newTwo, newOne] = repository.run('log', '--format=%H', '-2').split('\n');
    const fates = await commitFates(repository, [one, two]);
    assert.deepEqual(fates.get(one), { kind: 'lost', now: { sha: newOne, subject: 'One' } });
    assert.deepEqual(fates.get(two), { kind: 'lost', now: { sha: newTwo, subject: 'Two' } });
  });

  it('is another commit with other words or another time too, but not one with another change', async () => {
    const one = change('one', 'One');
    repository.run('commit', '-q', '--amend', '-m', 'One, said better');
    const reworded = repository.run('rev-parse', 'HEAD');
    assert.deepEqual(await fate(one), { kind: 'lost', now: { sha: reworded, subject: 'One, said better' } });
    repository.run('commit', '-q', '--amend', '--date=2020-01-01T00:00:00', '--no-edit');
    const later = repository.run('rev-parse', 'HEAD');
    assert.deepEqual(await fate(reworded), {
      kind: 'lost',
      now: { sha: later, subject: 'One, said better' },
    });
    repository.write('one.txt', 'other\n');
    repository.run('commit', '-q', '--amend', '-a', '--no-edit');
    assert.deepEqual(await fate(later), { kind: 'lost' });
  });

  it('is that it is lost where it made no change that could be found again', async () => {
    const empty = repository.commit('Empty');
    repository.run('reset', '-q', '--hard', 'HEAD~1');
    repository.commit('Empty, once more');
    assert.deepEqual(await fate(empty), { kind: 'lost' });
  });
});
