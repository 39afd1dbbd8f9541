import * as vscode from 'vscode';
import { iconsAsText } from './icons-as-text';
import type { OfferedStep, Step } from './start-work-steps';

type StepItem = vscode.QuickPickItem & { readonly step?: Step };

export interface StepsQuestion {
  readonly title: string;
  readonly offered: readonly OfferedStep[];
  /** What is not offered, and why. */
  readonly notes: readonly string[];
  /** Display name of the present assignee. */
  readonly assignee?: string;
}

/** Asks which steps to take. Of the steps about a branch at most one stays picked. Rejects where the user leaves. */
export function pickSteps(question: Promise<StepsQuestion>, title: string): Promise<Step[]> {
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<StepItem>();
    let picked: readonly StepItem[] = [];
    picker.title = title;
    picker.placeholder = vscode.l10n.t('What do you want to do?');
    picker.canSelectMany = true;
    picker.busy = true;
    picker.ignoreFocusOut = true;
    picker.onDidChangeSelection((selected) => {
      const added = selected.find((item) => isBranch(item) && !picked.includes(item));
      const steps = selected.filter(({ step }) => step !== undefined);
      picked = added ? steps.filter((item) => item === added || !isBranch(item)) : steps;
      if (picked.length < selected.length) picker.selectedItems = picked;
    });
    picker.onDidAccept(() => {
      if (picker.busy) return;
      resolve(picker.selectedItems.flatMap(({ step }) => step ?? []));
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new vscode.CancellationError());
      picker.dispose();
    });
    picker.show();
    question.then(
      ({ title, offered, notes, assignee }) => {
        if (offered.length === 0) {
          resolve([]);
          picker.hide();
          const nothing = vscode.l10n.t('There is nothing left to do: the story is yours and in progress.');
          void vscode.window.showInformationMessage([nothing, ...notes].join(' '));
          return;
        }
        const steps = offered.map(({ step, picked }) => ({ ...stepItem(step, assignee), step, picked }));
        picker.title = title;
        picker.items = [...steps, ...notes.map(noteItem)];
        picked = steps.filter((item) => item.picked);
        picker.selectedItems = picked;
        picker.busy = false;
      },
      (error: unknown) => {
        reject(error);
        picker.hide();
      },
    );
  });
}

function isBranch({ step }: StepItem): boolean {
  return step?.kind === 'checkout' || step?.kind === 'create';
}

/** What cannot be done stands below what can; it cannot be picked. */
function noteItem(note: string): StepItem {
  return { label: `$(info) ${vscode.l10n.t('Not possible here')}`, detail: iconsAsText(note) };
}

function stepItem(step: Step, assignee: string | undefined): vscode.QuickPickItem {
  switch (step.kind) {
    case 'checkout':
      return {
        label: `$(git-branch) ${vscode.l10n.t('Check out {0}', iconsAsText(step.branch))}`,
        description: step.remote
          ? vscode.l10n.t('from {0}', iconsAsText(step.remote))
          : vscode.l10n.t('is there already'),
      };
    case 'create':
      return {
        label: `$(add) ${vscode.l10n.t('Create and check out {0}', iconsAsText(step.branch))}`,
        description: vscode.l10n.t('you can change the name'),
      };
    case 'assign':
      return {
        label: `$(account) ${vscode.l10n.t('Assign to me')}`,
        description: assignee && vscode.l10n.t('assigned to {0} now', iconsAsText(assignee)),
      };
    case 'move':
      return {
        label: step.transition
          ? `$(arrow-right) ${vscode.l10n.t('Move to {0}', iconsAsText(step.transition.to.name))}`
          : `$(arrow-right) ${vscode.l10n.t('Move to another status…')}`,
      };
  }
}
