import * as vscode from 'vscode';
import type { OwnerCandidate } from '../domain/question';

/** Why somebody is proposed, in a few words. */
export function ownerReason({ reason, detail = '' }: OwnerCandidate): string {
  switch (reason) {
    case 'setting':
      return vscode.l10n.t('named in the settings');
    case 'project':
      return vscode.l10n.t('named by the project');
    case 'story':
      return detail ? vscode.l10n.t('“{0}” of the story', detail) : vscode.l10n.t('named by the story');
    case 'sprint':
      return detail ? vscode.l10n.t('named by {0}', detail) : vscode.l10n.t('named by the sprint');
    case 'component':
      return detail ? vscode.l10n.t('leads “{0}”', detail) : vscode.l10n.t('leads a component');
    case 'projectLead':
      return vscode.l10n.t('project lead');
    case 'reporter':
      return vscode.l10n.t('reporter');
  }
}
