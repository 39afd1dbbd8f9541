import assert from 'node:assert/strict';
import path from 'node:path';
import { fileVersions } from '../../../src/git/file-versions';
import { createRepository, type TestRepository } from './repository';

describe('the versions of files in Git', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
  });
  afterEach(() => repository.remove());

  const commitAt = (day: number, message = 'x'): void => {
    const date = `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`;
    process.env.GIT_COMMITTER_DATE = date;
    try {
      repository.commit(message);
    } finally {
      delete process.env.GIT_COMMITTER_DATE;
    }
  };
  const read = async (since?: string) => {
    const found = await fileVersions({ git: 'git', root: path.join(repository.root, 'backlog') }, since);
    const days = (name: string) =>
      found?.files.get(name)?.map(({ at, text }) => [at?.slice(8, 10) ?? 'before', text.trim()]);
    return { found, days };
  };
  const story =
    'A story of some lines,\nas long as one is,\nwith criteria below,\nso that Git knows it again.\n';

  it('are those of each file, the oldest first, with who and when, and followed through renames', async () => {
    repository.write('backlog/á b.md', `${story}1`);
    repository.write('README.md', 'x');
    commitAt(2);
    repository.run('mv', 'backlog/á b.md', 'backlog/c.md');
    repository.write('backlog/c.md', `${story}2`);
    repository.write('backlog/new.md', 'born');
    commitAt(3);
    repository.run('config', 'user.name', 'Jörg "J" Öl');
    repository.write('backlog/c.md', `${story}3`);
    commitAt(4);
    repository.write('src/x.ts', 'y');
    commitAt(5);
    const { found, days } = await read();
    assert.deepEqual(
      days('c.md')?.map(([day, text]) => `${day} ${text?.at(-1)}`),
      ['02 1', '03 2', '04 3'],
    );
    assert.deepEqual(days('new.md'), [['03', 'born']]);
    assert.deepEqual([...(found?.files.keys() ?? [])].sort(), ['c.md', 'new.md']);
    assert.deepEqual(
      found?.files.get('c.md')?.map(({ by }) => by),
      ['Ana Lima', 'Ana Lima', 'Jörg "J" Öl'],
    );
    assert.equal(found?.knownSince, '2026-03-02T10:00:00.000Z');
  });

  it('begin with what a file held before the time that is asked for', async () => {
    repository.write('backlog/a.md', 'one');
    repository.write('backlog/b.md', 'still');
    commitAt(2);
    repository.write('backlog/a.md', 'two');
    commitAt(6);
    const { days, found } = await read('2026-03-05T00:00:00Z');
    assert.deepEqual(days('a.md'), [
      ['before', 'one'],
      ['06', 'two'],
    ]);
    assert.equal(days('b.md'), undefined);
    repository.write('backlog/b.md', 'not committed');
    assert.deepEqual((await read('2026-03-05T00:00:00Z')).days('b.md'), [['before', 'still']]);
    assert.equal(found?.knownSince, undefined);
  });

  it('are not those of another file that had the name, nor of one that is gone', async () => {
    repository.write('backlog/a.md', 'first life');
    repository.write('backlog/gone.md', 'bye');
    commitAt(2);
    repository.run('rm', '-q', 'backlog/a.md', 'backlog/gone.md');
    repository.write('backlog/keep.md', 'k');
    commitAt(3);
    repository.write('backlog/a.md', 'second life');
    commitAt(4);
    const { days } = await read();
    assert.deepEqual(days('a.md'), [['04', 'second life']]);
    assert.equal(days('gone.md'), undefined);
  });

  it('are known since the last of the commits that a shallow clone begins with', async () => {
    repository.write('backlog/a.md', 'one');
    repository.write('backlog/b.md', 'one');
    commitAt(1);
    repository.run('switch', '-q', '-c', 'side');
    repository.write('backlog/b.md', 'two');
    commitAt(2);
    repository.run('switch', '-q', 'main');
    repository.write('backlog/a.md', 'two');
    commitAt(3);
    process.env.GIT_COMMITTER_DATE = '2026-03-04T10:00:00Z';
    repository.run('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    delete process.env.GIT_COMMITTER_DATE;
    repository.write('backlog/a.md', 'three');
    commitAt(5);
    const clone = `${repository.root} shallow`;
    repository.run('clone', '-q', '--depth', '3', `file://${repository.root}`, clone);
    const git = { git: 'git', root: path.join(clone, 'backlog') };
    const all = await fileVersions(git);
    assert.equal(all?.knownSince, '2026-03-03T10:00:00.000Z');
    assert.deepEqual(
      all.files.get('a.md')?.map(({ text }) => text),
      ['two', 'three'],
    );
    assert.equal((await fileVersions(git, '2026-02-01T00:00:00Z'))?.knownSince, '2026-03-03T10:00:00.000Z');
    assert.equal((await fileVersions(git, '2026-03-04T00:00:00Z'))?.knownSince, undefined);
  });

  it('are none where nothing was committed, or there is no repository', async () => {
    repository.write('backlog/a.md', 'x');
    assert.equal((await read()).found, undefined);
    repository.run('commit', '-q', '--allow-empty', '-m', 'x');
    assert.equal((await read()).found, undefined);
    assert.equal(await fileVersions({ git: 'git', root: path.dirname(repository.root) }), undefined);
  });

  it('end where the signal says so', async () => {
    repository.write('backlog/a.md', 'x');
    commitAt(2);
    const root = path.join(repository.root, 'backlog');
    await assert.rejects(
      fileVersions({ git: 'git', root }, undefined, AbortSignal.abort(new Error('enough'))),
      {
        message: 'enough',
      },
    );
  });
});
