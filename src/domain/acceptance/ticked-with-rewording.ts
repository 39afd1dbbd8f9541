import type { Criterion } from './criterion';
import { matchCriteria, normalise } from './match';

/**
 * The criteria of a story's newer version, those pointed out whose text and tick were changed in one edit: nobody can
 * tell which of the two texts the tick is for. They stay so until somebody says it, by a tick that is recorded.
 */
export function pointOutTicksWithRewording(
  before: readonly Criterion[],
  after: readonly Criterion[],
): readonly Criterion[] {
  const matches = matchCriteria(before.map(matchable), after.map(matchable));
  const wasOf = new Map(matches.map((next, old) => [next, before[old]]));
  return after.map((criterion, index) => {
    const was = wasOf.get(index);
    // A recorded tick is for the text that is recorded with it.
    if (!was || !criterion.checked || criterion.tick || criterion.tickedText !== undefined) return criterion;
    const text = was.checked ? was.textBeforeTick : was.text;
    const isReworded = text !== undefined && normalise(text) !== normalise(criterion.text);
    return isReworded ? { ...criterion, textBeforeTick: text } : criterion;
  });
}

function matchable({ text, group }: Criterion): { text: string; group?: string } {
  return { text, ...(group !== undefined && { group }) };
}
