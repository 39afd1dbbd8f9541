import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand } from './feature-host';

/** Signing in to a Jira, out of it, and choosing what of it is shown. */
export function registerSignIn(services: Services, run: RunCommand): vscode.Disposable {
  const tellSites = (): void => {
    const hasSites = services.sites.list().length > 0;
    void vscode.commands.executeCommand('setContext', 'storyContext.hasSites', hasSites);
  };
  tellSites();
  return vscode.Disposable.from(
    services.onDidChange(tellSites),
    run('storyContext.signIn', async (given) => {
      const { signIn } = await import('./sign-in-flow');
      await signIn(services, given);
    }),
    run('storyContext.signOut', async () => {
      const { signOut } = await import('./sign-out');
      await signOut(services);
    }),
    run('storyContext.switchSite', async (address) => {
      const { switchSite } = await import('./switch-site');
      await switchSite(services, address);
    }),
    run('storyContext.selectBoard', async (boardId) => {
      const { selectBoard } = await import('./select-board');
      await selectBoard(services, boardId);
    }),
    run('storyContext.selectSprint', async () => {
      const { selectSprint } = await import('./select-sprint');
      await selectSprint(services);
    }),
  );
}
