import * as vscode from 'vscode';

/** Shows a list that is still empty, busy, while something is looked up. Rejects with its error, or where the user leaves. */
export async function whileBusy<T>(title: string, placeholder: string, work: Promise<T>): Promise<T> {
  const picker = vscode.window.createQuickPick();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.busy = true;
  picker.ignoreFocusOut = true;
  const left = new Promise<never>((_, reject) =>
    picker.onDidHide(() => reject(new vscode.CancellationError())),
  );
  picker.show();
  try {
    return await Promise.race([work, left]);
  } finally {
    picker.dispose();
    // Whoever leaves is not told of what fails afterwards.
    work.catch(() => undefined);
    left.catch(() => undefined);
  }
}
