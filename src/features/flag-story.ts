import * as vscode from 'vscode';
import { act, type At, type Done } from './story-action';

/** Flags a story as blocked, or takes the flag away. */
export function flagStory(at: At, flagged: boolean): Promise<Done> {
  const text = flagged ? vscode.l10n.t('Flagged') : vscode.l10n.t('Flag removed');
  return act(at, { do: 'flag', flagged }, text, () => Promise.resolve({ do: 'flag', flagged: !flagged }));
}
