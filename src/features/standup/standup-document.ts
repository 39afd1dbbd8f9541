import * as vscode from 'vscode';
import { isThere } from '../../host/is-there';

/** What the names of stand-ups begin with: the manifest tells by it where their buttons are. */
const prefix = 'stand-up';

/**
 * Opens a text as a new Markdown document that is saved where stand-ups are, and nowhere before somebody saves it. One of
 * that day that is there, saved or not, stays as it is.
 *
 * @param day `yyyy-mm-dd`
 * @param folder absolute; without one the document is saved where somebody says
 */
export async function openStandup(
  text: string,
  day: string,
  kind: 'mine' | 'team',
  folder: vscode.Uri | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(
    await freeAddress(`${prefix}-${day}${kind === 'team' ? '-team' : ''}`, folder),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document, { preview: false });
}

/** The address of a document that is neither on disk nor open: `name.md`, else `name-2.md`. */
async function freeAddress(name: string, folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  for (let count = 1; ; count++) {
    const file = `${name}${count === 1 ? '' : `-${count}`}.md`;
    const saved = folder && vscode.Uri.joinPath(folder, file);
    const address = saved
      ? saved.with({ scheme: 'untitled' })
      : vscode.Uri.from({ scheme: 'untitled', path: file });
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === address.toString());
    if (!isOpen && !(saved && (await isThere(saved)))) return address;
  }
}

/** The editor of the stand-up in front; `undefined` where there is none. */
export function standupInFront(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  const name = editor?.document.uri.path.split('/').at(-1);
  return name?.startsWith(prefix) ? editor : undefined;
}
