import * as vscode from 'vscode';

/** Whether there is such a file or folder. */
export function isThere(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
