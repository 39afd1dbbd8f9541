import * as vscode from 'vscode';

/** The names that files had before they were renamed in this window: git learns of them no earlier than by a commit. */
export class RenamedFiles implements vscode.Disposable {
  readonly #renames: { readonly from: string; readonly to: string }[] = [];
  readonly #subscription = vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files)
      this.#renames.push({ from: oldUri.toString(), to: newUri.toString() });
  });

  /** Of a file: its own address, and what it was called before, the latest first. */
  namesOf(uri: vscode.Uri): vscode.Uri[] {
    const names = [uri.toString()];
    for (const { from, to } of this.#renames.toReversed()) {
      const name = names.at(-1) ?? '';
      if (name === to || name.startsWith(`${to}/`)) names.push(from + name.slice(to.length));
    }
    return names.map((name) => vscode.Uri.parse(name, true));
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
