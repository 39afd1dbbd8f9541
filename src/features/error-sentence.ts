import * as vscode from 'vscode';
import { SourceError } from '../sources/story-source';
import { ExplainedError } from './explained-error';

export type ErrorAction = 'signIn' | 'retry' | 'openInBrowser' | 'showLog';

export interface ErrorSentence {
  /** What happened and what to do. */
  readonly message: string;
  /** The one thing that helps. */
  readonly action?: ErrorAction;
}

/** Words an error for people. `where` names the source: a host, a folder. */
export function errorSentence(error: unknown, where: string): ErrorSentence {
  const { t } = vscode.l10n;
  if (error instanceof ExplainedError) return { message: error.message, action: error.action };
  if (!(error instanceof SourceError)) {
    return { message: t('Story Context ran into a fault of its own. The log says more.'), action: 'showLog' };
  }
  const { detail } = error;
  switch (error.kind) {
    case 'not-signed-in':
      // Where nobody refused anything, there was nothing to sign in with.
      return error.more.status === undefined
        ? { message: t('You are signed out of {0}. Sign in again.', where), action: 'signIn' }
        : { message: t('{0} does not know you any more. Sign in again.', where), action: 'signIn' };
    case 'captcha':
      return {
        message: t(
          '{0} wants you to sign in in the browser first, because of too many failed attempts.',
          where,
        ),
        action: 'openInBrowser',
      };
    case 'forbidden':
      return {
        message: detail
          ? t('{0} does not allow this: {1} Ask who administers the project.', where, sentence(detail))
          : t('{0} does not allow you to do this. Ask who administers the project.', where),
        action: 'openInBrowser',
      };
    case 'not-found':
      return {
        message: detail
          ? t('Not found at {0}: {1} It may have been moved, or you may not see it.', where, sentence(detail))
          : t('{0} does not have it, or does not show it to you.', where),
        action: 'openInBrowser',
      };
    case 'rate-limited':
      return { message: rateLimited(error, where), action: 'retry' };
    case 'conflict':
      return {
        message: detail
          ? t(
              'It was changed meanwhile, and nothing was written: {0} Look at the newest and try again.',
              sentence(detail),
            )
          : t('It was changed meanwhile, and nothing was written. Look at the newest and try again.'),
        action: 'retry',
      };
    case 'invalid':
      return { message: t('{0} refused it: {1}', where, detail || t('it did not say why.')) };
    case 'unreachable':
      return {
        message: t('{0} cannot be reached. Check the network, the VPN and the address.', where),
        action: 'retry',
      };
    case 'not-jira':
      return {
        message: t(
          'What answers at {0} is not Jira. Check the address, and sign in to the network in a browser.',
          where,
        ),
        action: 'retry',
      };
    case 'unreadable':
      return { message: t('{0} gave something that cannot be read: {1}', where, detail), action: 'showLog' };
    case 'other-person':
      return {
        message: t(
          'This was done by somebody else, and {0} is signed in to {1} now. It is sent when whoever did it signs in again.',
          detail,
          where,
        ),
        action: 'signIn',
      };
    case 'unsupported':
      return { message: t('{0} cannot do this.', where) };
    case 'cancelled':
      return { message: t('Cancelled.') };
  }
}

function rateLimited({ more }: SourceError, where: string): string {
  if (!more.retryAt) return vscode.l10n.t('{0} asks to be left alone for a while. Try again later.', where);
  const time = new Date(more.retryAt).toLocaleTimeString(vscode.env.language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return vscode.l10n.t('{0} asks to be left alone until {1}. Try again then.', where, time);
}

/** Words of a server, ended so that ours can follow. */
function sentence(words: string): string {
  return /[.!?。！？]$/.test(words) ? words : `${words}.`;
}
