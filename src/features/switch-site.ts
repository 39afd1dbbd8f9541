import * as vscode from 'vscode';
import type { Site } from '../host/sites';
import type { Services } from '../services';
import { selectBoard } from './select-board';
import { sendBeforeLeaving } from './send-before-leaving';
import { signIn } from './sign-in-flow';
import { siteName } from './site-name';
import { useSite } from './use-site';

type SiteItem = vscode.QuickPickItem & { readonly site?: Site; readonly isSignedIn?: boolean };

/** Chooses among the Jiras someone signed in to, or signs in to another one. */
export async function switchSite(services: Services, given: unknown): Promise<void> {
  const named = typeof given === 'string' ? services.sites.at(given) : undefined;
  const chosen = named ? await itemOf(named, services) : await pick(services);
  if (!chosen) return;
  const { site } = chosen;
  if (!site) return signIn(services, undefined);
  if (!chosen.isSignedIn) return signIn(services, { url: site.baseUrl });
  if (site.baseUrl === services.site?.baseUrl) return;
  const before = services.session;
  const left = before ? await sendBeforeLeaving(before) : 0;
  if (!(await useSite(services, site))) return;
  if (before && left > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Changes that {0} does not have yet: {1}. They are kept, and sent when you are back at it.',
        before.source.name,
        left,
      ),
    );
  }
  const situation = await services.situation();
  if (situation.kind === 'noBoard') await selectBoard(services, undefined);
}

async function pick(services: Services): Promise<SiteItem | undefined> {
  const { jiraUrl } = services.settings;
  const items: SiteItem[] = await Promise.all(services.sites.list().map((site) => itemOf(site, services)));
  if (items.length === 0) return { label: '' };
  items.sort((one, other) => one.label.localeCompare(other.label));
  const another: SiteItem[] = [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(add) ${vscode.l10n.t('Sign in to another Jira…')}` },
  ];
  return vscode.window.showQuickPick([...items, ...another], {
    title: vscode.l10n.t('Switch Jira Site'),
    placeHolder: jiraUrl
      ? vscode.l10n.t('The setting storyContext.jira.url names {0}.', siteName(jiraUrl))
      : vscode.l10n.t('From which Jira do you want to see stories?'),
    matchOnDescription: true,
  });
}

async function itemOf(site: Site, services: Services): Promise<SiteItem> {
  const isCurrent = site.baseUrl === services.site?.baseUrl;
  const isSignedIn = (await services.credentials.read(site.baseUrl)) !== undefined;
  return {
    label: `$(${isCurrent ? 'check' : 'globe'}) ${siteName(site.baseUrl)}`,
    description: isSignedIn ? site.account : vscode.l10n.t('signed out'),
    ...(isCurrent && { detail: vscode.l10n.t('in use') }),
    site,
    isSignedIn,
  };
}
