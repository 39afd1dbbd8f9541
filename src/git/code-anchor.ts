import path from 'node:path';
import * as vscode from 'vscode';
import { fingerprintOf } from '../domain/anchor/fingerprint';
import { linesOfRange } from '../domain/anchor/move-range';
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
  const lines = linesOfRange(selection);
  // What Git shows of another commit is a document of the same file. Lines of a notebook's cell are none of its file.
  const isFile = uri.scheme === 'file' || uri.scheme === 'git';
  const git = isFile ? await openGit() : undefined;
  const found =
    git?.kind === 'ready' &&
    (await linesInRepository(git.api.git.path, uri.fsPath, document.getText(), lines, hosts));
  if (found) return found;
  const fingerprint = fingerprintOf(document.getText(), lines.startLine, lines.endLine);
  return { path: workspacePath(uri), ...lines, fingerprint };
}

function workspacePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? vscode.workspace.asRelativePath(uri, false) : path.posix.basename(uri.path);
}
