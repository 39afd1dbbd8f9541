import * as vscode from 'vscode';
import type { Services } from '../services';
import { copyLink, copyMarkdown } from './copy-story';
import { doToStory, type StoryAct } from './do-to-story';
import { errorSentence } from './error-sentence';
import { sessionOf } from './session-of';
import { type Done, takeBack } from './story-action';

export type StoryAction = StoryAct | 'copyKey' | 'copyLink' | 'copyMarkdown';

/** Does something to a story away from its page, and says what was done, with the way back. */
export async function takeAction(action: StoryAction, services: Services, key: string): Promise<void> {
  switch (action) {
    case 'copyKey':
      return vscode.env.clipboard.writeText(key);
    case 'copyLink':
      return copyLink(services, key);
    case 'copyMarkdown':
      return copyMarkdown(services, key);
    default: {
      const done = await doToStory(action, await sessionOf(services), key);
      // Nobody waits for whether it is taken back.
      void offerUndo(services, key, done);
    }
  }
}

async function offerUndo(services: Services, key: string, done: Done | string): Promise<void> {
  const text = `${key}: ${typeof done === 'string' ? done : done.text}`;
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(
    text,
    ...(typeof done === 'string' ? [] : [undo]),
  );
  if (chosen !== undo || typeof done === 'string') return;
  try {
    await takeBack(await sessionOf(services), key, done);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    services.log.error(`Taking back on ${key}`, error);
    const { message } = errorSentence(error, services.session?.source.name ?? 'Jira');
    void vscode.window.showErrorMessage(message);
  }
}

/** Asks with it which story is meant. */
export function titleOf(action: StoryAction): string {
  switch (action) {
    case 'changeStatus':
      return vscode.l10n.t('Change Status');
    case 'changeAssignee':
      return vscode.l10n.t('Assign');
    case 'changeEstimate':
      return vscode.l10n.t('Estimate');
    case 'addFlag':
      return vscode.l10n.t('Flag as Blocked');
    case 'removeFlag':
      return vscode.l10n.t('Remove Flag');
    case 'logWork':
      return vscode.l10n.t('Log Work');
    case 'copyKey':
      return vscode.l10n.t('Copy Key');
    case 'copyLink':
      return vscode.l10n.t('Copy Link');
    case 'copyMarkdown':
      return vscode.l10n.t('Copy as Markdown');
  }
}
