import * as vscode from 'vscode';
import { shortened } from '../domain/shortened';
import type { StorySummary } from '../domain/story';
import { commandAddress } from './command-link';
import type { CheckedOutStory } from './checked-out';
import { iconsAsText } from './icons-as-text';
import { asText } from './story-tooltip';

/** Shows a story in the status bar. A click opens it, or asks what is meant where that is not plain. */
export function showCurrentStory(
  item: vscode.StatusBarItem,
  story: CheckedOutStory,
  summaries: readonly StorySummary[],
): void {
  const summary = summaries.find(({ key }) => key === story.key);
  const name = summary ? `${story.key} ${summary.title}` : story.key;
  const state = story.detached
    ? vscode.l10n.t('detached')
    : story.confirmed
      ? undefined
      : vscode.l10n.t('not confirmed');
  const suffix = state ? ` (${state})` : '';
  item.text = `$(bookmark) ${iconsAsText(shortened(name, 40))}${suffix}`;
  item.tooltip = tooltip(story, name, summary?.status.name);
  item.accessibilityInformation = {
    label: vscode.l10n.t('Current story: {0}', `${name}${suffix}`),
    role: 'button',
  };
  const isPlain = story.confirmed && story.others.length === 0;
  item.command = isPlain
    ? { command: 'storyContext.openStory', title: vscode.l10n.t('Open Story'), arguments: [story.key] }
    : 'storyContext.chooseCurrentStory';
  item.show();
}

/** The commands that its links may run. */
const enabledCommands = [
  'storyContext.openStory',
  'storyContext.notThisStory',
  'storyContext.chooseCurrentStory',
];

function tooltip(story: CheckedOutStory, name: string, status: string | undefined): vscode.MarkdownString {
  const { branch, others } = story;
  const lines = [
    `**${asText(name)}**`,
    status && asText(status),
    asText(
      story.detached
        ? vscode.l10n.t('No branch is checked out now. The last one was {0}.', branch)
        : vscode.l10n.t('Branch {0}', branch),
    ),
    story.confirmed
      ? undefined
      : asText(vscode.l10n.t('The branch names this key. Whether it is a story is not known yet.')),
    others.length > 0 && asText(vscode.l10n.t('The branch names {0} too.', others.join(', '))),
    [
      link(vscode.l10n.t('Open'), commandAddress('storyContext.openStory', story.key)),
      link(vscode.l10n.t('Not This Story'), commandAddress('storyContext.notThisStory')),
      link(vscode.l10n.t('More…'), commandAddress('storyContext.chooseCurrentStory')),
    ].join('&nbsp;&nbsp;·&nbsp;&nbsp;'),
  ];
  const text = new vscode.MarkdownString(lines.filter(Boolean).join('\n\n'));
  text.isTrusted = { enabledCommands };
  return text;
}

function link(label: string, address: string): string {
  return `[${asText(label)}](${address})`;
}
