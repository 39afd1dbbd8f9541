import * as vscode from 'vscode';
import type { LinkTarget } from './put-git-link';

/** What is still to know of a link's address, as a sentence. */
export function addressHint(target: LinkTarget, pushed: boolean): string | undefined {
  switch (target) {
    case 'itself':
      return pushed ? undefined : vscode.l10n.t('It is not pushed yet: the address works once it is.');
    case 'story':
      return vscode.l10n.t(
        'The repository has no remote with a web address, so the link leads to the story itself.',
      );
    case 'nothing':
      return vscode.l10n.t('The repository has no remote with a web address, so the link has none.');
  }
}
