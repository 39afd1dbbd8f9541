import * as v from 'valibot';
import type { Sprint } from '../domain/sprint';
import type { SprintHistory } from '../domain/story-history';
import { keptPerson, keptProblem, keptStatus } from './kept-shapes';
import { createMemory, type KeepingOptions } from './memory';

/** What was in sprints. Of one that is long closed it is read once, and kept on this machine. */
export interface SprintHistories {
  /** `anew` where what is kept does not do. */
  of(
    sprint: Sprint,
    reading?: { readonly anew?: boolean; readonly signal?: AbortSignal },
  ): Promise<SprintHistory>;
}

const day = 24 * 3_600_000;
/** Milliseconds after its end in which a closed sprint is still put in order. */
const settles = 3 * day;
/** Milliseconds in which one that was closed lately is not read again by itself. */
const fresh = 5 * 60_000;
/** Milliseconds for which one is kept of which something is missing: a project may have more than can be looked through. */
const keptInPart = day;

/** What the names of these states begin with. */
export const sprintKind = 'sprint';

export function createSprintHistories({
  source,
  storage,
  place,
  now,
  onProblem,
}: KeepingOptions): SprintHistories {
  // A folder is read sooner than what is kept of it, and its past can be written anew.
  const isKept = ({ state, complete, end }: Sprint): boolean =>
    source.kind === 'jira' && state === 'closed' && now() - Date.parse(complete ?? end ?? '') > settles;

  const isGood = ({ at, history }: Kept): boolean =>
    history.problems.length === 0 || Math.abs(now() - at) < keptInPart;

  /** Those that were read a moment ago, by id. */
  const latest = new Map<string, { readonly at: number; readonly history: SprintHistory }>();

  return {
    async of(sprint, { anew, signal } = {}) {
      const known = sprint.state === 'closed' && !anew ? latest.get(sprint.id) : undefined;
      if (known && now() - known.at < fresh) return known.history;
      const memory = createMemory(storage, sprintKind, `${place} ${sprint.id}`);
      if (isKept(sprint) && !anew) {
        const kept = v.safeParse(keptShape, await memory.read().catch(() => undefined));
        // Of another version of this shape nothing is taken.
        if (kept.success && isGood(kept.output)) return kept.output.history;
      }
      const history = await source.sprintHistory(sprint, signal);
      if (source.kind === 'jira') latest.set(sprint.id, { at: now(), history });
      if (isKept(history.sprint)) {
        await memory
          .write({ format, at: now(), history })
          .catch((error: unknown) => onProblem('Keeping a closed sprint', error));
      }
      return history;
    },
  };
}

/** Raised when the shape of what is kept changes. */
const format = 2;

const reference = v.object({ key: v.string(), title: v.string() });
const text = v.string();
const when = { at: v.string(), by: v.optional(keptPerson) };
const event = v.variant('kind', [
  v.object({ ...when, kind: v.literal('status'), from: keptStatus, to: keptStatus }),
  v.object({ ...when, kind: v.literal('points'), from: v.optional(v.number()), to: v.optional(v.number()) }),
  v.object({ ...when, kind: v.literal('sprints'), from: v.array(text), to: v.array(text) }),
  v.object({ ...when, kind: v.literal('flag'), flagged: v.boolean() }),
  v.object({ ...when, kind: v.literal('tick'), criterion: text, checked: v.boolean() }),
]);
const story = v.looseObject({
  ...{ key: text, title: text, status: keptStatus },
  type: v.object({ name: text, kind: v.picklist(['story', 'bug', 'task', 'subtask', 'epic', 'spike']) }),
  assignee: v.optional(keptPerson),
  points: v.optional(v.number()),
  epic: v.optional(reference),
  parent: v.optional(reference),
  labels: v.array(text),
  flagged: v.boolean(),
  sprintIds: v.array(text),
  progress: v.optional(v.object({ done: v.number(), total: v.number() })),
});
const keptShape = v.object({
  format: v.literal(format),
  /** Milliseconds since the epoch. */
  at: v.number(),
  history: v.object({
    sprint: v.object({
      ...{ id: text, name: text, state: v.picklist(['active', 'future', 'closed', 'backlog']) },
      ...{
        goal: v.optional(text),
        start: v.optional(text),
        end: v.optional(text),
        complete: v.optional(text),
      },
    }),
    stories: v.array(
      v.object({
        story,
        history: v.object({
          ...{ key: text, created: v.optional(text), knownSince: v.optional(text) },
          events: v.array(event),
        }),
      }),
    ),
    problems: v.array(keptProblem),
  }),
});

type Kept = v.InferOutput<typeof keptShape>;
