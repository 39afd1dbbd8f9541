import * as vscode from 'vscode';

/** The extension under test. */
export function storyContext(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('story-context.story-context');
  if (!extension) throw new Error('VS Code did not load the extension.');
  return extension;
}

/** The workspace folder, absolute. */
export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri.fsPath;
}
