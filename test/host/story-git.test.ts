import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GitOfStory } from '../../src/features/git-of-story';
import { gitView } from '../../src/features/git-view';
import { openBranch, openCommit } from '../../src/features/open-changes';
import { openRepositories } from '../../src/features/open-repositories';
import { Repositories } from '../../src/git/repositories';
import { StoryGit } from '../../src/git/story-git';
import { eventually } from './eventually';
import { workspaceFolder } from './extension';
import { git, theRepository } from './repository';

describe('The branches and commits of a story', () => {
  let repositories: Repositories;
  let page: GitOfStory;
  const write = (name: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(vscode.Uri.file(workspaceFolder()), name),
      Buffer.from(text),
    );
  const tabIs = (label: string): Promise<unknown> =>
    eventually(
      'the tab',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label,
      (seen) => seen?.startsWith(label) === true,
    );

  before(async () => {
    await theRepository();
    repositories = new Repositories();
    page = new GitOfStory({
      git: new StoryGit(),
      repositories: () => openRepositories(repositories),
      wanted: () => ({ key: 'WEB-77', links: [] }),
      changed: () => undefined,
    });
    await git('checkout', '--quiet', '-b', 'feature/web-77-näme', 'main');
    await write('first näme.txt', 'one\n');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'WEB-77 Add the first');
    await write('first näme.txt', 'two\n');
    await write('second.txt', 'x\n');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Add the second', '--message', 'Story: WEB-77');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    repositories.dispose();
    await git('checkout', '--quiet', 'main');
    await git('branch', '--delete', '--force', 'feature/web-77-näme');
  });

  it('are found in the repository of the window', async () => {
    await page.look();
    assert.ok(page.state);
    const view = gitView(page.state);
    assert.deepEqual(
      [view.missing, view.branches.map(({ name, isCurrent, about }) => [name, isCurrent, about])],
      [undefined, [['feature/web-77-näme', true, 'on this machine only']]],
    );
    assert.deepEqual(
      view.commits.map(({ subject }) => subject),
      ['Add the second', 'WEB-77 Add the first'],
    );
  });

  it('open in the editor, all files of a commit and all of a branch together', async () => {
    await page.look();
    const { found } = page.state?.repositories[0] ?? {};
    const [second, first] = found?.commits ?? [];
    const [branch] = page.state ? gitView(page.state).branches : [];
    assert.ok(first && second && branch);
    await openCommit(page, repositories, second.sha);
    await tabIs(`${second.sha.slice(0, 8)} Add the second`);
    await openCommit(page, repositories, first.sha);
    await tabIs(`${first.sha.slice(0, 8)} WEB-77 Add the first`);
    await openBranch(page, repositories, branch.id);
    await tabIs('feature/web-77-näme since main');
    await assert.rejects(openCommit(page, repositories, '0'.repeat(40)), /does not have the commit/);
  });

  it('show what a file was', async () => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(workspaceFolder()), 'first näme.txt');
    const { api } = repositories;
    const [, first] = page.state?.repositories[0]?.found?.commits ?? [];
    assert.ok(api && first);
    const document = await vscode.workspace.openTextDocument(api.toGitUri(file, first.sha));
    assert.equal(document.getText(), 'one\n');
  });
});
