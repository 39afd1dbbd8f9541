import * as vscode from 'vscode';
import { showPlace } from './ask-in-place';
import { iconsAsText } from './icons-as-text';
import { back, type Back, type Place } from './multi-step';
import type { StartWorkPoint } from './start-work-point';
import { excludes, type OfferedStep, type Step } from './start-work-steps';

type StepItem = vscode.QuickPickItem & { readonly step?: Step };

export interface PickedSteps {
  readonly point: StartWorkPoint;
  readonly steps: readonly Step[];
}

/**
 * Asks which steps to take, in a list that is busy until it is known what can be done. Of steps that exclude each other one
 * stays picked. Rejects where the user leaves.
 *
 * @param before what was picked the last time this was asked
 */
export function pickSteps(
  looking: Promise<StartWorkPoint>,
  before: readonly Step[] | undefined,
  placed: (picked?: PickedSteps) => Place,
): Promise<PickedSteps | Back> {
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<StepItem>();
    let picked: readonly StepItem[] = [];
    let point: StartWorkPoint | undefined;
    const stepsOf = (items: readonly StepItem[]): Step[] => items.flatMap(({ step }) => step ?? []);
    /** What is picked decides which questions follow. */
    const place = (): void => showPlace(picker, placed(point && { point, steps: stepsOf(picked) }));
    place();
    picker.placeholder = vscode.l10n.t('What do you want to do?');
    picker.canSelectMany = true;
    picker.busy = true;
    picker.onDidChangeSelection((selected) => {
      const added = selected.find((item) => item.step !== undefined && !picked.includes(item))?.step;
      picked = selected.filter(({ step }) => step !== undefined && !(added && excludes(added, step)));
      if (picked.length < selected.length) picker.selectedItems = picked;
      place();
    });
    picker.onDidTriggerButton(() => {
      resolve(back);
      picker.hide();
    });
    picker.onDidAccept(() => {
      if (!point) return;
      resolve({ point, steps: stepsOf(picker.selectedItems) });
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new vscode.CancellationError());
      picker.dispose();
    });
    picker.show();
    looking.then(
      (found) => {
        const { offered, notes, story } = found;
        if (offered.length === 0) {
          resolve({ point: found, steps: [] });
          picker.hide();
          const nothing = vscode.l10n.t('There is nothing left to do: the story is yours and in progress.');
          void vscode.window.showInformationMessage([nothing, ...notes].join(' '));
          return;
        }
        point = found;
        const isPicked = ({ step, picked }: OfferedStep): boolean =>
          before ? before.includes(step) : picked;
        const items = offered.map((one): StepItem => ({
          ...stepItem(one.step, story.assignee?.name, found.inRepository?.name),
          step: one.step,
          picked: isPicked(one),
        }));
        picker.items = [...items, ...notes.map(noteItem)];
        picked = items.filter((item) => item.picked);
        picker.selectedItems = picked;
        picker.busy = false;
        place();
      },
      (error: unknown) => {
        reject(error);
        picker.hide();
      },
    );
  });
}

/** What cannot be done stands below what can; it cannot be picked. */
function noteItem(note: string): StepItem {
  return { label: `$(info) ${vscode.l10n.t('Not possible here')}`, detail: iconsAsText(note) };
}

function stepItem(
  step: Step,
  assignee: string | undefined,
  repository: string | undefined,
): vscode.QuickPickItem {
  const withRepository = (text: string): string =>
    repository ? `${vscode.l10n.t('in {0}', iconsAsText(repository))} · ${text}` : text;
  switch (step.kind) {
    case 'checkout':
      return {
        label: `$(git-branch) ${vscode.l10n.t('Check out {0}', iconsAsText(step.branch))}`,
        description: withRepository(whereIs(step)),
      };
    case 'create':
      return {
        label: `$(add) ${vscode.l10n.t('Create and check out {0}', iconsAsText(step.branch))}`,
        description: withRepository(vscode.l10n.t('you can change the name')),
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

function whereIs({ worktree, remote }: Extract<Step, { readonly kind: 'checkout' }>): string {
  if (worktree) return vscode.l10n.t('is checked out in {0}', iconsAsText(worktree));
  return remote ? vscode.l10n.t('from {0}', iconsAsText(remote)) : vscode.l10n.t('is there already');
}
