import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** The folders that branches are checked out in, by the branch: git checks a branch out once. Rejects with a `GitError`. */
export async function worktreeFolders({ git, root }: GitFolder): Promise<Map<string, string>> {
  const listed = await runGit(git, root, ['worktree', 'list', '--porcelain']);
  const folders = new Map<string, string>();
  for (const entry of listed.split('\n\n')) {
    const [, folder] = /^worktree (.+)$/m.exec(entry) ?? [];
    const [, branch] = /^branch refs\/heads\/(.+)$/m.exec(entry) ?? [];
    if (folder && branch) folders.set(branch, folder);
  }
  return folders;
}
