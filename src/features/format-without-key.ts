import * as vscode from 'vscode';

/** Says that the format of commit messages has no place for a story. */
export function formatWithoutKey(): string {
  return vscode.l10n.t(
    'The setting “storyContext.commit.format” has neither {key} nor {trailer}, so there is nothing to insert.',
  );
}
