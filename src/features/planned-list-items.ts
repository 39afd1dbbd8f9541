import * as vscode from 'vscode';
import type { Sprint } from '../domain/sprint';
import { aboveStories } from './count-words';
import { sprintName } from './sprint-name';

/** The row over the stories of a sprint to come, or of the backlog. */
export function listItem(sprint: Sprint, count: number | undefined, isOpen: boolean): vscode.TreeItem {
  const name = sprintName(sprint);
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, isOpen ? Expanded : Collapsed);
  item.iconPath = new vscode.ThemeIcon(sprint.state === 'backlog' ? 'list-ordered' : 'calendar');
  item.contextValue = 'list';
  item.tooltip = [name, sprint.goal].filter(Boolean).join('\n\n');
  if (count !== undefined) {
    item.description = String(count);
    item.accessibilityInformation = { label: aboveStories(name, count) };
  }
  return item;
}

/** Why the stories of a list could not be read; a click tries again. */
export function failedItem(sprint: Sprint, message: string): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Try Again'));
  item.description = message;
  item.tooltip = message;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'failed';
  item.command = { command: 'storyContext.retryList', title: String(item.label), arguments: [sprint.id] };
  item.accessibilityInformation = { label: `${message} ${String(item.label)}` };
  return item;
}

export function loadingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Reading stories…'));
  item.iconPath = new vscode.ThemeIcon('loading~spin');
  item.contextValue = 'loading';
  return item;
}

/** Where stories are missing and nobody is reading them; a click does. @param list id of a planned sprint */
export function incompleteItem(list: string | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Try Again'));
  item.description = vscode.l10n.t('Not all stories are here.');
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'incomplete';
  const [command, ...given] =
    list === undefined ? ['storyContext.refresh'] : ['storyContext.retryList', list];
  item.command = { command, title: String(item.label), arguments: given };
  item.accessibilityInformation = { label: `${item.description} ${String(item.label)}` };
  return item;
}

export function emptyItem(sprint: Sprint): vscode.TreeItem {
  const item = new vscode.TreeItem(
    sprint.state === 'backlog'
      ? vscode.l10n.t('There are no stories in the backlog.')
      : vscode.l10n.t('There are no stories in this sprint yet.'),
  );
  item.contextValue = 'empty';
  return item;
}
