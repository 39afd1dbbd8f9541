import path from 'node:path';
import * as vscode from 'vscode';
import type { CodeAnchor } from '../domain/question';
import type { Repository } from './git-api';
import { openGit } from './git-extension';
import { linesOnRemote } from './lines-on-remote';
import { remoteName, type GitFolder } from './remote';

/**
 * Where the selected lines of a file are, for others too. The path is the repository's, else the workspace folder's, else
 * the file's name alone: no path of this machine. The permalink points at the same lines in the newest commit that is on
 * the remote; there is none where they are new, or where the remote's web host is not known.
 */
export async function anchorFor(uri: vscode.Uri, selection: vscode.Range): Promise<CodeAnchor> {
  const lines = selectedLines(selection);
  const git = await openGit();
  const repository = git.kind === 'ready' ? git.api.getRepository(uri) : undefined;
  const inside = repository && pathInside(repository.rootUri, uri);
  if (git.kind !== 'ready' || !repository || !inside) return { path: workspacePath(uri), ...lines };
  const folder: GitFolder = { git: git.api.git.path, root: repository.rootUri.fsPath };
  return {
    path: inside,
    ...lines,
    commit: repository.state.HEAD?.commit,
    permalink: await permalink(folder, repository, inside, lines),
    repository: path.basename(repository.rootUri.fsPath),
  };
}

async function permalink(
  folder: GitFolder,
  { state }: Repository,
  file: string,
  { startLine, endLine }: { startLine: number; endLine: number },
): Promise<string | undefined> {
  const remote = remoteName(state);
  return remote && linesOnRemote(folder, remote, file, { start: startLine, end: endLine });
}

/** A selection that ends before the first character of a line does not hold that line. */
function selectedLines({ start, end }: vscode.Range): { startLine: number; endLine: number } {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { startLine: start.line + 1, endLine: last + 1 };
}

function pathInside(root: vscode.Uri, file: vscode.Uri): string | undefined {
  const relative = path.relative(root.fsPath, file.fsPath);
  if (!relative || /^\.\.(?:[\\/]|$)/.test(relative) || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}

function workspacePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? vscode.workspace.asRelativePath(uri, false) : path.posix.basename(uri.path);
}
