import * as vscode from 'vscode';
import type { StoryGroup } from '../domain/grouping';
import { daysUntil } from '../domain/days-left';
import type { Sprint } from '../domain/sprint';
import type { StatusCategory, StoryKind, StorySummary } from '../domain/story';
import type { Problem } from '../sources/story-source';
import { emptyItem, failedItem, listItem, loadingItem } from './planned-list-items';
import { sprintName } from './sprint-name';

/** A row of the sprint tree. */
export type TreeNode =
  | { readonly kind: 'sprint'; readonly sprint: Sprint; readonly children: readonly TreeNode[] }
  | { readonly kind: 'goal'; readonly sprint: Sprint }
  | {
      readonly kind: 'group';
      readonly sprint: Sprint;
      readonly group: StoryGroup;
      readonly children: readonly TreeNode[];
    }
  | {
      readonly kind: 'story';
      readonly sprint: Sprint;
      readonly story: StorySummary;
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
  | { readonly kind: 'loading'; readonly sprint: Sprint }
  | { readonly kind: 'empty'; readonly sprint: Sprint }
  | { readonly kind: 'failed'; readonly sprint: Sprint; readonly message: string }
  | { readonly kind: 'action'; readonly action: TreeAction; readonly argument?: unknown }
  | { readonly kind: 'problems'; readonly sprint: Sprint; readonly problems: readonly Problem[] };

/** What helps where nothing can be shown. */
export type TreeAction = 'refresh' | 'signIn' | 'switchSite' | 'selectBoard' | 'openInBrowser';

export const storyScheme = 'story-context-story';

/** How a row looks. `mine` is the id of who is signed in, `current` the story of the checked-out branch. */
export function treeItem(node: TreeNode, mine: string | undefined): vscode.TreeItem {
  switch (node.kind) {
    case 'sprint':
      return sprintItem(node.sprint, node.children.length > 0);
    case 'goal':
      return goalItem(node.sprint);
    case 'group':
      return groupItem(node.sprint, node.group);
    case 'story':
      return storyItem(node.sprint, node.story, node.children.length > 0, mine);
    case 'list':
      return listItem(node.sprint, node.count, node.isOpen);
    case 'loading':
      return loadingItem(node.sprint);
    case 'empty':
      return emptyItem(node.sprint);
    case 'failed':
      return failedItem(node.sprint, node.message);
    case 'action':
      return actionItem(node.action, node.argument);
    case 'problems':
      return problemsItem(node.sprint, node.problems);
  }
}

/** "3 days left", "ends today", "ended 2 days ago"; undefined where the sprint has no end. */
export function timeLeft(sprint: Sprint, now = new Date()): string | undefined {
  const days = sprint.end ? daysUntil(sprint.end, now.getTime(), now.getTimezoneOffset()) : undefined;
  if (days === undefined) return undefined;
  if (days === 0) return vscode.l10n.t('ends today');
  if (days === 1) return vscode.l10n.t('1 day left');
  if (days > 1) return vscode.l10n.t('{0} days left', days);
  return days === -1 ? vscode.l10n.t('ended yesterday') : vscode.l10n.t('ended {0} days ago', -days);
}

function sprintItem(sprint: Sprint, parent: boolean): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(sprintName(sprint), parent ? Expanded : None);
  // Another id for the row over the stories than for the level above them: VS Code keeps what was folded by it.
  item.id = `${parent ? 'sprint' : 'sprint-row'}:${sprint.id}`;
  item.description = timeLeft(sprint);
  item.tooltip = sprintName(sprint);
  item.iconPath = new vscode.ThemeIcon('milestone');
  item.contextValue = 'sprint';
  return item;
}

function goalItem(sprint: Sprint): vscode.TreeItem {
  const item = new vscode.TreeItem(sprint.goal || vscode.l10n.t('No sprint goal'));
  item.id = `goal:${sprint.id}`;
  item.iconPath = new vscode.ThemeIcon('target');
  item.contextValue = 'goal';
  const when = [sprint.name, timeLeft(sprint)].filter(Boolean).join(' · ');
  item.tooltip = new vscode.MarkdownString(
    `**${vscode.l10n.t('Sprint goal')}**\n\n${asText(String(item.label))}\n\n${asText(when)}`,
  );
  item.accessibilityInformation = {
    label: vscode.l10n.t('Sprint goal: {0}', sprint.goal || vscode.l10n.t('none')),
  };
  return item;
}

const categoryIcons: Record<StatusCategory, vscode.ThemeIcon> = {
  todo: new vscode.ThemeIcon('circle-outline'),
  inProgress: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.blue')),
  done: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
};

function groupItem(sprint: Sprint, group: StoryGroup): vscode.TreeItem {
  const done = group.category === 'done';
  const item = new vscode.TreeItem(
    group.name || (group.id === '' ? vscode.l10n.t('None') : group.id),
    done ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = `group:${sprint.id}:${group.id}`;
  item.description = String(group.stories.length);
  item.iconPath = group.category && categoryIcons[group.category];
  item.contextValue = 'group';
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, {1} stories', String(item.label), group.stories.length),
  };
  return item;
}

