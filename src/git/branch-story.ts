import { storyKeys, type KnownKeys, type StoryKey } from '../domain/story-key';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/*
 * A branch whose name does not say its story has it in git's configuration, under `branch.<name>.story-context`. There all
 * worktrees see it, `git branch -m` takes it along, and `git branch -d` removes it. Git itself is called: the API's
 * `setConfig` adds a second value beside the first.
 */
const variable = (branch: string): string => `branch.${branch}.story-context`;

/** The stories of a branch, the one it was linked to first, then those its name holds. */
export async function storiesOfBranch(
  folder: GitFolder,
  branch: string,
  known: KnownKeys,
): Promise<StoryKey[]> {
  const named = storyKeys(branch, known);
  const linked = await linkedStory(folder, branch);
  if (!linked) return named;
  return [{ key: linked, confirmed: true }, ...named.filter(({ key }) => key !== linked)];
}

/** Writes down which story a branch is for. */
export async function linkBranchToStory(
  { git, root }: GitFolder,
  branch: string,
  key: string,
): Promise<void> {
  await runGit(git, root, ['config', '--local', '--replace-all', variable(branch), key]);
}

async function linkedStory({ git, root }: GitFolder, branch: string): Promise<string | undefined> {
  try {
    return (await runGit(git, root, ['config', '--local', '--get', variable(branch)])).trim() || undefined;
  } catch (error) {
    // Git ends with 1 and no word where nothing is set.
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
