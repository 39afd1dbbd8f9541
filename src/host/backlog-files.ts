import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';

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

/** Whole or not at all: a story is never half written, whenever the machine stops. Follows a link, keeps the rights. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(file);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  const { mode } = await fs.stat(target);
  try {
    const handle = await fs.open(draft, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, target);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
}
