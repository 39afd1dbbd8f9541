import { commitOfId } from '../link-id';
import type { LinkedCriterion, StoryLink } from '../story';
import type { Criterion } from './criterion';
import { matchCriteria } from './match';

/** A commit beside a criterion. */
export interface CriterionCommit {
  /** As the record of the tick has it, which may be its beginning only. */
  readonly sha: string;
  /** Absent where only the record of the tick names the commit. */
  readonly link?: StoryLink;
}

/**
 * The commits of each criterion, by its id: those that were linked for it, the last linked first, and that of its tick. A
 * criterion that was reworded since keeps its commits.
 */
export function commitsOfCriteria(
  criteria: readonly Criterion[],
  links: readonly StoryLink[],
): ReadonlyMap<string, readonly CriterionCommit[]> {
  const commits = new Map<string, CriterionCommit[]>();
  const add = (id: string, commit: CriterionCommit): void => {
    commits.set(id, [...(commits.get(id) ?? []), commit]);
  };
  for (const link of [...links].reverse()) {
    const sha = commitOfId(link.globalId);
    if (sha === undefined) continue;
    for (const id of currentIds(link.criteria ?? [], criteria)) add(id, { sha, link });
  }
  for (const { id, tick } of criteria) {
    const sha = tick?.commit;
    if (sha && !commits.get(id)?.some((known) => known.sha.startsWith(sha))) add(id, { sha });
  }
  return commits;
}

/** Ids of what the named criteria are now, without those that are gone. */
export function currentIds(named: readonly LinkedCriterion[], criteria: readonly Criterion[]): string[] {
  if (named.length === 0) return [];
  const matches = matchCriteria(named.map(matchable), criteria.map(matchable));
  return matches.flatMap((match) => (match === null ? [] : (criteria[match]?.id ?? [])));
}

function matchable({ id, text }: LinkedCriterion): { readonly text: string; readonly localId: string } {
  return { text, localId: id };
}
