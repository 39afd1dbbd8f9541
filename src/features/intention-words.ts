import * as vscode from 'vscode';
import type { QuestionChange } from '../domain/question';
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
    case 'reply':
      return intention.reply.nudge === undefined
        ? t('Reply: {0}', intention.reply.text)
        : t('Reminder: {0}', intention.reply.text);
    case 'changeQuestion':
      return changeWords(intention.change);
    case 'editQuestion':
      return t('Edited question: {0}', intention.edit.text);
    case 'deleteQuestion':
      return intention.part.reply === undefined ? t('Delete a question') : t('Delete a reply');
    case 'link':
      return t('Link: {0}', intention.link.title);
    case 'unlink':
      return t('Remove the link: {0}', intention.link.title);
    case 'move':
      return t('Move to {0}', intention.transition.to.name);
    case 'assign':
      if (intention.to === undefined) return t('Assign to me');
      return intention.to ? t('Assign to {0}', intention.to.name) : t('Assign to nobody');
    case 'flag':
      return intention.flagged ? t('Flag') : t('Remove the flag');
    case 'estimate':
      return intention.points === undefined ? t('Remove the estimate') : t('Estimate: {0}', intention.points);
    case 'logWork':
      return t('Log work');
    case 'comment':
      return t('Comment: {0}', intention.comment.text);
    case 'editComment':
      return t('Edited comment: {0}', intention.text);
  }
}

function changeWords({ to }: QuestionChange): string {
  const { t } = vscode.l10n;
  switch (to) {
    case 'answered':
      return t('Take an answer to a question');
    case 'resolved':
      return t('Resolve a question');
    case 'open':
      return t('Open a question again');
  }
}
