import * as vscode from 'vscode';
import type { StoryGroup } from '../domain/grouping';
import { daysUntil } from '../domain/days-left';
import type { Sprint } from '../domain/sprint';
import type { StatusCategory, StorySummary } from '../domain/story';
import type { Problem } from '../domain/problem';
import { aboveStories } from './count-words';
import { emptyItem, failedItem, incompleteItem, listItem, loadingItem } from './planned-list-items';
import { goalOf, sprintName } from './sprint-name';
import { type RowMark, storyItem } from './story-row';

interface Base {
  /** Unique in the tree; VS Code keeps what is folded and selected by it. */
  readonly id: string;
}

/** A row of the sprint tree; it has everything that is to be seen of it. */
export type TreeNode = Base &
  (
    | {
        readonly kind: 'sprint';
        readonly sprint: Sprint;
        /** "3 days left" */
        readonly left?: string;
        readonly children: readonly TreeNode[];
      }
    | { readonly kind: 'goal'; readonly sprint: Sprint; readonly left?: string }
    /** The story of the branch that is checked out, below it. */
    | {
        readonly kind: 'current';
        readonly branch: string;
        readonly detached: boolean;
        readonly children: readonly TreeNode[];
      }
    | {
        readonly kind: 'group';
        readonly group: Omit<StoryGroup, 'stories'>;
        readonly children: readonly TreeNode[];
      }
    | {
        readonly kind: 'story';
        readonly story: StorySummary;
        readonly isMine: boolean;
        /** The branch that is checked out is for it. */
        readonly isCurrent: boolean;
        /** Whether it is ready, where it is planned. */
        readonly mark?: RowMark;
        readonly children: readonly TreeNode[];
      }
    | {
        readonly kind: 'list';
        readonly sprint: Sprint;
        /** Absent while it is not known. */
        readonly count?: number;
        readonly isOpen: boolean;
        readonly children: readonly TreeNode[];
      }
    | { readonly kind: 'loading' }
    /** Stories are missing, and nobody is reading them. `list` is the id of what they are missing from. */
    | { readonly kind: 'incomplete'; readonly list?: string }
    | { readonly kind: 'empty'; readonly sprint: Sprint }
    | { readonly kind: 'failed'; readonly sprint: Sprint; readonly message: string }
    | { readonly kind: 'action'; readonly action: TreeAction; readonly argument?: unknown }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  );

/** What helps where nothing can be shown. */
export type TreeAction = 'refresh' | 'signIn' | 'switchSite' | 'selectBoard' | 'openInBrowser';

/** How a row looks. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = itemOf(node);
  item.id = node.id;
  return item;
}

function itemOf(node: TreeNode): vscode.TreeItem {
  switch (node.kind) {
    case 'sprint':
      return sprintItem(node.sprint, node.left, node.children.length > 0);
    case 'goal':
      return goalItem(node.sprint);
    case 'current':
      return currentItem(node.branch, node.detached);
    case 'group':
      return groupItem(node.group, node.children.length);
    case 'story':
      return storyItem(node.story, node.children.length > 0, node);
    case 'list':
      return listItem(node.sprint, node.count, node.isOpen);
    case 'loading':
      return loadingItem();
    case 'incomplete':
      return incompleteItem(node.list);
    case 'empty':
      return emptyItem(node.sprint);
    case 'failed':
      return failedItem(node.sprint, node.message);
    case 'action':
      return actionItem(node.action, node.argument);
    case 'problems':
      return problemsItem(node.problems);
  }
}

/** "3 days left", "ends today", "ended 2 days ago"; undefined where the sprint has no end. */
export function timeLeft(sprint: Sprint): string | undefined {
  const zoneOffset = (time: number): number => new Date(time).getTimezoneOffset();
  const days = sprint.end ? daysUntil(sprint.end, Date.now(), zoneOffset) : undefined;
  if (days === undefined) return undefined;
  if (days === 0) return vscode.l10n.t('ends today');
  if (days === 1) return vscode.l10n.t('1 day left');
  if (days > 1) return vscode.l10n.t('{0} days left', days);
  return days === -1 ? vscode.l10n.t('ended yesterday') : vscode.l10n.t('ended {0} days ago', -days);
}

function sprintItem(sprint: Sprint, left: string | undefined, parent: boolean): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(sprintName(sprint), parent ? Expanded : None);
  item.description = left;
  item.tooltip = sprintName(sprint);
  item.iconPath = new vscode.ThemeIcon('milestone');
  item.contextValue = 'sprint';
  return item;
}

function goalItem(sprint: Sprint): vscode.TreeItem {
  const item = new vscode.TreeItem(goalOf(sprint));
  item.iconPath = new vscode.ThemeIcon('target');
  item.contextValue = 'goal';
  item.accessibilityInformation = {
    label: vscode.l10n.t('Sprint goal: {0}', sprint.goal || vscode.l10n.t('none')),
  };
  return item;
}

function currentItem(branch: string, detached: boolean): vscode.TreeItem {
  const label = vscode.l10n.t('My current story');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.description = detached ? vscode.l10n.t('{0}, detached', branch) : branch;
  item.tooltip = item.description;
  item.iconPath = new vscode.ThemeIcon('git-branch');
  item.contextValue = 'current';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, branch {1}', label, item.description) };
  return item;
}

const categoryIcons: Record<StatusCategory, vscode.ThemeIcon> = {
  todo: new vscode.ThemeIcon('circle-outline'),
  inProgress: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.blue')),
  done: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
};

function groupItem(group: Omit<StoryGroup, 'stories'>, count: number): vscode.TreeItem {
  const done = group.category === 'done';
  const item = new vscode.TreeItem(
    group.name || (group.id === '' ? vscode.l10n.t('None') : group.id),
    done ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
  );
  item.description = String(count);
  item.iconPath = group.category && categoryIcons[group.category];
  item.contextValue = 'group';
  item.accessibilityInformation = { label: aboveStories(String(item.label), count) };
  return item;
}

function actionItem(action: TreeAction, argument: unknown): vscode.TreeItem {
  const [label, icon] = {
    refresh: [vscode.l10n.t('Try Again'), 'refresh'],
    signIn: [vscode.l10n.t('Sign In'), 'sign-in'],
    switchSite: [vscode.l10n.t('Switch Jira Site'), 'arrow-swap'],
    selectBoard: [vscode.l10n.t('Select Another Board'), 'layout'],
    openInBrowser: [vscode.l10n.t('Open Jira'), 'link-external'],
  }[action] as [string, string];
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon(icon);
  const given = argument === undefined ? [] : [argument];
  item.command = { command: `storyContext.${action}`, title: label, arguments: given };
  return item;
}

function problemsItem(problems: readonly Problem[]): vscode.TreeItem {
  const label =
    problems.length === 1
      ? vscode.l10n.t('1 entry could not be read')
      : vscode.l10n.t('{0} entries could not be read', problems.length);
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.description = problems.map(({ subject }) => subject).join(', ');
  item.contextValue = 'problems';
  item.command = {
    command: 'storyContext.showProblems',
    title: vscode.l10n.t('Show Problems'),
    arguments: [problems],
  };
  return item;
}
