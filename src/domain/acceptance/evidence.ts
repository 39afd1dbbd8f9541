import type { Progress } from '../story';
import { progressOf } from './progress';

/**
 * Where ticks and commits of a story do not tell the same: there are commits while criteria are open, or criteria are
 * ticked and no commit names the story. `undefined` where they agree, or there is nothing to compare.
 */
export function evidenceOf(
  { done, total }: Progress,
  hasCommits: boolean,
): 'openCriteria' | 'noCommits' | undefined {
  if (hasCommits && done < total) return 'openCriteria';
  return !hasCommits && done > 0 ? 'noCommits' : undefined;
}

/**
 * How many criteria are ticked and have no commit beside them, where others of the story have one: where nobody links
 * commits to criteria, none is missed.
 */
export function tickedWithoutCommit(
  criteria: readonly (Parameters<typeof progressOf>[0][number] & { readonly commits?: readonly unknown[] })[],
): number {
  const has = ({ commits = [] }: { readonly commits?: readonly unknown[] }): boolean => commits.length > 0;
  if (!criteria.some(has)) return 0;
  return progressOf(criteria.filter((criterion) => !has(criterion))).done;
}
