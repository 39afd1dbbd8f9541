import * as vscode from 'vscode';
import type { QuestionChange } from '../domain/question';
import type { Intention } from '../sync/outbox/intention';

/** Says in a few words what the user did. */
export function intentionWords(intention: Intention): string {
  switch (intention.do) {
    case 'tick':
      return intention.change.checked
        ? vscode.l10n.t('Tick: {0}', intention.change.text)
        : vscode.l10n.t('Untick: {0}', intention.change.text);
    case 'dismissTick':
      return vscode.l10n.t('Let go of a tick whose criterion was removed');
    case 'ask':
      return vscode.l10n.t('Question: {0}', intention.question.text);
    case 'reply':
      return intention.reply.nudge === undefined
        ? vscode.l10n.t('Reply: {0}', intention.reply.text)
        : vscode.l10n.t('Reminder: {0}', intention.reply.text);
    case 'changeQuestion':
      return changeWords(intention.change);
    case 'editQuestion':
      return vscode.l10n.t('Edited question: {0}', intention.edit.text);
    case 'deleteQuestion':
      return intention.part.reply === undefined
        ? vscode.l10n.t('Delete a question')
        : vscode.l10n.t('Delete a reply');
    case 'link':
      return vscode.l10n.t('Link: {0}', intention.link.title);
    case 'unlink':
      return vscode.l10n.t('Remove the link: {0}', intention.link.title);
    case 'move':
      return vscode.l10n.t('Move to {0}', intention.transition.to.name);
    case 'assign':
      if (intention.to === undefined) return vscode.l10n.t('Assign to me');
      return intention.to
        ? vscode.l10n.t('Assign to {0}', intention.to.name)
        : vscode.l10n.t('Assign to nobody');
    case 'flag':
      return intention.flagged ? vscode.l10n.t('Flag') : vscode.l10n.t('Remove the flag');
    case 'estimate':
      return intention.points === undefined
        ? vscode.l10n.t('Remove the estimate')
        : vscode.l10n.t('Estimate: {0}', intention.points);
    case 'logWork':
      return vscode.l10n.t('Log work');
    case 'comment':
      return vscode.l10n.t('Comment: {0}', intention.comment.text);
    case 'editComment':
      return vscode.l10n.t('Edited comment: {0}', intention.text);
  }
}

function changeWords({ to }: QuestionChange): string {
  switch (to) {
    case 'answered':
      return vscode.l10n.t('Take an answer to a question');
    case 'resolved':
      return vscode.l10n.t('Resolve a question');
    case 'open':
      return vscode.l10n.t('Open a question again');
  }
}
