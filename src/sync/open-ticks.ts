import type { TickChange } from '../sources/story-source';
import type { OpenWrite } from './outbox/open-writes';

/** A tick the user made that the source does not have yet. */
export interface OpenTick extends Pick<OpenWrite, 'id' | 'state' | 'failure'> {
  readonly change: TickChange;
}

/** The newest open tick of each criterion, by its id. */
export function openTicks(writes: readonly OpenWrite[]): ReadonlyMap<string, OpenTick> {
  const ticks = new Map<string, OpenTick>();
  for (const { id, state, failure, intention } of writes) {
    if (intention.do !== 'tick') continue;
    const { change } = intention;
    ticks.set(change.criterionId, { id, state, change, ...(failure && { failure }) });
  }
  return ticks;
}