const kindIcons: Record<StoryKind, string> = {
  story: 'bookmark',
  bug: 'bug',
  task: 'tasklist',
  subtask: 'list-tree',
  epic: 'zap',
  spike: 'beaker',
};

const categoryColours: Record<StatusCategory, string> = {
  todo: 'icon.foreground',
  inProgress: 'charts.blue',
  done: 'charts.green',
};

function storyItem(
  sprint: Sprint,
  story: StorySummary,
  parent: boolean,
  mine: string | undefined,
): vscode.TreeItem {
  const item = new vscode.TreeItem(
    `${story.key} ${story.title}`,
    parent ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `story:${sprint.id}:${story.key}`;
  item.description = storyDescription(story, mine);
  item.iconPath = new vscode.ThemeIcon(
    kindIcons[story.type.kind],
    new vscode.ThemeColor(categoryColours[story.status.category]),
  );
  item.contextValue = story.url ? 'story.web' : 'story';
  // A colour and a badge for what is blocked come from a decoration of this address.
  item.resourceUri = vscode.Uri.from({
    scheme: storyScheme,
    path: `/${story.key}`,
    query: story.flagged ? 'flagged' : '',
  });
  item.command = {
    command: 'storyContext.openStory',
    title: vscode.l10n.t('Open Story'),
    arguments: [story.key],
  };
  item.accessibilityInformation = { label: spoken(story) };
  return item;
}

function storyDescription(story: StorySummary, mine: string | undefined): string {
  const { progress, points, assignee } = story;
  return [
    progress && progress.total > 0 ? `${progress.done}/${progress.total}` : undefined,
    points === undefined ? undefined : vscode.l10n.t('{0} pt', points),
    assignee ? (assignee.id === mine ? vscode.l10n.t('me') : assignee.name) : vscode.l10n.t('unassigned'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function spoken(story: StorySummary): string {
  const { progress, points, assignee } = story;
  return [
    `${story.type.name} ${story.key}: ${story.title}`,
    story.flagged ? vscode.l10n.t('flagged as blocked') : undefined,
    story.status.name,
    progress && progress.total > 0
      ? vscode.l10n.t('{0} of {1} acceptance criteria done', progress.done, progress.total)
      : undefined,
    points === undefined ? undefined : vscode.l10n.t('{0} points', points),
    assignee ? vscode.l10n.t('assigned to {0}', assignee.name) : vscode.l10n.t('unassigned'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a pointer over a story shows. */
export function storyTooltip(story: StorySummary): vscode.MarkdownString {
  const { key, title, type, status, assignee, points, progress, epic, labels } = story;
  const lines = [
    `$(${kindIcons[type.kind]}) **${asText(key)}** ${asText(title)}`,
    story.flagged && `$(warning) ${vscode.l10n.t('Flagged as blocked')}`,
    `$(circle-large-outline) ${asText(status.name)}`,
    `$(account) ${asText(assignee?.name ?? vscode.l10n.t('Unassigned'))}`,
    points !== undefined && `$(dashboard) ${vscode.l10n.t('{0} points', points)}`,
    progress &&
      progress.total > 0 &&
      `$(checklist) ${vscode.l10n.t('{0} of {1} acceptance criteria done', progress.done, progress.total)}`,
    epic && `$(zap) ${asText(`${epic.key} ${epic.title}`)}`,
    labels.length > 0 && `$(tag) ${asText(labels.join(', '))}`,
  ];
  return new vscode.MarkdownString(lines.filter(Boolean).join('\n\n'), true);
}

/** Text of a source as one line of Markdown that shows just that text. `appendText` would keep it from wrapping. */
function asText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!~<>|$&:]/g, '\\$&');
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
  item.id = `action:${action}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  const given = argument === undefined ? [] : [argument];
  item.command = { command: `storyContext.${action}`, title: label, arguments: given };
  return item;
}

function problemsItem(sprint: Sprint, problems: readonly Problem[]): vscode.TreeItem {
  const label =
    problems.length === 1
      ? vscode.l10n.t('1 entry could not be read')
      : vscode.l10n.t('{0} entries could not be read', problems.length);
  const item = new vscode.TreeItem(label);
  item.id = `problems:${sprint.id}`;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  const lines = problems.map(({ subject, message }) => asText(`${subject}: ${message}`));
  item.tooltip = new vscode.MarkdownString(lines.join('\n\n'));
  item.description = problems.map(({ subject }) => subject).join(', ');
  item.contextValue = 'problems';
  item.command = {
    command: 'storyContext.showProblems',
    title: vscode.l10n.t('Show Problems'),
    arguments: [problems],
  };
  return item;
}
