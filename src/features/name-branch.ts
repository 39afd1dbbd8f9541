import * as vscode from 'vscode';
import { askLine } from './ask-in-place';
import { branchNameSentence } from './branch-name-sentence';
import type { Back, Place } from './multi-step';
import type { KnownBranch } from './start-work-steps';

/** Asks for the name of a new branch until git would take it. Rejects where the user leaves. */
export function nameBranch(
  proposed: string,
  branches: readonly KnownBranch[],
  place: Place,
): Promise<string | Back> {
  const local = new Set(branches.filter(({ remote }) => !remote).map(({ name }) => name));
  const problem = (typed: string): string | undefined => {
    const refused = branchNameSentence(typed);
    if (refused) return refused;
    if (local.has(typed)) return vscode.l10n.t('There is a branch of this name already.');
    const remote = branches.find(({ name }) => name === typed)?.remote;
    if (remote) return vscode.l10n.t('{0} has a branch of this name already.', remote);
    const parent = [...local].find((other) => typed.startsWith(`${other}/`) || other.startsWith(`${typed}/`));
    return (
      parent &&
      vscode.l10n.t('Git cannot have this beside the branch {0}: one would be a folder of the other.', parent)
    );
  };
  return askLine({ prompt: vscode.l10n.t('Name of the new branch'), value: proposed, problem }, place);
}
