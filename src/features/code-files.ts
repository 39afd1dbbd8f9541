import type * as vscode from 'vscode';

/** Whether a document is a file that others have too. */
export function hasLines({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'vscode-vfs';
}
