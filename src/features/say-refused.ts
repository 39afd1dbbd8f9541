import * as vscode from 'vscode';
import { checkedOutAt } from '../git/refusal';
import type { SwitchOutcome, WantedBranch } from '../git/switch-branch';
import { gitSentence } from './git-sentence';
import { leftSentences } from './left-sentences';

type Refused = Extract<SwitchOutcome, { readonly kind: 'refused' }>;

/** Tells why git refused a branch and what stands, and offers what helps. Nothing was done to the story. */
export function sayRefused(
  { kind, branch }: WantedBranch,
  { error, inTheWay, left, stash }: Refused,
  key: string,
  stashAndGoOn: () => Promise<void>,
): void {
  const why = gitSentence(error);
  const message = [
    kind === 'create'
      ? vscode.l10n.t('{0} was not created: {1}', branch, why)
      : vscode.l10n.t('{0} was not checked out: {1}', branch, why),
    ...leftSentences(left, { branch, stash }),
    vscode.l10n.t('{0} is as it was.', key),
  ].join(' ');
  const worktree = checkedOutAt(error);
  const again = vscode.l10n.t('Try Again');
  const actions = new Map<string, () => Thenable<unknown>>();
  if (inTheWay) actions.set(vscode.l10n.t('Stash and Go On'), stashAndGoOn);
  if (worktree) {
    actions.set(vscode.l10n.t('Open That Folder'), () =>
      vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(worktree), {
        forceNewWindow: true,
      }),
    );
  }
  actions.set(again, () => vscode.commands.executeCommand('storyContext.startWork', key));
  void vscode.window
    .showWarningMessage(message, ...actions.keys())
    .then((chosen) => chosen && actions.get(chosen)?.());
}
