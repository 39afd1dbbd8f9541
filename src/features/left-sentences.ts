import * as vscode from 'vscode';
import type { Stash } from '../git/stash';
import type { Left } from '../git/switch-branch';
import { gitSentence } from './git-sentence';

/** What could not be taken back, a sentence each, with the reason once. */
export function leftSentences(
  { head, branch, stash }: Left,
  at: { readonly branch: string; readonly stash?: Stash },
): string[] {
  const sentences: string[] = [];
  if (head === 'elsewhere') {
    sentences.push(vscode.l10n.t('Another branch is checked out by now, and stays so.'));
  } else if (head) {
    sentences.push(vscode.l10n.t('The branch before could not be checked out again: {0}', gitSentence(head)));
  }
  if (branch === 'commits') {
    sentences.push(vscode.l10n.t('{0} has commits of its own and stays.', at.branch));
  } else if (branch) {
    const stays = vscode.l10n.t('{0} stays.', at.branch);
    sentences.push(branch === head ? stays : `${stays} ${gitSentence(branch)}`);
  }
  if (stash && at.stash) {
    const { message, commit } = at.stash;
    const kept = vscode.l10n.t(
      'Your changes are kept in the stash “{0}” ({1}).',
      message,
      commit.slice(0, 8),
    );
    sentences.push(stash === head ? kept : `${kept} ${gitSentence(stash)}`);
  }
  return sentences;
}
