import * as vscode from 'vscode';
import { goalOf } from './sprint-name';
import type { TreeNode } from './sprint-tree-nodes';
import { asText, storyTooltip } from './story-tooltip';

/** What a pointer over a row shows, where that is more than its name. VS Code takes its time to read Markdown. */
export function rowTooltip(node: TreeNode): vscode.MarkdownString | undefined {
  if (node.kind === 'story') return storyTooltip(node.story, node.mark?.words);
  if (node.kind === 'goal') {
    const { sprint, left } = node;
    const when = [sprint.name, left].filter(Boolean).join(' · ');
    const title = vscode.l10n.t('Sprint goal');
    return new vscode.MarkdownString(`**${title}**\n\n${asText(goalOf(sprint))}\n\n${asText(when)}`);
  }
  if (node.kind !== 'problems') return undefined;
  const lines = node.problems.map(({ subject, message }) => asText(`${subject}: ${message}`));
  return new vscode.MarkdownString(lines.join('\n\n'));
}
