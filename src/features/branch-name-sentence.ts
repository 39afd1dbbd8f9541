import * as vscode from 'vscode';
import { branchNameProblem } from '../domain/branch-name';

/** Why a name cannot be given to a branch, or `undefined` where it can. */
export function branchNameSentence(name: string): string | undefined {
  const problem = branchNameProblem(name);
  switch (problem?.kind) {
    case undefined:
      return undefined;
    case 'empty':
      return vscode.l10n.t('Type a name.');
    case 'reserved':
      return vscode.l10n.t('Git keeps this name for itself.');
    case 'dash':
      return vscode.l10n.t('A name cannot start with a dash.');
    case 'slash':
      return vscode.l10n.t('A slash has a name on both sides.');
    case 'dot':
      return vscode.l10n.t(
        'Neither the name nor a part of it can start with a dot, and it cannot end with one.',
      );
    case 'doubleDot':
      return vscode.l10n.t('Two dots in a row are not allowed.');
    case 'at':
      return vscode.l10n.t('“@{” is not allowed.');
    case 'lock':
      return vscode.l10n.t('No part of a name can end with “.lock”.');
    case 'long':
      return vscode.l10n.t('This name is too long for a file.');
    case 'character':
      return /\s/.test(problem.character)
        ? vscode.l10n.t('Blanks are not allowed.')
        : // eslint-disable-next-line no-control-regex -- they have no look of their own
          /[\u0000-\u001f\u007f]/.test(problem.character)
          ? vscode.l10n.t('Control characters are not allowed.')
          : vscode.l10n.t('“{0}” is not allowed.', problem.character);
  }
}
