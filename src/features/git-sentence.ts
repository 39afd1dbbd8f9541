import * as vscode from 'vscode';

/** Words a refusal of git for people, whether it came from VS Code's Git extension or from git itself. */
export function gitSentence(error: unknown): string {
  const { code, words } = partsOf(error);
  if (
    code === 'DirtyWorkTree' ||
    code === 'LocalChangesOverwritten' ||
    /would be overwritten by (?:checkout|merge)/.test(words)
  ) {
    return vscode.l10n.t('Files you changed would be overwritten. Commit or stash them, then try again.');
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
  if (/already (?:checked out|used by worktree) at/i.test(words)) {
    return vscode.l10n.t('The branch is checked out in another worktree.');
  }
  return words
    ? vscode.l10n.t('Git says: {0}', lastLine(words))
    : vscode.l10n.t('Git refused, without saying why.');
}

function partsOf(error: unknown): { code?: string; words: string } {
  if (typeof error !== 'object' || error === null) return { words: String(error) };
  const text = (name: string): string | undefined => {
    const value = (error as Record<string, unknown>)[name];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  return { code: text('gitErrorCode'), words: text('stderr') ?? text('message') ?? '' };
}

/** Git's last word is the one that says what is wrong; before it may stand hints and progress. Ended, so that more can follow. */
function lastLine(words: string): string {
  const lines = words.split(/\r?\n/).map((line) => line.trim());
  const fatal = lines.find((line) => /^(?:fatal|error): /.test(line));
  const last = (fatal ?? lines.filter(Boolean).at(-1) ?? words).replace(/^(?:fatal|error): /, '');
  return /[.!?]$/.test(last) ? last : `${last}.`;
}
