import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type * as vscode from 'vscode';
import type { Person } from '../domain/story';

/** The name commits are made under in a folder, as Git's configuration says; undefined without Git or a name. */
export async function gitUser(folder: vscode.Uri | undefined): Promise<Person | undefined> {
  if (folder && folder.scheme !== 'file') return undefined;
  try {
    const { stdout } = await promisify(execFile)('git', ['config', '--get', 'user.name'], {
      cwd: folder?.fsPath,
    });
    const name = stdout.trim();
    return name ? { id: name, name } : undefined;
  } catch {
    return undefined;
  }
}
