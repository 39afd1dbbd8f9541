import fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { isInFolder } from './in-folder';
import { isThere } from './is-there';
import { replaceFile } from './replace-file';

/** The Markdown files below a folder, by their path in it (with `/`). */
export function createBacklogFiles(folder: vscode.Uri) {
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, ...path.split('/'));
  return {
    async list(): Promise<{ path: string }[]> {
      const found = await vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, '**/*.md'),
        '**/node_modules/**',
      );
      const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
      return found
        .map(({ path }) => ({ path: path.slice(root.length) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: (path: string): Promise<Uint8Array> => Promise.resolve(vscode.workspace.fs.readFile(at(path))),
    /** Writes where the file is still what was read; otherwise `changed` is thrown and nothing is written. */
    async write(path: string, bytes: Uint8Array, expected: Uint8Array, changed: () => Error): Promise<void> {
      const uri = at(path);
      const isUnsaved = vscode.workspace.textDocuments.some(
        ({ uri: opened, isDirty }) => isDirty && opened.toString() === uri.toString(),
      );
      const now = await vscode.workspace.fs.readFile(uri);
      if (isUnsaved || !Buffer.from(now).equals(Buffer.from(expected))) throw changed();
      if (uri.scheme === 'file') await replace(uri.fsPath, bytes);
      else await vscode.workspace.fs.writeFile(uri, bytes);
    },
    /** Bytes of any other file of the workspace folder; `undefined` where there is none in it. */
    async sizeOf(path: string): Promise<number | undefined> {
      const uri = at(path);
      if (!(await isInWorkspace(uri, folder))) return undefined;
      try {
        const { type, size } = await vscode.workspace.fs.stat(uri);
        return type & vscode.FileType.File ? size : undefined;
      } catch {
        // It went away meanwhile.
        return undefined;
      }
    },
    async modified(path: string): Promise<number | undefined> {
      try {
        return (await vscode.workspace.fs.stat(at(path))).mtime;
      } catch {
        return undefined;
      }
    },
    async readOther(path: string): Promise<Uint8Array> {
      const uri = at(path);
      if (await isInWorkspace(uri, folder)) return vscode.workspace.fs.readFile(uri);
      if (!(await isThere(uri))) throw vscode.FileSystemError.FileNotFound(uri);
      throw vscode.FileSystemError.NoPermissions(`${path} leads out of the workspace`);
    },
  };
}

/** Whether a file is there, and in the workspace folder of another one, wherever links on the disk lead. */
async function isInWorkspace(uri: vscode.Uri, of: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(of)?.uri ?? of;
  if (uri.scheme === 'file') return isInFolder(uri.fsPath, root.fsPath);
  if (!uri.path.startsWith(root.path.endsWith('/') ? root.path : `${root.path}/`)) return false;
  try {
    return !((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink);
  } catch {
    return false;
  }
}

/** Follows a link, keeps the rights. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(file);
  const { mode } = await fs.stat(target);
  await replaceFile(target, bytes, mode);
}
