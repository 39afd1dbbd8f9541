import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { Log } from '../host/log';
import { readSettings } from '../host/settings';
import type { RunCommand, StoryAccess } from './feature-host';

export interface CommitHookNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly log: Log;
}

/**
 * The hook for commits that are made outside VS Code: put into a repository and taken away by command. Where it is, it
 * learns of new projects and of another format.
 */
export function registerCommitHook(needs: CommitHookNeeds, run: RunCommand): vscode.Disposable {
  const { repositories, stories, log } = needs;
  let told = '';
  const renew = (): void => {
    const projects = stories.projectKeys();
    if (projects.length === 0 || repositories.all.length === 0) return;
    const roots = repositories.all.map(({ rootUri }) => rootUri.toString());
    const news = JSON.stringify([readSettings().commitFormat, [...projects].sort(), roots.sort()]);
    if (news === told) return;
    told = news;
    import('./commit-hook-flow')
      .then(({ renewHooks }) => renewHooks(needs))
      .catch((error: unknown) => log.error('Renewing the commit hook', error));
  };
  return vscode.Disposable.from(
    run('storyContext.installCommitHook', async () => {
      const { installHook } = await import('./commit-hook-flow');
      await installHook(needs);
    }),
    run('storyContext.removeCommitHook', async () => {
      const { removeHook } = await import('./commit-hook-flow');
      await removeHook(needs);
    }),
    stories.onDidChange(renew),
    repositories.onDidChange(renew),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('storyContext.commit.format')) renew();
    }),
  );
}
