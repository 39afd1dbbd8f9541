import type { Sprint } from '../../domain/sprint';
import type { SprintContent } from '../../sources/story-source';
import type { Session } from '../../sync/session';

/** What is in sprints, read from where it is known: it costs what changed, and not how much there is. */
export interface SprintContents {
  read(session: Session, sprint: Sprint, signal?: AbortSignal): Promise<SprintContent>;
  /** The sprints that run and those that are over; as they were the last time where `asBefore`. */
  others(session: Session, asBefore: boolean, signal?: AbortSignal): Promise<readonly Sprint[]>;
}

export function createContents(): SprintContents {
  /** What was read here last, of sprints that nobody may look into elsewhere. */
  const own = new WeakMap<Session, Map<string, SprintContent>>();
  const listed = new WeakMap<Session, readonly Sprint[]>();
  return {
    async others(session, asBefore, signal) {
      const known = asBefore ? listed.get(session) : undefined;
      const sprints = known ?? (await session.source.sprints(['active', 'closed'], signal));
      listed.set(session, sprints);
      return sprints;
    },
    async read(session, sprint, signal) {
      const { source, store } = session;
      const read = own.get(session) ?? new Map<string, SprintContent>();
      own.set(session, read);
      const before = newerOf(read.get(sprint.id), store.content(sprint.id));
      const known = (key: string) => store.newestSummary(key);
      const content = await source.sprintContent(sprint, { known, ...(before && { before }) }, signal);
      read.set(sprint.id, content);
      return content;
    },
  };
}

function newerOf(
  one: SprintContent | undefined,
  other: SprintContent | undefined,
): SprintContent | undefined {
  return (one?.mark?.upTo ?? 0) > (other?.mark?.upTo ?? 0) ? one : other;
}
