import type { Criterion } from './acceptance/criterion';
import { matchCriteria } from './acceptance/match';
import type { AskedCriterion } from './question';

/** The criterion a question is about as it is now, reworded or not; `undefined` where it is gone. */
export function criterionNow<C extends Pick<Criterion, 'id' | 'text'>>(
  asked: AskedCriterion,
  criteria: readonly C[],
): C | undefined {
  const matchable = ({ id, text }: AskedCriterion) => ({ text, localId: id });
  const [match] = matchCriteria([matchable(asked)], criteria.map(matchable));
  return match === undefined || match === null ? undefined : criteria[match];
}
