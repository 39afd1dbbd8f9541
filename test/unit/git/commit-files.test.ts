import assert from 'node:assert/strict';
import { changedFiles, ofCommit, sinceLeaving } from '../../../src/git/commit-files';
import { GitError } from '../../../src/git/run-git';
import { createRepository, type TestRepository } from './repository';

describe('The files of a commit', () => {
  let repository: TestRepository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.remove());
  const files = async (sha: string) => changedFiles(repository, await ofCommit(repository, sha));

  it('are those it added, changed, moved and deleted, under any name', async () => {
    repository.write('a "b"\tü.txt', 'one\ntwo\nthree\n');
    repository.write('gone.txt', 'x');
    repository.write('src/kept.txt', 'y');
    const first = repository.commit('First');
    assert.deepEqual(await files(first), [
      { before: undefined, after: 'a "b"\tü.txt' },
      { before: undefined, after: 'gone.txt' },
      { before: undefined, after: 'src/kept.txt' },
    ]);
    repository.run('mv', 'a "b"\tü.txt', 'src/moved.txt');
    repository.run('rm', '-q', 'gone.txt');
    repository.write('src/kept.txt', 'z');
    assert.deepEqual(await files(repository.commit('Second')), [
      { before: 'gone.txt', after: undefined },
      { before: 'src/kept.txt', after: 'src/kept.txt' },
      { before: 'a "b"\tü.txt', after: 'src/moved.txt' },
    ]);
  });

  it('are those a merge brought, and those of a branch since it left', async () => {
    repository.write('a', '1');
    repository.commit('Start');
    repository.run('switch', '-q', '-c', 'side');
    repository.write('b', '1');
    repository.commit('Side');
    repository.write('c', '1');
    const side = repository.commit('Side again');
    repository.run('switch', '-q', 'main');
    repository.write('d', '1');
    repository.commit('Main');
    const since = await changedFiles(repository, await sinceLeaving(repository, 'main', side));
    assert.deepEqual(
      since.map(({ after }) => after),
      ['b', 'c'],
    );
    repository.run('merge', '-q', '--no-edit', 'side');
    assert.deepEqual(
      (await files(repository.run('rev-parse', 'HEAD'))).map(({ after }) => after),
      ['b', 'c'],
    );
  });

  it('are not to be had of a commit that is not there', async () => {
    await assert.rejects(ofCommit(repository, '0'.repeat(40)), GitError);
  });
});
