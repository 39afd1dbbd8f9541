import type { Capacity } from './capacity';
import type { Sprint } from './sprint';
import type { StorySummary } from './story';

/** What a person takes, beside what they can. */
export interface PlannedPerson {
  readonly name: string;
  /** Absent of who has stories and is not in the team's list. */
  readonly capacity?: Capacity;
  readonly stories: readonly StorySummary[];
  readonly points: number;
}

export interface SprintPlan {
  readonly sprint: Sprint;
  readonly people: readonly PlannedPerson[];
  /** Stories nobody took. */
  readonly open: readonly StorySummary[];
  readonly openPoints: number;
  /** Of all stories that are to be done. */
  readonly points: number;
  /** Of all people together; absent where nothing says how much is done on a day. */
  readonly capacity?: number;
  /** Stories that nobody estimated. */
  readonly unestimated: readonly StorySummary[];
}

/** Who takes what in a sprint; what is done already asks for nobody any more. */
export function sprintPlan(
  sprint: Sprint,
  stories: readonly StorySummary[],
  capacities: readonly Capacity[],
): SprintPlan {
  const wanted = stories.filter(
    ({ type, status }) => type.kind !== 'subtask' && type.kind !== 'epic' && status.category !== 'done',
  );
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const names = [
    ...capacities.map(({ name }) => name),
    ...wanted.flatMap(({ assignee }) => assignee?.name ?? []),
  ];
  const people = names
    .filter((name, index) => names.findIndex((one) => same(one, name)) === index)
    .map((name): PlannedPerson => {
      const own = wanted.filter(({ assignee }) => assignee && same(assignee.name, name));
      const capacity = capacities.find((one) => same(one.name, name));
      return { name, ...(capacity && { capacity }), stories: own, points: sum(own) };
    });
  const open = wanted.filter(({ assignee }) => !assignee);
  const known = capacities.flatMap(({ points }) => points ?? []);
  const capacity = Math.round(known.reduce((all, one) => all + one, 0) * 10) / 10;
  return {
    ...{ sprint, people, open, openPoints: sum(open), points: sum(wanted) },
    ...(known.length > 0 && { capacity }),
    unestimated: wanted.filter(({ points }) => points === undefined),
  };
}

function sum(stories: readonly StorySummary[]): number {
  return Math.round(stories.reduce((all, { points }) => all + (points ?? 0), 0) * 1000) / 1000;
}
