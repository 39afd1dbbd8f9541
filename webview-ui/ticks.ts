import type { CriterionView } from '../src/page-views/criteria';

/** A tick made on this page, from the click until a snapshot has caught up with it. */
export interface Tick {
  readonly request: number;
  readonly checked: boolean;
  /** `kept`: the extension has it, the snapshot that shows it is on its way. */
  readonly phase: 'sending' | 'kept' | 'failed';
  /** Why it failed, ready to show. */
  readonly message?: string;
}

/** By the id of a criterion. */
export type Ticks = ReadonlyMap<string, Tick>;

export function beginTick(ticks: Ticks, criterion: string, checked: boolean, request: number): Ticks {
  return new Map(ticks).set(criterion, { request, checked, phase: 'sending' });
}

/** The criterion a request was about, as long as no later tick has taken its place. */
export function tickedCriterion(ticks: Ticks, request: number): string | undefined {
  for (const [criterion, tick] of ticks) if (tick.request === request) return criterion;
  return undefined;
}

/** Takes the extension's answer to a tick. A failure shows again what the newest snapshot says. */
export function settleTick(
  ticks: Ticks,
  answer: { readonly request: number; readonly ok: boolean; readonly message?: string },
  criteria: readonly CriterionView[],
): Ticks {
  const criterion = tickedCriterion(ticks, answer.request);
  const tick = criterion === undefined ? undefined : ticks.get(criterion);
  if (criterion === undefined || !tick || tick.phase !== 'sending') return ticks;
  const settled: Tick = answer.ok
    ? { ...tick, phase: 'kept' }
    : { ...tick, phase: 'failed', message: answer.message };
  const next = new Map(ticks);
  const told = criteria.find(({ id }) => id === criterion);
  if (told?.checked === tick.checked) next.delete(criterion);
  else next.set(criterion, settled);
  return next;
}

/** Lets go of a tick that failed. */
export function withoutTick(ticks: Ticks, criterion: string): Ticks {
  return new Map([...ticks].filter(([id, { phase }]) => id !== criterion || phase !== 'failed'));
}

/** Lets go of the ticks that a new snapshot has caught up with. */
export function catchUp(ticks: Ticks, criteria: readonly CriterionView[]): Ticks {
  const checked = new Map(criteria.map((criterion) => [criterion.id, criterion.checked]));
  return new Map(
    [...ticks].filter(([id, tick]) => {
      if (!checked.has(id)) return false;
      if (tick.phase === 'sending') return true;
      return tick.phase === 'failed' && checked.get(id) !== tick.checked;
    }),
  );
}

/** A criterion as it is to be shown: the snapshot's, with what the user has done since. */
export function withTick(criterion: CriterionView, tick: Tick | undefined): CriterionView {
  if (!tick) return criterion;
  if (tick.phase === 'failed')
    return { ...criterion, pending: false, waiting: undefined, failure: tick.message ?? '' };
  return {
    ...criterion,
    checked: tick.checked,
    pending: tick.phase === 'sending',
    waiting: undefined,
    failure: undefined,
    tickedBy: undefined,
    tickedText: undefined,
    textBeforeTick: undefined,
    refused: undefined,
  };
}
