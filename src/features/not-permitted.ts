import * as vscode from 'vscode';
import type { StoryPermissions } from '../domain/story';

/** Why something is not offered, and what to do about it. */
export function notPermitted(what: keyof StoryPermissions, source: string): string {
  const why = {
    editing: vscode.l10n.t('You may not edit this story in {0}.', source),
    commenting: vscode.l10n.t('You may not comment on this story in {0}.', source),
    linking: vscode.l10n.t('You may not link anything to this story in {0}.', source),
    assigning: vscode.l10n.t('You may not assign this story in {0}.', source),
    moving: vscode.l10n.t('You may not move this story in {0}.', source),
    logging: vscode.l10n.t('You may not log work on this story in {0}.', source),
  };
  return `${why[what]} ${vscode.l10n.t('Ask whoever administers the project.')}`;
}
