import type { FoundCriterion } from './criterion';
import { hash, normalise } from './normalise';

export interface IdentifiedCriterion extends FoundCriterion {
  /** Unique in its field. */
  readonly id: string;
  readonly field: string;
}

/**
 * Gives each criterion of a field its id: the source's own where there is one, otherwise one derived from what the
 * criterion says. Of two with the same id the second gets an ordinal: `-2`.
 */
export function identify(field: string, found: readonly FoundCriterion[]): IdentifiedCriterion[] {
  const seen = new Map<string, number>();
  return found.map((criterion) => {
    const id = criterion.localId ?? hash(`${field}\n${normalise(criterion.text)}`);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...criterion, field, id: count === 1 ? id : `${id}-${count}` };
  });
}
