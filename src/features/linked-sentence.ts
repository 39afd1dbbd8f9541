import * as vscode from 'vscode';
import type { Written } from './write-to-story';

/** What became of a link, for people. */
export function linkedSentence(written: Written, what: string, key: string, source: string): string {
  return written === 'done'
    ? vscode.l10n.t('Linked {0} to {1}.', what, key)
    : vscode.l10n.t('{0} is kept, and linked to {1} as soon as {2} takes it.', what, key, source);
}
