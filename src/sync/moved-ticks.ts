import type { Criterion } from '../domain/acceptance/criterion';
import { matchCriteria, normalise } from '../domain/acceptance/match';
import type { OpenTick } from './open-ticks';

/** Ticks that were not written since what they are for is no longer in the story as it was. */
export interface MovedTicks {
  /** By the id of the criterion that what was ticked has become. */
  readonly reworded: ReadonlyMap<string, OpenTick>;
  readonly gone: readonly OpenTick[];
}

export function movedTicks(criteria: readonly Criterion[], open: ReadonlyMap<string, OpenTick>): MovedTicks {
  const textOf = new Map(criteria.map(({ id, text }) => [id, normalise(text)]));
  const moved = [...open.values()].filter(
    ({ state, change }) => state === 'refused' && textOf.get(change.criterionId) !== normalise(change.text),
  );
  const matches = matchCriteria(
    moved.map(({ change: { text, criterionId } }) => ({ text, localId: criterionId })),
    criteria.map(({ text, id }) => ({ text, localId: id })),
  );
  const reworded = new Map<string, OpenTick>();
  const gone = moved.filter((tick, index) => {
    const now = criteria[matches[index] ?? -1];
    if (now) reworded.set(now.id, tick);
    return !now;
  });
  return { reworded, gone };
}
