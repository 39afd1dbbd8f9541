import * as vscode from 'vscode';

export interface TextQuestion<T> {
  readonly title: string;
  readonly prompt?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly buttons?: readonly (vscode.QuickInputButton & { readonly run: () => unknown })[];
  /** Turns what was typed into the answer, or says why it cannot: `{ problem }` keeps the box open. */
  readonly accept: (text: string) => Promise<{ readonly answer: T } | { readonly problem: string }>;
}

/** Asks for a text in an input box that stays open, busy, while the answer is checked. Rejects where the user leaves. */
export function askText<T>(question: TextQuestion<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const box = vscode.window.createInputBox();
    box.title = question.title;
    box.prompt = question.prompt;
    box.placeholder = question.placeholder;
    box.value = question.value ?? '';
    box.password = question.password ?? false;
    box.step = question.step;
    box.totalSteps = question.totalSteps;
    box.buttons = question.buttons ?? [];
    // A look into the browser for a token must not lose what was typed.
    box.ignoreFocusOut = true;
    box.onDidTriggerButton((button) => question.buttons?.find((one) => one === button)?.run());
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(async () => {
      if (box.busy) return;
      box.busy = true;
      box.enabled = false;
      try {
        const result = await question.accept(box.value);
        if ('answer' in result) {
          resolve(result.answer);
          box.hide();
        } else {
          box.validationMessage = result.problem;
        }
      } catch (error) {
        reject(error);
        box.hide();
      } finally {
        box.busy = false;
        box.enabled = true;
      }
    });
    box.onDidHide(() => {
      reject(new vscode.CancellationError());
      box.dispose();
    });
    box.show();
  });
}
