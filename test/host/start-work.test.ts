import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { gitSentence } from '../../src/features/git-sentence';
import { baseBranch } from '../../src/git/base-branch';
import type { GitApi, GitExtension, Repository } from '../../src/git/git-api';
import {
  switchBranch,
  takeBack,
  type Switched,
  type SwitchOutcome,
  type WantedBranch,
} from '../../src/git/switch-branch';
import { eventually } from './eventually';
import { theRepository } from './repository';

const run = promisify(execFile);
const story = 'feature/WEB-9-größer-и-больше';

describe('Getting onto the branch of a story with VS Code’s Git', () => {
  let home: string;
  let root: string;
  let repository: Repository;
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', args, { cwd: root })).stdout.trim();
  const write = (file: string, text: string): Promise<void> => fs.writeFile(path.join(root, file), text);
  const read = (file: string): Promise<string> => fs.readFile(path.join(root, file), 'utf8');
  const commit = async (message: string): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  const to = (wanted: WantedBranch, stashAs?: string): Promise<SwitchOutcome> =>
    switchBranch(repository, { git: 'git', root }, wanted, stashAs);
  const undo = (switched: Switched) => takeBack(repository, { git: 'git', root }, switched);
  const done = (outcome: SwitchOutcome): Switched => {
    if (outcome.kind === 'refused') throw outcome.error;
    return outcome.switched;
  };
  const refused = (outcome: SwitchOutcome) => {
    assert.equal(outcome.kind, 'refused');
    return outcome as Extract<SwitchOutcome, { kind: 'refused' }>;
  };
  const head = (): Promise<string> => git('branch', '--show-current');
  const branches = async (): Promise<string[]> =>
    (await git('for-each-ref', '--format=%(refname:short)', 'refs/heads')).split('\n');

  before(async () => {
    // The workspace's own repository first: VS Code's Git is up then.
    await theRepository();
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const api = extension?.exports.getAPI(1) as GitApi & {
      openRepository(folder: vscode.Uri): Promise<Repository | null>;
    };
    home = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'start work ')));
    root = path.join(home, 'ein Größenwahn 日本');
    await fs.mkdir(root);
    await git('init', '--quiet', '--initial-branch=main');
    for (const [name, value] of [
      ['user.name', 'Ana Lima'],
      ['user.email', 'ana@example.test'],
      ['commit.gpgsign', 'false'],
      ['core.hooksPath', '.git/hooks'],
    ] as const)
      await git('config', name, value);
    const opened = await api.openRepository(vscode.Uri.file(root));
    assert.ok(opened);
    repository = opened;
  });

  after(async () => {
    await vscode.commands.executeCommand('git.close', vscode.Uri.file(root));
    await theRepository();
    await fs.rm(home, { recursive: true, force: true });
  });

  it('starts where there is no commit yet, and goes back', async () => {
    const switched = done(await to({ kind: 'create', branch: story }));
    assert.equal(await head(), story);
    assert.deepEqual(await undo(switched), {});
    assert.equal(await head(), 'main');
    await write('a.txt', 'one\n');
    await write('b.txt', 'one\n');
    await commit('Start');
    await git('checkout', '--quiet', '-b', 'other');
    await write('a.txt', 'two\n');
    await commit('Change');
    await git('checkout', '--quiet', 'main');
  });

  it('takes changes along, and back', async () => {
    await write('b.txt', 'mine\n');
    const switched = done(await to({ kind: 'create', branch: story, base: 'other' }));
    assert.deepEqual([await head(), await read('a.txt'), await read('b.txt')], [story, 'two\n', 'mine\n']);
    await eventually(
      'HEAD',
      () => repository.state.HEAD?.name,
      (name) => name === story,
    );
    assert.deepEqual(await undo(switched), {});
    assert.deepEqual([await head(), await branches()], ['main', ['main', 'other']]);
    assert.deepEqual([await read('a.txt'), await read('b.txt')], ['one\n', 'mine\n']);
  });

  it('sets changes aside, staged and new ones too, and brings them back', async () => {
    await git('add', 'b.txt');
    await write('neu ü.txt', 'new\n');
    const before = await git('status', '--porcelain');
    const switched = done(await to({ kind: 'create', branch: story }, 'Before work on WEB-9'));
    assert.equal(await git('status', '--porcelain'), '');
    assert.match(await git('stash', 'list'), /On main: Before work on WEB-9/);
    assert.deepEqual(await undo(switched), {});
    assert.deepEqual([await git('status', '--porcelain'), await head()], [before, 'main']);
  });

  it('says which changes are in the way, and leaves everything as it was', async () => {
    await write('a.txt', 'mine\n');
    const before = await git('status', '--porcelain');
    for (const wanted of [
      { kind: 'create', branch: story, base: 'other' },
      { kind: 'checkout', branch: 'other' },
    ] as const) {
      const outcome = refused(await to(wanted));
      assert.ok(outcome.inTheWay);
      assert.match(gitSentence(outcome.error), /^What you changed in a\.txt would be overwritten\./);
      assert.deepEqual(outcome.left, {});
    }
    assert.deepEqual([await head(), await branches()], ['main', ['main', 'other']]);
    assert.equal(await git('status', '--porcelain'), before);
  });

  it('says where a branch is checked out already, and brings the changes back', async () => {
    const folder = path.join(home, 'anderer Baum');
    await git('worktree', 'add', '--quiet', folder, 'other');
    const before = await git('status', '--porcelain');
    const outcome = refused(await to({ kind: 'checkout', branch: 'other' }, 'Before work on WEB-9'));
    assert.equal(gitSentence(outcome.error), `It is checked out in another worktree, ${folder}.`);
    assert.deepEqual(outcome.left, {});
    assert.deepEqual([await git('status', '--porcelain'), await git('stash', 'list')], [before, '']);
    await git('worktree', 'remove', folder);
  });

  it('goes back to a detached HEAD', async () => {
    await git('checkout', '--quiet', '--detach');
    const switched = done(await to({ kind: 'create', branch: story }));
    assert.deepEqual(await undo(switched), {});
    assert.deepEqual([await head(), await branches()], ['', ['main', 'other']]);
    await git('checkout', '--quiet', 'main');
  });

  it('fetches the default branch, and starts from what is new there', async () => {
    const remote = path.join(home, 'remote ü.git');
    await git('clone', '--quiet', '--bare', root, remote);
    await git('remote', 'add', 'origin', remote);
    await git('fetch', '--quiet');
    await git('remote', 'set-head', 'origin', 'main');
    await git('push', '--quiet', remote, 'other:main');
    await eventually(
      'remotes',
      () => repository.state.remotes.length,
      (count) => count === 1,
    );
    const base = await baseBranch(repository, { git: 'git', root }, []);
    assert.ok(base?.remote?.fetched);
    assert.deepEqual([base.ref, base.commit], ['origin/main', await git('rev-parse', 'main')]);
    await repository.fetch({ remote: base.remote.name, ref: base.branch });
    await git('checkout', '--quiet', '--force', 'main');
    const switched = done(await to({ kind: 'create', branch: story, base: base.ref }));
    assert.equal(await git('rev-parse', 'HEAD'), await git('rev-parse', 'other'));
    assert.deepEqual(await undo(switched), {});
  });
});
