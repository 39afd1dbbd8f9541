import * as vscode from 'vscode';
import type { Uncommitted } from '../git/uncommitted';
import { askChoice } from './ask-in-place';
import { iconsAsText } from './icons-as-text';
import { back, type Back, type Place } from './multi-step';

/** What becomes of changes that are not committed. */
export type ChangesGo = 'along' | 'aside';

/** Asks what becomes of the changes when another branch is checked out. Rejects where the user leaves or stops. */
export async function chooseChanges(
  { files }: Uncommitted,
  { to, canStash }: { readonly to: string; readonly canStash: boolean },
  before: ChangesGo | undefined,
  place: Place,
): Promise<ChangesGo | Back> {
  const items: (vscode.QuickPickItem & { readonly go?: ChangesGo })[] = [
    {
      label: `$(arrow-right) ${vscode.l10n.t('Take along')}`,
      description: vscode.l10n.t('to {0}', iconsAsText(to)),
      go: 'along',
    },
    // Git stashes nothing before the first commit.
    ...(canStash
      ? [
          {
            label: `$(archive) ${vscode.l10n.t('Stash')}`,
            description: vscode.l10n.t('new files too, to be found in Source Control'),
            go: 'aside' as const,
          },
        ]
      : []),
    {
      label: `$(circle-slash) ${vscode.l10n.t('Stop')}`,
      description: vscode.l10n.t('everything stays as it is'),
    },
  ];
  const placeholder =
    files === 1
      ? vscode.l10n.t('1 file is not committed. What becomes of it?')
      : vscode.l10n.t('{0} files are not committed. What becomes of them?', files);
  const active = items.find(({ go }) => go !== undefined && go === before);
  const chosen = await askChoice({ items, placeholder, active }, place);
  if (chosen === back) return back;
  if (!chosen.go) throw new vscode.CancellationError();
  return chosen.go;
}
