import * as vscode from 'vscode';
import type { CodeAnchor } from '../domain/question';

/** "shop/src/basket.ts:12-18" */
export function placeWords({ repository, path, startLine, endLine }: CodeAnchor): string {
  const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
  return `${repository ? `${repository}/` : ''}${path}:${lines}`;
}

/** Whether others get a link to the lines. */
export function linkWords({ permalink, notPushed }: CodeAnchor): string {
  if (permalink) return vscode.l10n.t('With a link to these lines');
  return notPushed
    ? vscode.l10n.t('Not pushed yet: no link')
    : vscode.l10n.t('No link: it is in no repository on the web');
}
