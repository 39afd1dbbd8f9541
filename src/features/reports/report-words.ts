import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

let isLoaded = false;

/**
 * Gives the reader's language to what words reports. They are worded without `vscode`, so that they are tested in plain
 * Node; whoever makes one calls this first.
 */
export function loadReportWords(): void {
  if (isLoaded) return;
  isLoaded = true;
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
}
