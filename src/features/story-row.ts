import * as vscode from 'vscode';
import type { StatusCategory, StorySummary } from '../domain/story';
import { kindIcons } from '../page-views/icons';
import { pointsWords } from './count-words';

export const storyScheme = 'story-context-story';

/** Few for many rows, by name and colour. */
const icons = new Map<string, vscode.ThemeIcon>();

const categoryColours: Record<StatusCategory, string> = {
  todo: 'icon.foreground',
  inProgress: 'charts.blue',
  done: 'charts.green',
};

/** What else is to be seen of a story in a list. */
export interface RowMark {
  /** "ready" */
  readonly words: string;
  /** Takes the place of the icon of its kind; the name of one. */
  readonly icon: string;
  readonly colour: string;
}

/** What a story is to who is signed in here. */
export interface Standing {
  /** It is assigned to them. */
  readonly isMine: boolean;
  /** The branch that is checked out is for it. */
  readonly isCurrent: boolean;
  readonly mark?: RowMark;
}

/** The row of a story. */
export function storyItem(
  story: StorySummary,
  parent: boolean,
  { isMine, isCurrent, mark }: Standing,
): vscode.TreeItem {
  const { type, status } = story;
  const item = new vscode.TreeItem(
    `${story.key} ${story.title}`,
    parent ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.description = storyDescription(story, isMine, mark);
  item.iconPath = mark
    ? icon(mark.icon, mark.colour)
    : icon(kindIcons[type.kind], categoryColours[status.category]);
  item.contextValue = story.url ? 'story.web' : 'story';
  // A colour and a badge for what is blocked or current come from a decoration of this address.
  const query = [story.flagged && 'flagged', isCurrent && 'current'].filter(Boolean).join('&');
  if (query) item.resourceUri = vscode.Uri.from({ scheme: storyScheme, path: `/${story.key}`, query });
  item.command = {
    command: 'storyContext.openStory',
    title: vscode.l10n.t('Open Story'),
    arguments: [story.key, 'preview'],
  };
  item.accessibilityInformation = { label: spoken(story, isCurrent, mark) };
  return item;
}

function icon(name: string, colour: string): vscode.ThemeIcon {
  const both = `${name} ${colour}`;
  const known = icons.get(both);
  if (known) return known;
  const made = new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
  icons.set(both, made);
  return made;
}

function storyDescription(story: StorySummary, isMine: boolean, mark: RowMark | undefined): string {
  const { progress, points, assignee } = story;
  return [
    progress && progress.total > 0 ? `${progress.done}/${progress.total}` : undefined,
    points === undefined ? undefined : vscode.l10n.t('{0} pt', points),
    assignee ? (isMine ? vscode.l10n.t('me') : assignee.name) : vscode.l10n.t('unassigned'),
    mark?.words,
  ]
    .filter(Boolean)
    .join(' · ');
}

function spoken(story: StorySummary, isCurrent: boolean, mark: RowMark | undefined): string {
  const { progress, points, assignee } = story;
  return [
    `${story.type.name} ${story.key}: ${story.title}`,
    isCurrent ? vscode.l10n.t('my current story') : undefined,
    story.flagged ? vscode.l10n.t('flagged as blocked') : undefined,
    story.status.name,
    progress && progress.total > 0
      ? vscode.l10n.t('{0} of {1} acceptance criteria done', progress.done, progress.total)
      : undefined,
    points === undefined ? undefined : pointsWords(points),
    assignee ? vscode.l10n.t('assigned to {0}', assignee.name) : vscode.l10n.t('unassigned'),
    mark?.words,
  ]
    .filter(Boolean)
    .join(', ');
}
