import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand } from './feature-host';
import { sendBeforeLeaving } from './send-before-leaving';
import { siteName } from './site-name';

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
    run('storyContext.signOut', () => signOut(services)),
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

async function signOut(services: Services): Promise<void> {
  const sites = services.sites.list();
  const current = services.site?.baseUrl;
  const chosen =
    sites.length > 1
      ? await vscode.window.showQuickPick(
          sites.map((site) => ({
            label: siteName(site.baseUrl),
            description: site.account,
            ...(site.baseUrl === current && { detail: vscode.l10n.t('in use') }),
            site,
          })),
          { title: vscode.l10n.t('Sign Out'), placeHolder: vscode.l10n.t('From which Jira?') },
        )
      : sites[0] && { site: sites[0] };
  if (!chosen) {
    if (sites.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('You are not signed in to any Jira.'));
    return;
  }
  await mayLeave(services, chosen.site.baseUrl);
  await services.credentials.forget(chosen.site.baseUrl);
  await services.sites.forget(chosen.site.baseUrl);
  services.reopen();
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Signed out of {0}.', siteName(chosen.site.baseUrl)),
  );
}

/** Nobody signs out without knowing of what was not sent. Rejects where the user stays. */
async function mayLeave(services: Services, baseUrl: string): Promise<void> {
  const { session } = services;
  if (!session || services.site?.baseUrl !== baseUrl) return;
  const left = await sendBeforeLeaving(session);
  if (left === 0) return;
  const signOut = vscode.l10n.t('Sign Out');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} does not have everything yet that you did. Sign out?', session.source.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Changes not sent yet: {0}. They are kept on this computer, and sent when you sign in again.',
        left,
      ),
    },
    signOut,
  );
  if (chosen !== signOut) throw new vscode.CancellationError();
}
