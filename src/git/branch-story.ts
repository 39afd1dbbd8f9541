import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/*
 * The story a branch was linked to by hand stands in git's configuration, under `branch.<name>.story-context`. There all
 * worktrees see it, `git branch -m` takes it along, and `git branch -d` removes it. Git itself is called: the API's
 * `setConfig` adds a second value beside the first.
 */
const variable = (branch: string): string => `branch.${branch}.story-context`;

/** The story a branch was linked to, where it was. */
export async function linkedStory({ git, root }: GitFolder, branch: string): Promise<string | undefined> {
  try {
    return (await runGit(git, root, ['config', '--local', '--get', variable(branch)])).trim() || undefined;
  } catch (error) {
    // Git ends with 1 and no word where nothing is set.
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Writes down which story a branch is for. Rejects with a `GitError` where the configuration cannot be written. */
export async function linkStory({ git, root }: GitFolder, branch: string, key: string): Promise<void> {
  await runGit(git, root, ['config', '--local', '--replace-all', variable(branch), key]);
}
