import type { Ledger } from './acceptance/ledger';
import type { Person } from './story';
import type { StoryEvent } from './story-history';

export type TickEvent = Extract<StoryEvent, { kind: 'tick' }>;

/** Ticks by the record of a story, which keeps of each criterion the last one, and of people their names. */
export function ticksOf({ entries }: Ledger, me: Person | undefined): TickEvent[] {
  return entries.flatMap(({ text, checked, at, by }) => {
    // One that was taken back may as well be of a criterion that is gone.
    if (!checked || at === undefined || Number.isNaN(Date.parse(at))) return [];
    const person = by === undefined ? undefined : by === me?.name ? me : { id: by, name: by };
    return [{ at, ...(person && { by: person }), kind: 'tick', criterion: text, checked }];
  });
}
