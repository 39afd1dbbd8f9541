import fc from 'fast-check';
import type { Status, StorySummary } from '../../../src/domain/story';
import type { Sprint } from '../../../src/domain/sprint';
import type { SprintHistory, StoryEvent } from '../../../src/domain/story-history';

export const statuses: Readonly<Record<'todo' | 'doing' | 'done', Status>> = {
  todo: { id: '1', name: 'To Do', category: 'todo' },
  doing: { id: '2', name: 'In Progress', category: 'inProgress' },
  done: { id: '3', name: 'Done', category: 'done' },
};

export const hour = 3_600_000;
export const day = 24 * hour;
export const start = Date.parse('2026-03-02T08:00:00Z');
export const end = Date.parse('2026-03-13T16:00:00Z');

export const iso = (time: number): string => new Date(time).toISOString();

export const sprint: Sprint = {
  ...{ id: '7', name: 'Sprint 7', state: 'closed' },
  ...{ start: iso(start), end: iso(end), complete: iso(end) },
};

export function summary(key: string, more: Partial<StorySummary> = {}): StorySummary {
  return {
    ...{ key, title: `Story ${key}`, type: { name: 'Story', kind: 'story' }, status: statuses.todo },
    ...{ labels: [], flagged: false, sprintIds: ['7'] },
    ...more,
  };
}

/** What happens to one story at a time; `other` sprint moves leave it where it is. */
type Act =
  | { readonly do: 'enter' | 'leave' | 'other' }
  | { readonly do: 'status'; readonly to: Status }
  | { readonly do: 'points'; readonly to: number | undefined };

interface Plan {
  readonly isIn: boolean;
  readonly status: Status;
  readonly points: number | undefined;
  readonly created: number | undefined;
  readonly acts: readonly { readonly at: number; readonly act: Act }[];
}

const points = fc.option(fc.constantFrom(0.5, 1, 2, 3, 5, 8, 13), { nil: undefined });
const status = fc.constantFrom(statuses.todo, statuses.doing, statuses.done);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom('enter' as const, 'leave' as const, 'other' as const) }),
  fc.record({ do: fc.constant('status' as const), to: status }),
  fc.record({ do: fc.constant('points' as const), to: points }),
);
const plan: fc.Arbitrary<Plan> = fc.record({
  ...{ isIn: fc.boolean(), status, points },
  created: fc.option(fc.integer({ min: start - 3 * day, max: start + 5 * day }), { nil: undefined }),
  acts: fc.array(fc.record({ at: fc.integer({ min: start - 5 * day, max: end + 5 * day }), act }), {
    maxLength: 9,
  }),
});

export const plans = fc.array(plan, { maxLength: 12 });

/** What there is in a sprint at a time. */
export interface Count {
  readonly scope: number;
  readonly done: number;
  readonly left: number;
  readonly keys: ReadonlySet<string>;
  readonly points: ReadonlyMap<string, number>;
}

/** Lives through a sprint act by act, counting as it goes: what a report that looks back has to find. */
export function live(given: readonly Plan[]): { history: SprintHistory; count: (at: number) => Count } {
  const lives = given.map(({ acts, created, ...first }, index) => {
    const begin = created ?? -Infinity;
    const moments: {
      readonly at: number;
      readonly isIn: boolean;
      readonly status: Status;
      readonly points: number | undefined;
    }[] = [{ at: begin, ...first }];
    const events: StoryEvent[] = [];
    let sprints = first.isIn ? ['7'] : ['3'];
    for (const { at, act: one } of acts.filter((a) => a.at >= begin).sort((a, b) => a.at - b.at)) {
      const now = moments.at(-1)!;
      if (one.do === 'status') {
        if (one.to.id === now.status.id) continue;
        events.push({ at: iso(at), kind: 'status', from: now.status, to: one.to });
        moments.push({ ...now, at, status: one.to });
      } else if (one.do === 'points') {
        if (one.to === now.points) continue;
        events.push({
          at: iso(at),
          kind: 'points',
          ...(now.points !== undefined && { from: now.points }),
          ...(one.to !== undefined && { to: one.to }),
        });
        moments.push({ ...now, at, points: one.to });
      } else {
        const to =
          one.do === 'enter'
            ? [...sprints.filter((id) => id !== '7'), '7']
            : one.do === 'leave'
              ? sprints.filter((id) => id !== '7')
              : [...sprints, '9'];
        events.push({ at: iso(at), kind: 'sprints', from: sprints, to });
        sprints = to;
        moments.push({ ...now, at, isIn: to.includes('7') });
      }
    }
    return { key: `A-${index + 1}`, created, moments, events, sprints };
  });
  const known = lives.filter(({ moments }) => moments.some(({ isIn }) => isIn));
  return {
    history: {
      sprint,
      stories: known.map(({ key, created, moments, events }) => {
        const now = moments.at(-1)!;
        return {
          story: summary(key, {
            status: now.status,
            ...(now.points !== undefined && { points: now.points }),
          }),
          history: { key, events, ...(created !== undefined && { created: iso(created) }) },
        };
      }),
      problems: [],
    },
    count(at) {
      const there = known.flatMap(({ key, moments }) => {
        const now = moments.findLast((one) => one.at <= at);
        return now?.isIn ? [{ key, done: now.status.category === 'done', points: now.points ?? 0 }] : [];
      });
      const total = (some: typeof there): number => some.reduce((all, one) => all + one.points, 0);
      return {
        scope: total(there),
        done: total(there.filter(({ done }) => done)),
        left: total(there.filter(({ done }) => !done)),
        keys: new Set(there.map(({ key }) => key)),
        points: new Map(there.map(({ key, points: value }) => [key, value])),
      };
    },
  };
}
