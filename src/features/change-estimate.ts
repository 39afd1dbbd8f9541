import * as vscode from 'vscode';
import { act, type At, type Done } from './story-action';

/** Asks for the story's points; an empty answer takes the estimate away. Rejects where the user leaves. */
export async function changeEstimate(at: At): Promise<Done> {
  const { key, story } = at;
  const before = story.points;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Estimate {0}', key),
    prompt: vscode.l10n.t('Story points. Leave it empty to have no estimate.'),
    value: before === undefined ? '' : String(before),
    validateInput: (text) =>
      readPoints(text) === null
        ? vscode.l10n.t('This is not a number of points, such as 3 or 0.5.')
        : undefined,
  });
  if (typed === undefined) throw new vscode.CancellationError();
  const points = readPoints(typed) ?? undefined;
  if (points === before) throw new vscode.CancellationError();
  const text =
    points === undefined
      ? vscode.l10n.t('Estimate removed')
      : vscode.l10n.t('Estimated at {0} points', points);
  return act(at, { do: 'estimate', ...(points !== undefined && { points }) }, text, () =>
    Promise.resolve({ do: 'estimate', ...(before !== undefined && { points: before }) }),
  );
}

/** `undefined` for nothing, `null` for what is no number of points. */
function readPoints(text: string): number | undefined | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return undefined;
  return /^\d{1,6}(\.\d{1,3})?$/.test(trimmed) ? Number(trimmed) : null;
}
