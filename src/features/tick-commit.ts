import { commitsOfCriteria } from '../domain/acceptance/linked-commits';
import type { Story } from '../domain/story';
import type { GitState } from './git-of-story';

/**
 * The commit that a tick is made at, as far as it is known without asking anybody: the last that was linked for the
 * criterion, else that of the story's branch which is checked out and has commits of its own.
 */
export function commitOfTick(
  { criteria, links }: Pick<Story, 'criteria' | 'links'>,
  criterion: string,
  git: GitState | undefined,
): string | undefined {
  const linked = commitsOfCriteria(criteria, links)
    .get(criterion)
    ?.find(({ link }) => link);
  return linked?.sha ?? checkedOut(git);
}

/** Before all is looked up nobody knows whose a branch's commits are. */
function checkedOut(git: GitState | undefined): string | undefined {
  if (!git || git.looking) return undefined;
  const branches = git.repositories.flatMap(({ found }) => found?.branches ?? []);
  const own = branches.find(
    ({ current, state, base, tipNames }) =>
      current && state === undefined && (base !== undefined || tipNames),
  );
  return own?.commit;
}
