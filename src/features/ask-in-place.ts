import * as vscode from 'vscode';
import { back, type Back, type Place } from './multi-step';

/** The only question of a flow: there is nothing to go back to. */
export function onlyPlace(title: string): Place {
  return { title, step: 1, totalSteps: 1, canGoBack: false };
}

/** Shows where a question stands, and a button to the one before. */
export function showPlace(
  input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] },
  { title, step, totalSteps, canGoBack }: Place,
): void {
  input.title = title;
  input.step = totalSteps > 1 ? step : undefined;
  input.totalSteps = totalSteps > 1 ? totalSteps : undefined;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  input.ignoreFocusOut = true;
}

export interface Choices<T extends vscode.QuickPickItem> {
  readonly items: readonly T[];
  readonly placeholder: string;
  /** The item that Enter takes; the first where there is none. */
  readonly active?: T;
  /**
   * What has to be done before a choice stands; the list waits for it, busy. Gives other choices where it did not come about.
   */
  readonly prepare?: (item: T) => Promise<Choices<T> | undefined>;
}

/** Asks for one of several. Rejects where the user leaves. */
export function askChoice<T extends vscode.QuickPickItem>(
  choices: Choices<T>,
  place: Place,
): Promise<T | Back> {
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<T>();
    let shown = choices;
    const show = (): void => {
      picker.placeholder = shown.placeholder;
      picker.items = shown.items;
      if (shown.active) picker.activeItems = [shown.active];
    };
    showPlace(picker, place);
    picker.matchOnDescription = true;
    show();
    picker.onDidTriggerButton(() => {
      resolve(back);
      picker.hide();
    });
    picker.onDidAccept(async () => {
      const [item] = picker.selectedItems;
      if (!item || picker.busy) return;
      if (shown.prepare) {
        picker.busy = true;
        picker.enabled = false;
        try {
          const others = await shown.prepare(item);
          if (others) {
            shown = others;
            show();
            return;
          }
        } catch (error) {
          reject(error);
        } finally {
          picker.busy = false;
          picker.enabled = true;
        }
      }
      resolve(item);
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new vscode.CancellationError());
      picker.dispose();
    });
    picker.show();
  });
}

export interface ManyChoices<T extends vscode.QuickPickItem> {
  readonly items: readonly T[];
  readonly placeholder: string;
  /** What is wrong with a choice, as a sentence. */
  readonly problem: (items: readonly T[]) => string | undefined;
}

/** Asks for any of several. Rejects where the user leaves. */
export function askChoices<T extends vscode.QuickPickItem>(
  { items, placeholder, problem }: ManyChoices<T>,
  place: Place,
): Promise<readonly T[] | Back> {
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<T>();
    showPlace(picker, place);
    picker.canSelectMany = true;
    picker.placeholder = placeholder;
    picker.items = items;
    picker.selectedItems = items.filter(({ picked }) => picked);
    picker.onDidTriggerButton(() => {
      resolve(back);
      picker.hide();
    });
    picker.onDidAccept(() => {
      const wrong = problem(picker.selectedItems);
      if (wrong) {
        picker.placeholder = wrong;
        return;
      }
      resolve(picker.selectedItems);
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new vscode.CancellationError());
      picker.dispose();
    });
    picker.show();
  });
}

export interface LineQuestion {
  readonly prompt: string;
  readonly value?: string;
  /** Why a text cannot be taken, while it is typed. */
  readonly problem: (text: string) => string | undefined;
}

/** Asks for a line of text until it can be taken. Rejects where the user leaves. */
export function askLine({ prompt, value = '', problem }: LineQuestion, place: Place): Promise<string | Back> {
  return new Promise((resolve, reject) => {
    const box = vscode.window.createInputBox();
    showPlace(box, place);
    box.prompt = prompt;
    box.value = value;
    box.validationMessage = value ? problem(value) : undefined;
    box.onDidChangeValue((text) => (box.validationMessage = problem(text)));
    box.onDidTriggerButton(() => {
      resolve(back);
      box.hide();
    });
    box.onDidAccept(() => {
      box.validationMessage = problem(box.value);
      if (box.validationMessage) return;
      resolve(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      reject(new vscode.CancellationError());
      box.dispose();
    });
    box.show();
  });
}
