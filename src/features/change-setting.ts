import * as vscode from 'vscode';

/** Changes a setting where it is set. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('storyContext');
  const set = settings.inspect(name);
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const target =
    set?.workspaceFolderValue !== undefined
      ? WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? Workspace
        : Global;
  await settings.update(name, value, target);
}
