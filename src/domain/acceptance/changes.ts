import type { Criterion } from './criterion';
import { matchCriteria, normalise } from './match';

export type CriterionChange =
  | { readonly kind: 'added'; readonly criterion: Criterion }
  | { readonly kind: 'removed'; readonly was: Criterion }
  | {
      readonly kind: 'changed';
      readonly criterion: Criterion;
      readonly was: Criterion;
      readonly reworded: boolean;
      /** Ticked or unticked. Together with `reworded`: nobody can tell which of the two texts the tick is for. */
      readonly ticked: boolean;
    };

/** What became of a story's criteria from one version of the story to another, in the order of the newer one. */
export function changesBetween(before: readonly Criterion[], after: readonly Criterion[]): CriterionChange[] {
  const matches = matchCriteria(before.map(matchable), after.map(matchable));
  const wasOf = new Map(matches.map((next, old) => [next, before[old]]));
  const changes = after.flatMap((criterion, index): CriterionChange[] => {
    const was = wasOf.get(index);
    if (!was) return [{ kind: 'added', criterion }];
    const reworded = normalise(was.text) !== normalise(criterion.text);
    const ticked = was.checked !== criterion.checked;
    return reworded || ticked ? [{ kind: 'changed', criterion, was, reworded, ticked }] : [];
  });
  const removed = before.filter((_, old) => matches[old] === null);
  return [...changes, ...removed.map((was): CriterionChange => ({ kind: 'removed', was }))];
}

function matchable({ text, group }: Criterion): { text: string; group?: string } {
  return { text, ...(group !== undefined && { group }) };
}
