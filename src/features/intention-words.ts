import * as vscode from 'vscode';
import type { Intention } from '../sync/outbox/intention';

/** Says in a few words what the user did. */
export function intentionWords(intention: Intention): string {
  const { t } = vscode.l10n;
  switch (intention.do) {
    case 'tick':
      return intention.change.checked
        ? t('Tick: {0}', intention.change.text)
        : t('Untick: {0}', intention.change.text);
    case 'dismissTick':
      return t('Let go of a tick whose criterion was removed');
    case 'ask':
      return t('Question: {0}', intention.question.text);
    case 'link':
      return t('Link: {0}', intention.link.title);
    case 'move':
      return t('Move to {0}', intention.transition.to.name);
    case 'assign':
      return t('Assign to me');
  }
}
