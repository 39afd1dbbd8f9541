import type { Status, StorySummary } from './story';
import type { StoryEvent, StoryHistory } from './story-history';

/** A story as it was at any time, in milliseconds since the epoch, by how it is now and what happened to it. */
export interface StoryCourse {
  readonly story: StorySummary;
  readonly history: StoryHistory;
  isIn(at: number): boolean;
  status(at: number): Status;
  isDone(at: number): boolean;
  points(at: number): number | undefined;
}

/** The course of a story that is in a sprint, or was. Without a word about sprints it was in this one ever since it is there. */
export function courseOf(story: StorySummary, history: StoryHistory, sprintId: string): StoryCourse {
  const created = history.created === undefined ? -Infinity : Date.parse(history.created);
  const sprints = history.events.filter(is('sprints'));
  const statuses = history.events.filter(is('status'));
  const estimates = history.events.filter(is('points'));
  const status = (at: number): Status => last(statuses, at)?.to ?? statuses[0]?.from ?? story.status;
  return {
    ...{ story, history, status },
    isIn(at) {
      if (at < created) return false;
      const ids = last(sprints, at)?.to ?? sprints[0]?.from;
      return ids === undefined || ids.includes(sprintId);
    },
    isDone: (at) => status(at).category === 'done',
    points(at) {
      const change = last(estimates, at);
      return change ? change.to : estimates.length > 0 ? estimates[0]?.from : story.points;
    },
  };
}

function is<K extends StoryEvent['kind']>(kind: K) {
  return (event: StoryEvent): event is Extract<StoryEvent, { kind: K }> => event.kind === kind;
}

/** The last of these at a time or before; they are in their order. */
function last<E extends { readonly at: string }>(events: readonly E[], at: number): E | undefined {
  return events.findLast((event) => Date.parse(event.at) <= at);
}
