import type { Capacity } from './capacity';
import type { Sprint } from './sprint';
import type { StorySummary } from './story';

/** What a person takes, beside what they can. */
export interface PlannedPerson {
  readonly name: string;
  /** Absent of who has stories and is not in the team's list. */
  readonly capacity?: Capacity;
  readonly stories: readonly StorySummary[];
  readonly amount: number;
}

export interface SprintPlan {
  readonly sprint: Sprint;
  /** What is counted: points, or stories where none of them is estimated. */
  readonly unit: PlanUnit;
  readonly people: readonly PlannedPerson[];
  /** Stories nobody took. */
  readonly open: readonly StorySummary[];
  readonly openAmount: number;
  /** Of all stories that are to be done. */
  readonly amount: number;
  /** Of all people together; absent where nothing says how much is done on a day. */
  readonly capacity?: number;
  /** Stories that nobody estimated. */
  readonly unestimated: readonly StorySummary[];
}

export type PlanUnit = 'points' | 'stories';

/** What a plan of these stories is counted in. */
export function unitOf(stories: readonly StorySummary[]): PlanUnit {
  const wanted = stories.filter(isWanted);
  return wanted.length > 0 && wanted.every(({ points }) => points === undefined) ? 'stories' : 'points';
}

/** Who takes what in a sprint; what is done already asks for nobody any more. @param capacities in the unit of the stories */
export function sprintPlan(
  sprint: Sprint,
  stories: readonly StorySummary[],
  capacities: readonly Capacity[],
): SprintPlan {
  const unit = unitOf(stories);
  const wanted = stories.filter(isWanted);
  const sum = (some: readonly StorySummary[]): number =>
    unit === 'stories'
      ? some.length
      : Math.round(some.reduce((all, { points }) => all + (points ?? 0), 0) * 1000) / 1000;
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
      return { name, ...(capacity && { capacity }), stories: own, amount: sum(own) };
    });
  const open = wanted.filter(({ assignee }) => !assignee);
  const known = capacities.flatMap(({ amount }) => amount ?? []);
  const capacity = Math.round(known.reduce((all, one) => all + one, 0) * 10) / 10;
  return {
    ...{ sprint, unit, people, open, openAmount: sum(open), amount: sum(wanted) },
    ...(known.length > 0 && { capacity }),
    unestimated: wanted.filter(({ points }) => points === undefined),
  };
}

function isWanted({ type, status }: StorySummary): boolean {
  return type.kind !== 'subtask' && type.kind !== 'epic' && status.category !== 'done';
}
