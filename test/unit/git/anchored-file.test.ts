import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { placeOf } from '../../../src/domain/anchor/place';
import { anchoredFile, fingerprintOfAnchor } from '../../../src/git/anchored-file';
import type { GitFolder } from '../../../src/git/remote';
import { createRepository, type TestRepository } from './repository';

const text = (count: number, what = 'line'): string =>
  Array.from({ length: count }, (_, at) => `${what} ${at + 1}`).join('\n') + '\n';

describe('The file a question was asked at', () => {
  const made: TestRepository[] = [];
  const create = (remote?: string): TestRepository => {
    const repository = createRepository();
    made.push(repository);
    repository.write('src/basket.ts', text(40));
    repository.write('src/other.ts', text(40, 'other'));
    repository.commit('First');
    if (remote) repository.run('remote', 'add', 'origin', remote);
    return repository;
  };
  afterEach(() => made.splice(0).forEach((repository) => repository.remove()));

  const remote = 'github.com/acme/shop';
  const url = 'https://ana:secret@github.com/acme/shop.git';
  const at = (repository: GitFolder, file: string) => ({ folder: repository, path: file });

  it('is in the repository of the same remote, whatever that is called and however it is cloned', async () => {
    const [other, shop] = [create('git@github.com:acme/other.git'), create('git@github.com:acme/shop.git')];
    const asked = { path: 'src/basket.ts', remote, repository: path.basename(other.root) };
    assert.deepEqual(await anchoredFile(asked, [other, shop]), at(shop, 'src/basket.ts'));
    assert.equal(await anchoredFile(asked, [other]), undefined);
    assert.equal(await anchoredFile(asked, []), undefined);
  });

  it('is in a fork that knows the remote by another name', async () => {
    const fork = create('git@github.com:ana/shop.git');
    fork.run('remote', 'add', 'upstream', url);
    assert.deepEqual(
      await anchoredFile({ path: 'src/basket.ts', remote }, [fork]),
      at(fork, 'src/basket.ts'),
    );
  });

  it('is in the repository with the commit where no remote tells', async () => {
    const [one, two] = [create(), create('git@gitlab.com:ana/copy.git')];
    two.write('src/more.ts', 'x');
    const commit = two.commit('Second');
    assert.deepEqual(
      await anchoredFile({ path: 'src/basket.ts', commit, remote }, [one, two]),
      at(two, 'src/basket.ts'),
    );
  });

  it('is in the repository of the same name where the asker’s had no remote, and its commit is not known', async () => {
    const shop = create();
    const asked = { path: 'src/basket.ts', commit: '0'.repeat(40), repository: path.basename(shop.root) };
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/basket.ts'));
    assert.equal(await anchoredFile({ ...asked, remote }, [shop]), undefined);
    assert.equal(await anchoredFile({ ...asked, repository: 'another' }, [shop]), undefined);
  });

  it('is in the first worktree that has it', async () => {
    const shop = create(url);
    shop.run('worktree', 'add', '-q', '-b', 'topic', '../worktree');
    const worktree = { git: 'git', root: path.join(path.dirname(shop.root), 'worktree') };
    const asked = { path: 'src/basket.ts', remote };
    assert.deepEqual(await anchoredFile(asked, [worktree, shop]), at(worktree, 'src/basket.ts'));
    execFileSync('git', ['rm', '-q', 'src/basket.ts'], { cwd: worktree.root });
    assert.deepEqual(await anchoredFile(asked, [worktree, shop]), at(shop, 'src/basket.ts'));
  });

  it('is found under a new name: committed, staged, on another branch, and through several', async () => {
    const shop = create(url);
    const commit = shop.run('rev-parse', 'HEAD');
    const asked = { path: 'src/basket.ts', commit, remote };
    shop.run('mv', 'src/basket.ts', 'src/cart.ts');
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/cart.ts'));
    shop.commit('Rename');
    shop.write('src/cart.ts', `new\n${text(40)}`);
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/cart.ts'));
    shop.commit('Edit');
    shop.run('mv', 'src/cart.ts', 'ünd so/it%s #name.ts'.replace('/', '-'));
    shop.commit('Rename again');
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'ünd so-it%s #name.ts'));
    shop.run('switch', '-q', '-c', 'old', commit);
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/basket.ts'));
  });

  it('is found where it was renamed, and then edited until nothing was left', async () => {
    const shop = create(url);
    const commit = shop.run('rev-parse', 'HEAD');
    shop.run('mv', 'src/basket.ts', 'src/cart.ts');
    shop.commit('Rename');
    shop.write('src/cart.ts', text(40, 'quite another'));
    shop.commit('Rewrite');
    shop.run('mv', 'src/cart.ts', 'src/final.ts');
    assert.deepEqual(
      await anchoredFile({ path: 'src/basket.ts', commit, remote }, [shop]),
      at(shop, 'src/final.ts'),
    );
  });

  it('is found under a name git was not told of, also on top of one it knows', async () => {
    const shop = create(url);
    const commit = shop.run('rev-parse', 'HEAD');
    const asked = { path: 'src/basket.ts', commit, remote };
    const move = (from: string, to: string): void =>
      fs.renameSync(path.join(shop.root, from), path.join(shop.root, to));
    shop.write('src/other.ts', 'const other = 1;\n');
    move('src/basket.ts', 'src/cart.ts');
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/cart.ts'));
    shop.run('add', '-A');
    shop.commit('Rename');
    move('src/cart.ts', 'src/final.ts');
    assert.deepEqual(await anchoredFile(asked, [shop]), at(shop, 'src/final.ts'));
    fs.rmSync(path.join(shop.root, 'src/final.ts'));
    assert.equal(await anchoredFile(asked, [shop]), undefined);
  });

  it('is nowhere once it was deleted', async () => {
    const shop = create(url);
    const commit = shop.run('rev-parse', 'HEAD');
    shop.run('rm', '-q', 'src/basket.ts');
    assert.equal(await anchoredFile({ path: 'src/basket.ts', commit, remote }, [shop]), undefined);
    assert.equal(await anchoredFile({ path: 'src/basket.ts', remote }, [shop]), undefined);
    assert.equal(await anchoredFile({ path: 'src/basket.ts', commit: 'HEAD', remote }, [shop]), undefined);
  });

  it('is never outside of the repository, and no folder', async () => {
    const shop = create(url);
    for (const file of ['../x', 'src/../../x', '/etc/passwd', 'src', '', 'src//basket.ts', './src/basket.ts'])
      assert.equal(await anchoredFile({ path: file, remote }, [shop]), undefined, file);
  });

  it('tells what its lines are found by, if the question does not', async () => {
    const shop = create(url);
    const commit = shop.run('rev-parse', 'HEAD');
    const asked = { path: 'src/basket.ts', startLine: 10, endLine: 12, commit };
    const print = await fingerprintOfAnchor(shop, asked);
    assert.ok(print);
    const now = `new\nnew\n${text(40)}`;
    assert.deepEqual(placeOf(print, 10, 12, now), { kind: 'moved', startLine: 12, endLine: 14 });
    assert.equal(await fingerprintOfAnchor(shop, { ...asked, fingerprint: 'x' }), 'x');
    for (const other of ['0'.repeat(40), '--output=x', undefined])
      assert.equal(await fingerprintOfAnchor(shop, { ...asked, commit: other }), undefined);
  });
});
