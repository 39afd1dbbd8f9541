import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { CurrentStory } from '../../src/features/current-story';
import type { StoryAccess } from '../../src/features/feature-host';
import { type HeadChange, Repositories } from '../../src/git/repositories';
import type { Repository } from '../../src/git/git-api';
import { eventually } from './eventually';
import { type OwnFolder, ownFolder, ownRepository, type OwnRepository } from './repository';

describe('The current story', () => {
  const storiesChanged = new vscode.EventEmitter<void>();
  /** Projects that are known. */
  let projects: string[];
  let folder: OwnFolder;
  /** VS Code looks into what was closed for a while: all is removed at the end. */
  const folders: OwnFolder[] = [];
  let own: OwnRepository;
  let repositories: Repositories;
  let current: CurrentStory;
  let moves: HeadChange[];
  let watching: vscode.Disposable;

  /** What is current in the repository the user is in, as `KEY on branch`. */
  const told = (): string => {
    const { story } = current;
    if (!story) return 'none';
    const others = story.others.map((key) => `, ${key}`).join('');
    const doubt = story.confirmed ? '' : ' perhaps';
    return `${story.key}${others}${doubt} on ${story.branch}${story.detached ? ', detached' : ''}`;
  };
  const becomes = (wanted: string): Promise<string> =>
    eventually('the current story', told, (seen) => seen === wanted);
  /** Puts the cursor into a file of a repository. */
  const show = async ({ root }: OwnRepository, file = 'file.txt'): Promise<void> => {
    await vscode.window.showTextDocument(vscode.Uri.file(path.join(root, file)), { preview: false });
  };
  const repositoryOf = ({ root }: OwnRepository): Repository => {
    const found = repositories.all.find(({ rootUri }) => rootUri.fsPath === root);
    assert.ok(found, `${root} is open`);
    return found;
  };
  const make = async (name: string): Promise<OwnRepository> => {
    const made = await ownRepository(path.join(folder.path, name));
    await made.write('file.txt', 'start\n');
    await made.commit('Start');
    return made;
  };

  beforeEach(async () => {
    projects = ['WEB', 'OPS'];
    moves = [];
    folder = await ownFolder();
    folders.push(folder);
    own = await make('mein Läden');
    repositories = new Repositories();
    watching = repositories.onDidChangeHead((move) => moves.push(move));
    const stories: Partial<StoryAccess> = {
      projectKeys: () => projects,
      summaries: () => [],
      source: () => Promise.reject(new Error('Nobody is signed in.')),
      onDidChange: storiesChanged.event,
    };
    current = new CurrentStory(repositories, stories as StoryAccess);
    await own.open();
    await show(own);
  });

  afterEach(async () => {
    watching.dispose();
    current.dispose();
    repositories.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await folder.close();
  });
  after(async () => {
    storiesChanged.dispose();
    for (const one of folders) await one.remove();
  });

  it('follows a checkout, a new branch and a renamed one that are made in a terminal', async () => {
    await own.git('checkout', '--quiet', '-b', 'feature/WEB-1-größe');
    await becomes('WEB-1 on feature/WEB-1-größe');
    await own.git('checkout', '--quiet', 'main');
    await becomes('none');
    await own.git('switch', '--quiet', '--create', 'users/me/ops-2_x');
    await becomes('OPS-2 on users/me/ops-2_x');
    await own.git('branch', '--move', 'users/me/WEB-3-OPS-2');
    await becomes('WEB-3, OPS-2 on users/me/WEB-3-OPS-2');
  });

  it('is no guess of a name that only looks like a key, once projects are known', async () => {
    projects = [];
    await own.git('checkout', '--quiet', '-b', 'fix/utf-8-bom');
    await becomes('UTF-8 perhaps on fix/utf-8-bom');
    assert.equal(current.key, undefined);
    projects = ['WEB'];
    storiesChanged.fire();
    await becomes('none');
  });

  it('tells of commits that are made in a terminal, and amended there', async () => {
    await own.git('checkout', '--quiet', '-b', 'WEB-1');
    await becomes('WEB-1 on WEB-1');
    moves.length = 0;
    await own.commit('WEB-1 Add');
    const [move] = await eventually(
      'moves',
      () => moves,
      (all) => all.length > 0,
    );
    assert.ok(move?.before.kind === 'branch' && move.now.kind === 'branch');
    assert.equal(move.repository.rootUri.fsPath, own.root);
    assert.equal(move.now.commit, await own.git('rev-parse', 'HEAD'));
    assert.equal(move.before.commit, await own.git('rev-parse', 'HEAD~'));
    moves.length = 0;
    await own.git('commit', '--quiet', '--amend', '--allow-empty', '--message', 'WEB-1 Add more');
    await eventually(
      'moves',
      () => moves,
      (all) => all.length > 0,
    );
    assert.equal(told(), 'WEB-1 on WEB-1');
  });

  it('stays that of the branch while a rebase stands at a conflict, in a window that opens then too', async () => {
    await own.git('checkout', '--quiet', '-b', 'WEB-1');
    await own.write('file.txt', 'mine\n');
    await own.commit('Mine');
    await own.git('checkout', '--quiet', 'main');
    await own.write('file.txt', 'theirs\n');
    await own.commit('Theirs');
    await becomes('none');
    // Checks the branch out and rebases it in one go.
    await assert.rejects(own.git('rebase', 'main', 'WEB-1'));
    await becomes('WEB-1 on WEB-1, detached');
    const late = new CurrentStory(repositories, {
      projectKeys: () => projects,
      summaries: () => [],
      onDidChange: storiesChanged.event,
    } as unknown as StoryAccess);
    try {
      await eventually(
        'the story of a late window',
        () => late.story?.branch,
        (branch) => branch === 'WEB-1',
      );
    } finally {
      late.dispose();
    }
    await own.write('file.txt', 'both\n');
    await own.git('add', '--all');
    await own.git('rebase', '--continue');
    await becomes('WEB-1 on WEB-1');
  });

  it('stays the last one where a tag or a commit is checked out, and says so', async () => {
    await own.git('tag', 'WEB-9.0');
    await own.git('checkout', '--quiet', '-b', 'WEB-1');
    await becomes('WEB-1 on WEB-1');
    await own.git('checkout', '--quiet', 'WEB-9.0');
    await becomes('WEB-1 on WEB-1, detached');
    await own.git('checkout', '--quiet', '-b', 'OPS-1');
    await becomes('OPS-1 on OPS-1');
    await own.git('checkout', '--quiet', '--detach', 'main');
    await becomes('OPS-1 on OPS-1, detached');
  });

  it('is there on a branch without a commit', async () => {
    const empty = await ownRepository(path.join(folder.path, 'noch leer'));
    await empty.git('checkout', '--quiet', '-b', 'WEB-4-first');
    await empty.write('file.txt', 'x\n');
    await empty.open();
    await show(empty);
    await becomes('WEB-4 on WEB-4-first');
    await empty.commit('WEB-4 Begin');
    await becomes('WEB-4 on WEB-4-first');
  });

  it('is another in each of several repositories: that of the file one is in', async () => {
    const other = await make('anderer Läden');
    await other.git('checkout', '--quiet', '-b', 'OPS-5');
    await own.git('checkout', '--quiet', '-b', 'WEB-1');
    await other.open();
    await becomes('WEB-1 on WEB-1');
    await show(other);
    await becomes('OPS-5 on OPS-5');
    await show(own);
    await becomes('WEB-1 on WEB-1');
    // What happens elsewhere is no reason to leave.
    await other.git('checkout', '--quiet', 'main');
    await eventually(
      'the other branch',
      () => repositoryOf(other).state.HEAD?.name,
      (name) => name === 'main',
    );
    assert.equal(told(), 'WEB-1 on WEB-1');
    await show(other);
    await becomes('none');
  });

  it('is that of a worktree, which shares what is said about branches', async () => {
    const root = path.join(folder.path, 'Arbeits baum');
    await own.git('worktree', 'add', '--quiet', '-b', 'WEB-6-OPS-6', root);
    const worktree = own.at(root);
    await worktree.open();
    await show(worktree);
    await becomes('WEB-6, OPS-6 on WEB-6-OPS-6');
    await show(own);
    await becomes('none');
    await own.git('config', 'branch.WEB-6-OPS-6.story-context', 'OPS-6');
    await own.git('config', 'branch.main.story-context', 'WEB-8');
    await becomes('WEB-8 on main');
    await show(worktree);
    await becomes('OPS-6, WEB-6 on WEB-6-OPS-6');
  });

  it('is that of a submodule for its files, and that of the outer repository for the others', async () => {
    const library = await make('library');
    await own.git('checkout', '--quiet', '-b', 'WEB-1');
    await own.git('submodule', '--quiet', 'add', library.root, 'lib ä');
    const submodule = own.at(path.join(own.root, 'lib ä'));
    await submodule.git('checkout', '--quiet', '-b', 'OPS-7');
    await submodule.open();
    await show(submodule);
    await becomes('OPS-7 on OPS-7');
    await current.link(repositoryOf(submodule), 'OPS-7', 'OPS-8');
    await becomes('OPS-8, OPS-7 on OPS-7');
    await show(own);
    await becomes('WEB-1 on WEB-1');
  });

  it('is not what was set aside, in all worktrees and under another name, until that is taken back', async () => {
    await own.git('checkout', '--quiet', '-b', 'WEB-1-OPS-2');
    await becomes('WEB-1, OPS-2 on WEB-1-OPS-2');
    const before = current.story;
    assert.ok(before);
    await current.note({ ...before, notes: { not: ['WEB-1'] } });
    assert.equal(told(), 'OPS-2 on WEB-1-OPS-2');
    await own.git('branch', '--move', 'again/WEB-1-OPS-2');
    await becomes('OPS-2 on again/WEB-1-OPS-2');
    const root = path.join(folder.path, 'zweiter Baum');
    await own.git('checkout', '--quiet', 'main');
    await own.git('worktree', 'add', '--quiet', root, 'again/WEB-1-OPS-2');
    const worktree = own.at(root);
    await worktree.open();
    await show(worktree);
    await becomes('OPS-2 on again/WEB-1-OPS-2');
    await current.note({ ...before, repository: repositoryOf(own), branch: 'again/WEB-1-OPS-2' });
    await becomes('WEB-1, OPS-2 on again/WEB-1-OPS-2');
  });
});
