import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** Commits of the line that are looked at. */
const most = 20_000;

/** Whether a commit is on the first-parent line of a branch: made on it, or where other branches left it. */
export async function isOnMainLine(
  { git, root }: GitFolder,
  branch: string,
  commit: string,
): Promise<boolean> {
  const args = ['rev-list', '--first-parent', `--max-count=${most}`, branch, '--'];
  return (await runGit(git, root, args)).split('\n').includes(commit);
}
