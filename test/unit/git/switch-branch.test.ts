import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { checkedOutAt } from '../../../src/git/refusal';
import {
  switchBranch,
  takeBack,
  type SwitchingRepository,
  type Switched,
  type SwitchOutcome,
  type WantedBranch,
} from '../../../src/git/switch-branch';
import { uncommitted } from '../../../src/git/uncommitted';
import { worktreeFolders } from '../../../src/git/worktrees';
import { createRepository, type TestRepository } from './repository';
import { switchingRepository } from './switching-repository';

const story = 'feature/SHOP-7-gäste-купить';

describe('Getting onto the branch of a story', () => {
  let repository: TestRepository;
  let calls: SwitchingRepository;
  beforeEach(() => {
    repository = createRepository();
    calls = switchingRepository(repository);
    repository.write('a.txt', 'one\n');
    repository.write('b.txt', 'one\n');
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const run = (...args: string[]): string => repository.run(...args);
  const head = (): string => run('branch', '--show-current');
  const branches = (): string[] => run('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
  const text = (file: string): string => fs.readFileSync(path.join(repository.root, file), 'utf8');
  const status = (): string[] =>
    run('-c', 'core.quotepath=off', 'status', '--porcelain')
      .split('\n')
      .map((line) => line.trim());
  const stashes = (): string => run('stash', 'list', '--format=%gs');
  const to = (wanted: WantedBranch, stashAs?: string): Promise<SwitchOutcome> =>
    switchBranch(calls, repository, wanted, stashAs);
  const create = (stashAs?: string, base?: string): Promise<SwitchOutcome> =>
    to({ kind: 'create', branch: story, base }, stashAs);
  const done = (outcome: SwitchOutcome): Switched => {
    assert.equal(outcome.kind, 'switched', JSON.stringify(outcome));
    return (outcome as { switched: Switched }).switched;
  };
  /** `other` has another first file than `main`, which is checked out. */
  const divert = (): void => {
    run('checkout', '-q', '-b', 'other');
    repository.write('a.txt', 'two\n');
    repository.write('new.txt', 'of other\n');
    repository.commit('Change');
    run('checkout', '-q', 'main');
  };
  /** A hook that fails, whatever it is told. */
  const hook = (name: string, script: string): void => {
    const file = path.join(repository.root, '.git', 'hooks', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    run('config', 'core.hooksPath', '.git/hooks');
  };
  const dirty = (): void => {
    repository.write('a.txt', 'mine\n');
    repository.write('b.txt', 'staged\n');
    run('add', 'b.txt');
    repository.write('fresh näw.txt', 'new\n');
  };

  describe('counts what is not committed', () => {
    it('each file once, new and renamed ones too, and nothing that is ignored', async () => {
      assert.deepEqual(await uncommitted(repository), { files: 0, unmerged: false });
      repository.write('.git/info/exclude', 'ignored\n');
      repository.write('ignored/x', '');
      dirty();
      repository.write('b.txt', 'staged, and more\n');
      repository.write('folder/one', '');
      repository.write('folder/two', '');
      assert.equal((await uncommitted(repository)).files, 5);
      run('checkout', '-q', '-f', 'main');
      run('clean', '-qfd');
      run('mv', 'a.txt', 'R  b.txt');
      assert.deepEqual(await uncommitted(repository), { files: 1, unmerged: false });
    });

    it('and tells conflicts', async () => {
      divert();
      repository.write('a.txt', 'three\n');
      repository.commit('Another change');
      assert.throws(() => run('merge', '-q', 'other'));
      assert.equal((await uncommitted(repository)).unmerged, true);
    });
  });

  it('carries changes along, staged ones staged', async () => {
    dirty();
    const switched = done(await create());
    assert.equal(head(), story);
    assert.deepEqual(
      status(),
      ['M a.txt', 'M  b.txt', '?? "fresh näw.txt"'].map((line) => line.trim()),
    );
    assert.deepEqual(await takeBack(calls, repository, switched), {});
    assert.deepEqual([head(), branches(), text('a.txt')], ['main', ['main'], 'mine\n']);
  });

  it('sets changes aside, and brings them back as they were when it is undone', async () => {
    dirty();
    const before = run('status', '--porcelain');
    const switched = done(await create('Before SHOP-7'));
    assert.deepEqual([head(), run('status', '--porcelain')], [story, '']);
    assert.match(stashes(), /On main: Before SHOP-7/);
    // Another stash takes the first place meanwhile.
    repository.write('a.txt', 'later\n');
    run('stash', 'push', '-q', '-m', 'Later');
    assert.deepEqual(await takeBack(calls, repository, switched), {});
    assert.equal(run('status', '--porcelain'), before);
    assert.deepEqual([head(), branches(), text('fresh näw.txt')], ['main', ['main'], 'new\n']);
    assert.match(stashes(), /^On .*: Later$/);
  });

  it('makes no stash where there is nothing to set aside', async () => {
    assert.equal(done(await create('Before SHOP-7')).stash, undefined);
    assert.equal(stashes(), '');
  });

  it('changes nothing where changes are in the way, and says which', async () => {
    divert();
    dirty();
    const before = run('status', '--porcelain');
    const outcome = await create(undefined, 'other');
    assert.ok(outcome.kind === 'refused' && outcome.inTheWay);
    assert.match(String(outcome.error), /a\.txt/);
    assert.deepEqual(outcome.left, {});
    assert.deepEqual([head(), branches(), run('status', '--porcelain')], ['main', ['main', 'other'], before]);
    assert.equal(text('a.txt'), 'mine\n');
  });

  it('changes nothing where a new file is in the way', async () => {
    divert();
    repository.write('new.txt', 'mine\n');
    const outcome = await to({ kind: 'checkout', branch: 'other' });
    assert.ok(outcome.kind === 'refused' && outcome.inTheWay);
    assert.deepEqual([head(), text('new.txt')], ['main', 'mine\n']);
  });

  it('brings changes back out of the stash where the branch cannot be had', async () => {
    dirty();
    const before = run('status', '--porcelain');
    const outcome = await create('Before SHOP-7', 'nowhere');
    assert.ok(outcome.kind === 'refused' && !outcome.inTheWay);
    assert.deepEqual(outcome.left, {});
    assert.deepEqual([head(), branches(), stashes()], ['main', ['main'], '']);
    assert.equal(run('status', '--porcelain'), before);
  });

  it('brings the files back where git fails between them and HEAD', async () => {
    divert();
    repository.write('b.txt', 'mine\n');
    hook('reference-transaction', '[ "$1" != prepared ]');
    const outcome = await create(undefined, 'other');
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual(outcome.left, {});
    assert.deepEqual([head(), branches(), status()], ['main', ['main', 'other'], ['M b.txt']]);
    assert.deepEqual([text('a.txt'), text('b.txt')], ['one\n', 'mine\n']);
  });

  it('is done where only a hook fails that runs afterwards', async () => {
    hook('post-checkout', 'echo "no servers" >&2; exit 1');
    const outcome = await create();
    done(outcome);
    assert.ok(outcome.kind === 'switched');
    assert.match(String(outcome.complaint), /no servers/);
    assert.equal(head(), story);
  });

  it('names the folder of the worktree that has the branch', async () => {
    divert();
    const root = path.join(path.dirname(repository.root), 'other tree ü');
    run('worktree', 'add', '-q', root, 'other');
    assert.equal((await worktreeFolders(repository)).get('other'), fs.realpathSync(root));
    dirty();
    const outcome = await to({ kind: 'checkout', branch: 'other' }, 'Before SHOP-7');
    assert.ok(outcome.kind === 'refused');
    assert.equal(checkedOutAt(outcome.error), fs.realpathSync(root));
    assert.deepEqual([head(), stashes(), text('a.txt')], ['main', '', 'mine\n']);
  });

  it('follows a branch that only a remote has, whatever other remote has one of that name', async () => {
    for (const remote of ['origin', 'fork']) {
      run('remote', 'add', remote, `/nowhere/${remote}`);
      run('update-ref', `refs/remotes/${remote}/${story}`, 'main');
    }
    const switched = done(await to({ kind: 'checkout', branch: story, remote: 'fork' }));
    assert.equal(run('rev-parse', '--abbrev-ref', '@{upstream}'), `fork/${story}`);
    assert.deepEqual(await takeBack(calls, repository, switched), {});
    assert.deepEqual(branches(), ['main']);
  });

  it('starts from a branch without a commit, and goes back to it', async () => {
    repository.remove();
    repository = createRepository();
    calls = switchingRepository(repository);
    repository.write('a.txt', 'mine\n');
    const switched = done(await create());
    assert.equal(head(), story);
    assert.deepEqual(await takeBack(calls, repository, switched), {});
    assert.deepEqual([head(), text('a.txt')], ['main', 'mine\n']);
    const outcome = await create('Before SHOP-7');
    assert.ok(outcome.kind === 'refused');
    assert.match(String(outcome.error), /do not have the initial commit/);
    assert.equal(head(), 'main');
  });

  it('starts from a detached HEAD, and goes back to it', async () => {
    run('checkout', '-q', '--detach');
    const commit = run('rev-parse', 'HEAD');
    const switched = done(await create());
    assert.deepEqual(await takeBack(calls, repository, switched), {});
    assert.deepEqual([head(), run('rev-parse', 'HEAD'), branches()], ['', commit, ['main']]);
  });

  describe('is undone as far as nobody went on with it', () => {
    it('and keeps a branch that has commits of its own', async () => {
      const switched = done(await create());
      repository.commit('Work');
      assert.deepEqual(await takeBack(calls, repository, switched), { branch: 'commits' });
      assert.deepEqual([head(), branches()], ['main', [story, 'main']]);
    });

    it('and leaves HEAD where somebody took it, and the changes in the stash', async () => {
      divert();
      repository.write('b.txt', 'mine\n');
      const switched = done(await create('Before SHOP-7'));
      run('checkout', '-q', 'other');
      const left = await takeBack(calls, repository, switched);
      assert.deepEqual(left, { head: 'elsewhere', branch: 'elsewhere', stash: 'elsewhere' });
      assert.equal(head(), 'other');
      assert.match(stashes(), /Before SHOP-7/);
    });

    it('and keeps the stash where its files are in the way', async () => {
      repository.write('fresh.txt', 'set aside\n');
      const switched = done(await create('Before SHOP-7'));
      repository.write('fresh.txt', 'new again\n');
      const left = await takeBack(calls, repository, switched);
      assert.match(String(left.stash), /fresh\.txt/);
      assert.deepEqual([head(), text('fresh.txt')], ['main', 'new again\n']);
      assert.match(stashes(), /Before SHOP-7/);
    });

    it('and never takes a branch away that was there before', async () => {
      divert();
      const switched = done(await to({ kind: 'checkout', branch: 'other' }));
      assert.deepEqual(await takeBack(calls, repository, switched), {});
      assert.deepEqual([head(), branches()], ['main', ['main', 'other']]);
    });
  });
});
