import * as vscode from 'vscode';
import type { Session } from '../sync/session';

/** Milliseconds. */
const patience = 3_000;

/** Sends what is waiting, as far as there is time for it, and gives how much still waits. What was refused was told then. */
export async function sendBeforeLeaving({ outbox, source }: Session): Promise<number> {
  const waiting = (): number => outbox.writes().filter(({ state }) => state !== 'refused').length;
  if (waiting() === 0) return 0;
  const title = vscode.l10n.t('Sending to {0} what is waiting…', source.name);
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title }, () => outbox.flush(patience));
  return waiting();
}
