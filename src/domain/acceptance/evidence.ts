import type { Progress } from '../story';

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
