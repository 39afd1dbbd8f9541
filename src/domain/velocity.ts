import type { Sprint } from './sprint';
import type { SprintReport } from './sprint-report';

/** What a team took on and what it finished, sprint by sprint, the oldest first. */
export interface Velocity {
  readonly unit: 'points' | 'stories';
  readonly sprints: readonly { readonly sprint: Sprint; readonly committed: number; readonly done: number }[];
  /** Of what was finished, in all of them. */
  readonly average: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The velocity by reports of closed sprints; `undefined` where there are none. In stories where the stories of one of them
 * have no points.
 */
export function velocityOf(reports: readonly SprintReport[]): Velocity | undefined {
  const closed = reports
    .filter(({ isOver }) => isOver)
    .toSorted((one, other) => endOf(one).localeCompare(endOf(other)));
  if (closed.length === 0) return undefined;
  // One that nothing was in says nothing of how a team estimates.
  const telling = closed.filter(({ stories }) => stories.length > 0);
  const hasPoints = telling.length > 0 && telling.every((report) => report.unit === 'points');
  const unit = hasPoints ? 'points' : 'stories';
  const sprints = closed.map(({ sprint, committed, done }) => {
    return { sprint, committed: committed[unit], done: done[unit] };
  });
  const finished = sprints.map(({ done }) => done);
  const average = finished.reduce((total, one) => total + one, 0) / finished.length;
  return {
    ...{ unit, sprints, average: Math.round(average * 10) / 10 },
    ...{ least: Math.min(...finished), most: Math.max(...finished) },
  };
}

function endOf({ sprint }: SprintReport): string {
  return sprint.complete ?? sprint.end ?? sprint.start ?? '';
}
