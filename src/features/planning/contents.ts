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

  /** Those that are over are read again where one that ran does no more, or another does: there may be hundreds. */
  async function newestOthers(
    { source }: Session,
    before: readonly Sprint[] | undefined,
    signal?: AbortSignal,
  ) {
    if (!before || source.kind !== 'jira') return source.sprints(['active', 'closed'], signal);
    const running = await source.sprints(['active'], signal);
    const known = before.filter(({ state }) => state === 'active');
    const isSame =
      running.length === known.length && running.every(({ id }) => known.some((one) => one.id === id));
    const closed = isSame
      ? before.filter(({ state }) => state === 'closed')
      : await source.sprints(['closed'], signal);
    return [...running, ...closed];
  }

  return {
    async others(session, asBefore, signal) {
      const before = listed.get(session);
      const sprints = asBefore && before ? before : await newestOthers(session, before, signal);
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
