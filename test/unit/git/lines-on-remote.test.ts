import assert from 'node:assert/strict';
import { oldLines } from '../../../src/git/line-map';
import { linesOnRemote } from '../../../src/git/lines-on-remote';
import { defaultBranch, pushedCommit, remoteUrl } from '../../../src/git/remote';
import { createRepository, type TestRepository } from './repository';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const file = 'src/my basket.ts';

describe('Lines on the remote', () => {
  let repository: TestRepository;
  let pushed: string;

  beforeEach(() => {
    repository = createRepository();
    repository.write(file, numbered(20).join('\n') + '\n');
    pushed = repository.commit('Add the basket');
    repository.run('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    repository.run('update-ref', 'refs/remotes/origin/main', pushed);
  });
  afterEach(() => repository.remove());

  const link = (start: number, end: number): Promise<string | undefined> =>
    linesOnRemote(repository, 'origin', file, { start, end });
  const expected = (lines: string): string =>
    `https://github.com/acme/shop/blob/${pushed}/src/my%20basket.ts#${lines}`;

  it('are where they are while nothing is changed', async () => {
    assert.equal(await link(3, 5), expected('L3-L5'));
  });

  it('are found behind local commits and changes', async () => {
    repository.write(file, ['new', 'new', ...numbered(20)].join('\n') + '\n');
    repository.commit('Not pushed');
    assert.equal(await link(5, 7), expected('L3-L5'));
    repository.write(file, ['newer', 'new', 'new', ...numbered(20)].join('\n') + '\n');
    assert.equal(await link(6, 8), expected('L3-L5'));
  });

  it('are not there where they are new', async () => {
    repository.write(file, ['new', 'new', ...numbered(20)].join('\n') + '\n');
    assert.equal(await link(1, 2), undefined);
    assert.equal(await link(1, 3), expected('L1'));
  });

  it('are not there in a file that the remote does not have', async () => {
    repository.write('src/new.ts', 'x\n');
    assert.equal(await linesOnRemote(repository, 'origin', 'src/new.ts', { start: 1, end: 1 }), undefined);
  });

  it('are not there where nothing was ever pushed', async () => {
    repository.run('update-ref', '-d', 'refs/remotes/origin/main');
    assert.equal(await link(1, 2), undefined);
  });

  it('follow what git writes instead of an address', async () => {
    repository.run('remote', 'set-url', 'origin', 'work:acme/shop');
    repository.run('config', 'url.https://gitlab.com/.insteadOf', 'work:');
    assert.equal(await remoteUrl(repository, 'origin'), 'https://gitlab.com/acme/shop');
    assert.equal(await link(3, 3), `https://gitlab.com/acme/shop/-/blob/${pushed}/src/my%20basket.ts#L3`);
  });

  it('are taken from the commit a branch grew from', async () => {
    repository.run('switch', '-q', '-c', 'feature/SHOP-7');
    repository.commit('One');
    repository.commit('Two');
    assert.equal(await pushedCommit(repository, 'origin'), pushed);
    repository.run('update-ref', 'refs/remotes/origin/feature/SHOP-7', 'HEAD~1');
    assert.equal(await pushedCommit(repository, 'origin'), repository.run('rev-parse', 'HEAD~1'));
    repository.run('update-ref', 'refs/remotes/origin/feature/SHOP-7', 'HEAD');
    assert.equal(await pushedCommit(repository, 'origin'), repository.run('rev-parse', 'HEAD'));
  });

  it('are taken from the own line behind a merge', async () => {
    repository.run('switch', '-q', '-c', 'feature/SHOP-7');
    repository.commit('Own work');
    repository.run('switch', '-q', 'main');
    const newer = repository.commit('Work of others');
    repository.run('update-ref', 'refs/remotes/origin/main', newer);
    repository.run('switch', '-q', 'feature/SHOP-7');
    repository.run('merge', '-q', '--no-edit', 'main');
    assert.equal(await pushedCommit(repository, 'origin'), pushed);
  });

  it('know the default branch once it is noted', async () => {
    assert.equal(await defaultBranch(repository, 'origin'), undefined);
    repository.run('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    assert.equal(await defaultBranch(repository, 'origin'), 'origin/main');
  });
});

describe('oldLines', () => {
  it('gives the lines that changed lines replace', () => {
    assert.deepEqual(oldLines('@@ -3,2 +3,4 @@\n', { start: 4, end: 4 }), { start: 3, end: 4 });
    assert.deepEqual(oldLines('@@ -3 +3 @@\n', { start: 3, end: 3 }), { start: 3, end: 3 });
  });

  it('counts deleted and added lines above', () => {
    const diff = '@@ -1,2 +0,0 @@\n-a\n-b\n@@ -9,0 +8,3 @@\n+x\n+y\n+z\n';
    assert.deepEqual(oldLines(diff, { start: 1, end: 1 }), { start: 3, end: 3 });
    assert.deepEqual(oldLines(diff, { start: 7, end: 7 }), { start: 9, end: 9 });
    assert.equal(oldLines(diff, { start: 8, end: 10 }), undefined);
    assert.deepEqual(oldLines(diff, { start: 11, end: 12 }), { start: 10, end: 11 });
  });
});
