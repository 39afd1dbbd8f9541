import * as vscode from 'vscode';
import type { StatusCategory } from '../domain/story';
import type { Transition } from '../sources/story-source';
import { askChoice } from './ask-in-place';
import { iconsAsText } from './icons-as-text';
import { back, type Back, type Place } from './multi-step';

/**
 * Asks which way a story moves, those into progress first; `null` leaves it as it is, which Enter takes where nothing was
 * chosen before. Rejects where the user leaves.
 */
export async function chooseTransition(
  transitions: readonly Transition[],
  before: Transition | null,
  place: Place,
): Promise<Transition | null | Back> {
  const order: readonly StatusCategory[] = ['inProgress', 'todo', 'done'];
  const sorted = [...transitions].sort((a, b) => order.indexOf(a.to.category) - order.indexOf(b.to.category));
  const items: (vscode.QuickPickItem & { readonly transition: Transition | null })[] = [
    { label: `$(dash) ${vscode.l10n.t('Leave as it is')}`, transition: null },
    ...sorted.map((transition) => ({
      label: `$(arrow-right) ${iconsAsText(transition.to.name)}`,
      description: transition.name === transition.to.name ? undefined : iconsAsText(transition.name),
      transition,
    })),
  ];
  const active = items.find(({ transition }) => transition?.id === before?.id);
  const placeholder = vscode.l10n.t('Where does the story move?');
  const chosen = await askChoice({ items, placeholder, active }, place);
  return chosen === back ? back : chosen.transition;
}
