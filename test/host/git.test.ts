import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Repository } from '../../src/git/git-api';
import { eventually } from './eventually';
import { storyContext } from './extension';
import { git, seesBranch, theRepository } from './repository';

describe('The commit box of VS Code’s Git', () => {
  let repository: Repository;
  const box = (wanted: string): Promise<string> =>
    eventually(
      'the box',
      () => repository.inputBox.value,
      (value) => value === wanted,
    );
  const insert = (): Thenable<unknown> => vscode.commands.executeCommand('storyContext.insertStoryKey');

  before(async () => {
    await storyContext().activate();
    repository = await theRepository();
    await vscode.commands.executeCommand('storyContext.sprint.focus');
  });

  after(async () => {
    repository.inputBox.value = '';
    await git('checkout', '--quiet', 'main');
  });

  it('gets the key of the story after a checkout that was made outside VS Code', async () => {
    await git('checkout', '--quiet', '-b', 'feature/WEB-2-redeem-a-voucher');
    await box('WEB-2 ');
  });

  it('follows from one story to the next, and is empty again on a branch without a story', async () => {
    await git('checkout', '--quiet', '-b', 'bugfix/WEB-4-total-is-a-cent-off');
    await box('WEB-4 ');
    await git('checkout', '--quiet', 'main');
    await box('');
  });

  it('is left alone where somebody wrote something', async () => {
    repository.inputBox.value = 'Half a sentence';
    await git('checkout', '--quiet', 'feature/WEB-2-redeem-a-voucher');
    await seesBranch(repository, 'feature/WEB-2-redeem-a-voucher');
    // The box is looked at for the last time a second and a half after a checkout.
    for (const end = Date.now() + 2_000; Date.now() < end; await new Promise(setImmediate)) {
      assert.equal(repository.inputBox.value, 'Half a sentence');
    }
  });

  it('gets the key by command before what is written, once', async () => {
    repository.inputBox.value = 'Refuse a voucher that is expired';
    await insert();
    assert.equal(repository.inputBox.value, 'WEB-2 Refuse a voucher that is expired');
    await insert();
    assert.equal(repository.inputBox.value, 'WEB-2 Refuse a voucher that is expired');
  });

  it('gets the key of the story that a branch was linked to, whatever its name says', async () => {
    repository.inputBox.value = '';
    await git('branch', 'try-something');
    await git('config', 'branch.try-something.story-context', 'WEB-5');
    await git('checkout', '--quiet', 'try-something');
    await box('WEB-5 ');
  });

  it('underlines a word that Jira would take for a command, as long as it stands there', async () => {
    const underlined = (): string[] =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri]) => uri.scheme === 'vscode-scm')
        .flatMap(([, warnings]) => warnings.map(({ message }) => message));
    repository.inputBox.value = 'WEB-5 Add the #close button';
    await eventually('a warning', underlined, ([first]) => first?.includes('#close') === true);
    repository.inputBox.value = 'WEB-5 Add the close button';
    await eventually('no warning', underlined, (all) => all.length === 0);
  });

  it('names the story in a commit that is made outside VS Code, once the hook is installed', async () => {
    // The command answers when its message is closed.
    void vscode.commands.executeCommand('storyContext.installCommitHook');
    const projects = (): Promise<string> => git('config', 'story-context.projects').catch(() => '');
    await eventually('the hook', projects, (text) => text.includes('WEB'));
    await eventually(
      'a message',
      async () => {
        await git('commit', '--quiet', '--allow-empty', '-m', 'Try something');
        return git('log', '-1', '--format=%s');
      },
      (subject) => subject === 'WEB-5 Try something',
    );
    await vscode.commands.executeCommand('storyContext.removeCommitHook');
    assert.equal(await projects(), '');
  });
});
