import * as vscode from 'vscode';
import type { Services } from '../services';
import { freshnessOf } from '../sync/freshness';
import type { Session } from '../sync/session';
import { errorSentence } from './error-sentence';
import { siteName } from './site-name';
import { elsewhere } from './what-helps';

/** What stands over the rows of the sprint: how true they are, and why there are none. */
export function sprintMessage(services: Services, isFilteredOut: boolean): string | undefined {
  const { session, known, settings } = services;
  if (known.kind === 'signedOut' && elsewhere(services).length > 0) {
    return vscode.l10n.t(
      'The setting storyContext.jira.url names {0}. A sign-in to another Jira is not sent there: sign in to it, or switch.',
      siteName(known.wanted ?? ''),
    );
  }
  if (!session || known.kind !== 'ready') return undefined;
  const age = ageMessage(session, settings.refreshInterval * 60_000);
  if (age !== undefined) return age;
  const { sprints, planned } = session.store;
  if (sprints?.value.length === 0 && planned.length > 0) return vscode.l10n.t('There is no active sprint.');
  return isFilteredOut ? vscode.l10n.t('No story matches the filter.') : undefined;
}

function ageMessage({ store, refresh, source }: Session, interval: number): string | undefined {
  const { t } = vscode.l10n;
  const state = freshnessOf(refresh.sprintsAttempt, store.sprints?.at, interval, Date.now());
  if (state.kind === 'stale') return t('Shown as of {0}.', time(state.at));
  if (state.kind !== 'failed') return undefined;
  const { message } = errorSentence(state.error, source.name);
  return state.at === undefined ? message : t('{0} Shown as of {1}.', message, time(state.at));
}

function time(at: number): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return today
    ? date.toLocaleTimeString(vscode.env.language, { hour: 'numeric', minute: '2-digit' })
    : date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
