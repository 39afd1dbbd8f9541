import type * as vscode from 'vscode';
import type { Person } from '../domain/story';
import { runGit } from './run-git';

/** The name commits are made under in a folder, as Git's configuration says; undefined without Git or a name. */
export async function gitUser(folder: vscode.Uri | undefined): Promise<Person | undefined> {
  if (folder?.scheme !== 'file') return undefined;
  const name = await runGit('git', folder.fsPath, ['config', '--get', 'user.name']).catch(() => '');
  return name.trim() ? { id: name.trim(), name: name.trim() } : undefined;
}
