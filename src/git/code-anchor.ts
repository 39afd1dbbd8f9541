import path from 'node:path';
import * as vscode from 'vscode';
import type { CodeAnchor } from '../domain/question';
import { openGit } from './git-extension';
import { linesInRepository } from './lines-in-repository';
import type { RemoteHosts } from './remote-hosts';

/**
 * Where the selected lines of a document are, for others too. The path is the repository's, else the workspace folder's,
 * else the file's name alone: no path of this machine.
 */
export async function anchorFor(
  document: Pick<vscode.TextDocument, 'uri' | 'getText'>,
  selection: vscode.Range,
  hosts: RemoteHosts,
): Promise<CodeAnchor> {
  const { uri } = document;
  const lines = selectedLines(selection);
  // What Git shows of another commit is a document of the same file. Lines of a notebook's cell are none of its file.
  const isFile = uri.scheme === 'file' || uri.scheme === 'git';
  const git = isFile ? await openGit() : undefined;
  const found =
    git?.kind === 'ready' &&
    (await linesInRepository(git.api.git.path, uri.fsPath, document.getText(), lines, hosts));
  return found || { path: workspacePath(uri), ...lines };
}

/** A selection that ends before the first character of a line does not hold that line. */
function selectedLines({ start, end }: vscode.Range): { startLine: number; endLine: number } {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { startLine: start.line + 1, endLine: last + 1 };
}

function workspacePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? vscode.workspace.asRelativePath(uri, false) : path.posix.basename(uri.path);
}
