import * as vscode from 'vscode';
import type { StatusCategory } from '../domain/story';
import type { Transition } from '../sources/story-source';
import { iconsAsText } from './icons-as-text';

/** Asks which way a story moves, those into progress first; `undefined` leaves it as it is. Rejects where the user leaves. */
export async function chooseTransition(
  transitions: readonly Transition[],
  title: string,
): Promise<Transition | undefined> {
  const order: readonly StatusCategory[] = ['inProgress', 'todo', 'done'];
  const sorted = [...transitions].sort((a, b) => order.indexOf(a.to.category) - order.indexOf(b.to.category));
  const leave = { label: `$(dash) ${vscode.l10n.t('Leave as it is')}`, transition: undefined };
  const chosen = await vscode.window.showQuickPick(
    [
      leave,
      ...sorted.map((transition) => ({
        label: `$(arrow-right) ${iconsAsText(transition.to.name)}`,
        description: transition.name === transition.to.name ? undefined : iconsAsText(transition.name),
        transition,
      })),
    ],
    { title, placeHolder: vscode.l10n.t('Where does the story move?'), ignoreFocusOut: true },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.transition;
}
