import path from 'node:path';
import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** The folder of git that all worktrees of a repository share, absolute. Rejects with a `GitError`. */
export async function commonFolder({ git, root }: GitFolder): Promise<string> {
  return pathOf(root, await runGit(git, root, ['rev-parse', '--git-common-dir']));
}

/** The folder of git that a worktree has for itself, absolute. Rejects with a `GitError`. */
export async function ownFolder({ git, root }: GitFolder): Promise<string> {
  return pathOf(root, await runGit(git, root, ['rev-parse', '--git-dir']));
}

/** A path may end in blanks. */
function pathOf(root: string, printed: string): string {
  return path.resolve(root, printed.replace(/\r?\n$/, ''));
}
