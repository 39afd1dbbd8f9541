import * as vscode from 'vscode';
import type { Sprint } from '../domain/sprint';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import { sprintName } from './sprint-name';
import { timeLeft } from './sprint-tree-nodes';

/** Chooses one sprint to show, past or future, or the active ones again. */
export async function selectSprint(services: Services): Promise<void> {
  const situation = await services.situation();
  if (situation.kind !== 'ready') throw new SourceError('not-signed-in');
  const { session } = situation;
  const sprints = session.source.sprints(['active', 'future', 'backlog', 'closed']);
  const items = sprints.then((all) => [
    { label: vscode.l10n.t('$(play) Active sprints'), id: undefined },
    ...newestFirst(all).map((sprint) => ({
      label: `$(${icons[sprint.state]}) ${sprintName(sprint)}`,
      description: sprint.state === 'active' ? timeLeft(sprint) : words()[sprint.state],
      detail: sprint.goal,
      id: sprint.id,
    })),
  ]);
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Select Sprint'),
    placeHolder: vscode.l10n.t('Which sprint do you want to see?'),
    matchOnDetail: true,
  });
  if (!chosen) return;
  await services.sites.chooseSprint(session.place, chosen.id);
  await session.refresh.sprints({ again: true });
}

const icons: Record<Sprint['state'], string> = {
  active: 'milestone',
  future: 'calendar',
  closed: 'pass',
  backlog: 'list-ordered',
};

function words(): Record<Sprint['state'], string> {
  return {
    active: vscode.l10n.t('active'),
    future: vscode.l10n.t('not started'),
    closed: vscode.l10n.t('closed'),
    backlog: '',
  };
}

/** Active, then future ones and the backlog, then closed sprints with the last one first. */
function newestFirst(sprints: readonly Sprint[]): Sprint[] {
  const of = (state: Sprint['state']): Sprint[] => sprints.filter((sprint) => sprint.state === state);
  return [...of('active'), ...of('future'), ...of('backlog'), ...of('closed').reverse()];
}
