import * as vscode from 'vscode';
import type { StorySummary } from '../domain/story';
import { kindIcons } from '../page-views/icons';
import { pointsWords } from './count-words';

/** What a pointer over a story shows. */
export function storyTooltip(story: StorySummary, mark?: string): vscode.MarkdownString {
  const { key, title, type, status, assignee, points, progress, epic, labels } = story;
  const lines = [
    `$(${kindIcons[type.kind]}) **${asText(key)}** ${asText(title)}`,
    story.flagged && `$(warning) ${vscode.l10n.t('Flagged as blocked')}`,
    `$(circle-large-outline) ${asText(status.name)}`,
    `$(account) ${asText(assignee?.name ?? vscode.l10n.t('Unassigned'))}`,
    points !== undefined && `$(dashboard) ${pointsWords(points)}`,
    progress &&
      progress.total > 0 &&
      `$(checklist) ${vscode.l10n.t('{0} of {1} acceptance criteria done', progress.done, progress.total)}`,
    mark && `$(pass) ${asText(mark)}`,
    epic && `$(zap) ${asText(`${epic.key} ${epic.title}`)}`,
    labels.length > 0 && `$(tag) ${asText(labels.join(', '))}`,
  ];
  return new vscode.MarkdownString(lines.filter(Boolean).join('\n\n'), true);
}

/** Text of a source as one line of Markdown that shows just that text. `appendText` would keep it from wrapping. */
export function asText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!~<>|$&:]/g, '\\$&');
}
