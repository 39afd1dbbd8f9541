import * as vscode from 'vscode';
import type { OpenWrite } from '../sync/outbox/open-writes';
import type { Session } from '../sync/session';

/** Lets go of what was not sent. Rejects where the user thinks better of it. */
export async function discardWrite({ outbox, source }: Session, { id, intention }: OpenWrite): Promise<void> {
  // Words that somebody wrote by hand are not gone by one click.
  if (intention.do === 'ask') {
    const discard = vscode.l10n.t('Discard');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Discard this question? {0} does not get it.', source.name),
      { modal: true, detail: intention.question.text },
      discard,
    );
    if (chosen !== discard) throw new vscode.CancellationError();
  }
  await outbox.discard([id]);
}
