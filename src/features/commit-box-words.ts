import * as vscode from 'vscode';
import { type SmartCommitCommand, smartCommitCommands } from '../domain/commit-message';
import type { StoryAccess } from './feature-host';
import { formatWithoutKey } from './format-without-key';
import { knownKeys } from './known-keys';

/** Words of a commit message that Jira would take for commands, each with what there is to say of it. */
export function smartCommits(
  message: string,
  stories: StoryAccess,
): readonly (SmartCommitCommand & { readonly sentence: string })[] {
  return smartCommitCommands(message, knownKeys(stories)).map((command) => ({
    ...command,
    sentence: vscode.l10n.t(
      '“{0}” stands behind a story key on its line: Jira may take it for a command and act on the story. Put it on a line of its own if it is none.',
      command.word,
    ),
  }));
}

/** Why the key of a story was not put into a message. */
export function whyUnchanged(format: string, key: string): string {
  return /\{(?:key|trailer)\}/.test(format)
    ? vscode.l10n.t('The commit message names {0} already.', key)
    : formatWithoutKey();
}
