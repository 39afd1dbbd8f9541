import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** Small named texts on this machine. */
export interface Storage {
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all: written beside the old text, then put in its place. */
  write(name: string, text: string): Promise<void>;
  /** Puts a text that cannot be understood out of the way, for a person to look at. */
  setAside(name: string): Promise<void>;
}

export function createStorage(folder: vscode.Uri): Storage {
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, `${name}.json`);
  return {
    async read(name) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(at(name)));
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async write(name, text) {
      const draft = vscode.Uri.joinPath(folder, `${name}.${randomUUID()}.tmp`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(text));
      await vscode.workspace.fs.rename(draft, at(name), { overwrite: true });
    },
    async setAside(name) {
      await vscode.workspace.fs.rename(at(name), vscode.Uri.joinPath(folder, `${name}.damaged.json`), {
        overwrite: true,
      });
    },
  };
}
