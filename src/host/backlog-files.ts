import fs from 'node:fs/promises';
import * as vscode from 'vscode';
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
  };
}

/** Follows a link, keeps the rights. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(file);
  const { mode } = await fs.stat(target);
  await replaceFile(target, bytes, mode);
}
