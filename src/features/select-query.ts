import * as vscode from 'vscode';
import type { Services } from '../services';
import type { StorySource } from '../sources/story-source';
import { changeSetting } from './change-setting';
import { iconsAsText } from './icons-as-text';

type QueryItem = vscode.QuickPickItem & { readonly jql: () => Thenable<string | undefined> };

/** Chooses which stories to show where no board does: those of a project, mine, or those of a query that is written. */
export async function selectQuery(services: Services, source: StorySource, baseUrl: string): Promise<void> {
  const { storyQuery, boardId } = services.settings;
  const now = storyQuery || services.sites.query(baseUrl);
  const items: QueryItem[] = [
    {
      label: `$(project) ${vscode.l10n.t('Stories of a project')}`,
      detail: vscode.l10n.t('What is not done, and what was finished in the last two weeks'),
      jql: () => pickProject(source),
    },
    {
      label: `$(account) ${vscode.l10n.t('My stories')}`,
      detail: vscode.l10n.t('What is assigned to you and not done, in any project'),
      jql: () => Promise.resolve('assignee = currentUser() AND statusCategory != Done'),
    },
    {
      label: `$(edit) ${vscode.l10n.t('Write a query')}`,
      detail: vscode.l10n.t('In JQL, as in Jira’s search'),
      jql: () => writeQuery(now),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Select Stories'),
    placeHolder: vscode.l10n.t('Which stories do you want to see?'),
    ignoreFocusOut: true,
  });
  const jql = await chosen?.jql();
  if (!jql) return;
  await services.sites.chooseQuery(baseUrl, jql);
  // What the settings name would win.
  if (storyQuery) await changeSetting('jira.storyQuery', jql);
  if (boardId) await changeSetting('jira.boardId', undefined);
  services.reopen();
}

async function pickProject(source: StorySource): Promise<string | undefined> {
  const items = async (): Promise<(vscode.QuickPickItem & { readonly key: string })[]> =>
    (await source.projects('')).map(({ key, name }) => {
      return { label: `$(project) ${iconsAsText(name)}`, description: key, key };
    });
  const chosen = await vscode.window.showQuickPick(items(), {
    title: vscode.l10n.t('Select Project'),
    placeHolder: vscode.l10n.t('Whose stories do you want to see?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen && `project = "${chosen.key}" AND (statusCategory != Done OR updated >= -14d)`;
}

function writeQuery(now: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Write a Query'),
    prompt: vscode.l10n.t('JQL that names the stories to show'),
    value: now,
    placeHolder: 'project = SHOP AND statusCategory != Done ORDER BY priority DESC',
    ignoreFocusOut: true,
  });
}
