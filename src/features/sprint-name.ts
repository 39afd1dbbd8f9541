import * as vscode from 'vscode';
import type { Sprint } from '../domain/sprint';

/** What people call a sprint; the backlog is called so in their language. */
export function sprintName({ name, state }: Sprint): string {
  return state === 'backlog' ? vscode.l10n.t('Backlog') : name;
}

export function goalOf({ goal }: Sprint): string {
  return goal || vscode.l10n.t('No sprint goal');
}
