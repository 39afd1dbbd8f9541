import * as vscode from 'vscode';
import { dayIn } from '../../domain/day';
import type { Sprint } from '../../domain/sprint';
import { readClock } from '../../host/clock';
import type { StorySource } from '../../sources/story-source';
import { ExplainedError } from '../explained-error';
import { dayWords } from '../reports/report-times';

/** Closed sprints that are offered, the latest. */
const mostClosed = 20;

/** The sprint of an id. Rejects where there is none. */
export async function sprintOfId(
  source: StorySource,
  states: readonly Sprint['state'][],
  id: string,
  signal?: AbortSignal,
): Promise<Sprint> {
  const found = (await source.sprints(states, signal)).find((sprint) => sprint.id === id);
  if (!found)
    throw new ExplainedError(
      vscode.l10n.t('{0} has no sprint “{1}”. Run the command again to choose another.', source.name, id),
    );
  return found;
}

/** Asks for a sprint; `undefined` where the user changed their mind. */
export async function chooseSprint(
  source: StorySource,
  states: readonly Sprint['state'][],
  title: string,
): Promise<Sprint | undefined> {
  const all = await source.sprints(states);
  const closed = all.filter(({ state }) => state === 'closed').sort(latestFirst);
  const offered = [...all.filter(({ state }) => state !== 'closed'), ...closed.slice(0, mostClosed)];
  if (offered.length === 0) throw new ExplainedError(vscode.l10n.t('There is no sprint to choose from.'));
  const items = offered.map((sprint) => ({
    label: sprint.name,
    // Sprints may be called the same.
    description: [stateWords(sprint), daysWords(sprint)].filter(Boolean).join(' · '),
    ...(sprint.goal && { detail: sprint.goal }),
    sprint,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true, ignoreFocusOut: true }))
    ?.sprint;
}

export function latestFirst(one: Sprint, other: Sprint): number {
  const end = ({ complete, end: planned, start }: Sprint): string => complete ?? planned ?? start ?? '';
  return end(other).localeCompare(end(one));
}

function daysWords({ start, end, complete }: Sprint): string {
  const { timeZone } = readClock();
  const days = [start, complete ?? end].flatMap((at) =>
    at === undefined ? [] : dayWords(dayIn(timeZone, Date.parse(at)), vscode.env.language),
  );
  return days.length === 2 ? vscode.l10n.t('{0} to {1}', ...days) : (days[0] ?? '');
}

function stateWords({ state }: Sprint): string {
  switch (state) {
    case 'active':
      return vscode.l10n.t('active');
    case 'closed':
      return vscode.l10n.t('closed');
    default:
      return vscode.l10n.t('to come');
  }
}
