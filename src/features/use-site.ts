import * as vscode from 'vscode';
import type { Site } from '../host/sites';
import type { Services } from '../services';
import { changeSetting } from './change-setting';
import { siteName } from './site-name';

/**
 * Makes a site the one in use here. Where the settings name another one, which would win, it asks whether to change
 * them; resolves to `false` where everything stays as it is.
 */
export async function useSite(services: Services, site: Site): Promise<boolean> {
  const { jiraUrl } = services.settings;
  if (jiraUrl && services.sites.at(jiraUrl)?.baseUrl !== site.baseUrl) {
    const change = vscode.l10n.t('Change the Setting');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The setting storyContext.jira.url names {0}, which stays in use here as long as it does. Change it to {1}?',
        siteName(jiraUrl),
        siteName(site.baseUrl),
      ),
      { modal: true },
      change,
    );
    if (chosen !== change) return false;
    await services.sites.use(site);
    await changeSetting('jira.url', site.baseUrl);
  } else await services.sites.use(site);
  services.reopen();
  if (services.settings.source === 'markdown') void offerJira();
  return true;
}

/** Where the settings say that stories come from the folder, no Jira is shown, whichever is in use. */
async function offerJira(): Promise<void> {
  const show = vscode.l10n.t('Show Jira');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The setting storyContext.source says that stories come from the folder of Markdown stories.',
    ),
    show,
  );
  if (chosen === show) await changeSetting('source', 'auto');
}
