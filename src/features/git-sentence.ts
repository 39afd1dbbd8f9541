import * as vscode from 'vscode';
import { checkedOutAt, overwritten, refusalOf } from '../git/refusal';

/** Words a refusal of git for people, whether it came from VS Code's Git extension or from git itself. */
export function gitSentence(error: unknown): string {
  const { code, words } = refusalOf(error);
  const inTheWay = overwritten(error);
  if (inTheWay) {
    return inTheWay.length > 0
      ? vscode.l10n.t('What you changed in {0} would be overwritten. Commit or stash it.', fewOf(inTheWay))
      : vscode.l10n.t('Files you changed would be overwritten. Commit or stash them, then try again.');
  }
  if (code === 'BranchAlreadyExists' || /a branch named .* already exists/i.test(words)) {
    return vscode.l10n.t('A branch of this name exists already.');
  }
  if (code === 'InvalidBranchName') return vscode.l10n.t('Git does not take this name for a branch.');
  if (/cannot lock ref|unable to create .*: (?:Not a directory|File exists)/i.test(words)) {
    return vscode.l10n.t(
      'A branch whose name begins or ends the same is in the way, or another git is at work: {0}',
      lastLine(words),
    );
  }
  if (code === 'RepositoryIsLocked') {
    return vscode.l10n.t('Another git is at work in this repository. Wait for it to end, then try again.');
  }
  const worktree = checkedOutAt(error);
  if (worktree !== undefined) {
    return worktree
      ? vscode.l10n.t('It is checked out in another worktree, {0}.', worktree)
      : vscode.l10n.t('It is checked out in another worktree.');
  }
  return words
    ? vscode.l10n.t('Git says: {0}', lastLine(words))
    : vscode.l10n.t('Git refused, without saying why.');
}

/** Git's last word is the one that says what is wrong; before it may stand hints and progress. Ended, so that more can follow. */
function lastLine(words: string): string {
  const lines = words.split(/\r?\n/).map((line) => line.trim());
  const fatal = lines.find((line) => /^(?:fatal|error): /.test(line));
  const last = (fatal ?? lines.filter(Boolean).at(-1) ?? words).replace(/^(?:fatal|error): /, '');
  return /[.!?]$/.test(last) ? last : `${last}.`;
}

function fewOf(names: readonly string[]): string {
  const few = names.slice(0, 3).join(', ');
  return names.length > 3 ? vscode.l10n.t('{0} and {1} more', few, names.length - 3) : few;
}
