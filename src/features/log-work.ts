import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { readWorkTime, writeWorkTime } from '../domain/work-time';
import type { At } from './story-action';

/** Asks how long somebody worked on the story, and at what. Gives what was done, ready to show; rejects where the user leaves. */
export async function logWork({ session, key }: At): Promise<string> {
  const title = vscode.l10n.t('Log Work on {0}', key);
  const typed = await vscode.window.showInputBox({
    title: `${title} (1/2)`,
    prompt: vscode.l10n.t('How long did you work on it, up to now? For example 1h 30m.'),
    placeHolder: '1h 30m',
    ignoreFocusOut: true,
    validateInput: (text) =>
      readWorkTime(text) === undefined
        ? vscode.l10n.t('Write days, hours and minutes, such as 1d 2h 30m.')
        : undefined,
  });
  const seconds = typed === undefined ? undefined : readWorkTime(typed);
  if (seconds === undefined) throw new vscode.CancellationError();
  const text = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt: vscode.l10n.t('What did you do? May be left empty.'),
    ignoreFocusOut: true,
  });
  if (text === undefined) throw new vscode.CancellationError();
  const work = {
    id: randomUUID(),
    seconds,
    started: new Date(Date.now() - seconds * 1000).toISOString(),
    ...(text.trim() && { text: text.trim() }),
  };
  await session.outbox.add(key, { do: 'logWork', work });
  return vscode.l10n.t('Logged {0}', writeWorkTime(seconds));
}
