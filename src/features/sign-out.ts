import * as vscode from 'vscode';
import type { Services } from '../services';
import { sendBeforeLeaving } from './send-before-leaving';
import { siteName } from './site-name';

/** Signs out of a Jira, the one the user picks where there are several. */
export async function signOut(services: Services): Promise<void> {
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
