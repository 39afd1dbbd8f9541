import * as vscode from 'vscode';
import type { CodeAnchor } from '../domain/question';
import { anchorLines } from './anchor-lines';
import { ExplainedError } from './explained-error';
import { rangeOf } from './shown-thread';

/** Shows the lines a question stands at: in the workspace where the file is there, else on the web. */
export async function openAnchor(anchor: CodeAnchor): Promise<void> {
  if (await showAnchor(anchor)) return;
  if (anchor.permalink && /^https?:/i.test(anchor.permalink)) {
    await vscode.env.openExternal(vscode.Uri.parse(anchor.permalink, true));
    return;
  }
  throw new ExplainedError(vscode.l10n.t('{0} is not in this workspace.', anchor.path));
}

/** Shows the lines a question stands at where their file is in the workspace; gives whether it is. */
export async function showAnchor(anchor: CodeAnchor): Promise<boolean> {
  const uri = await fileOf(anchor);
  if (!uri) return false;
  const document = await vscode.workspace.openTextDocument(uri);
  const place = anchorLines(anchor, document);
  await vscode.window.showTextDocument(document, {
    // Nothing is selected where the lines are gone: it would be others.
    selection: place.kind === 'lost' ? undefined : rangeOf(document, place),
    viewColumn: vscode.ViewColumn.One,
  });
  return true;
}

/** The file of some lines. The path comes from outside: it names a file below a folder of the workspace or nothing. */
export async function fileOf({ path }: CodeAnchor): Promise<vscode.Uri | undefined> {
  const parts = path.split('/').filter(Boolean);
  if (parts.length === 0 || parts.includes('..')) return undefined;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    // The repository may start above or below the folder: try the path, and its shorter ends.
    for (let from = 0; from < Math.min(parts.length, 3); from++) {
      const file = vscode.Uri.joinPath(uri, ...parts.slice(from));
      const found = await vscode.workspace.fs.stat(file).then(
        ({ type }) => type === vscode.FileType.File,
        () => false,
      );
      if (found) return file;
    }
  }
  return undefined;
}
