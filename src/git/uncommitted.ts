import type { GitFolder } from './remote';
import { gitFields } from './run-git';

/** What is in a working tree that no commit has. */
export interface Uncommitted {
  /** Changed, staged and new files, each once; what is ignored is left out. */
  readonly files: number;
  /** True in the middle of a merge with conflicts: git then changes no branch and makes no stash. */
  readonly unmerged: boolean;
}

/**
 * Asks git itself: what VS Code knows follows a moment later, and leaves out the new files that its settings hide. Rejects
 * with a `GitError`.
 */
export async function uncommitted({ git, root }: GitFolder): Promise<Uncommitted> {
  const fields = gitFields(git, root, [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    // What is changed within a submodule stays there, whatever is checked out around it.
    '--ignore-submodules=dirty',
  ]);
  let files = 0;
  let unmerged = false;
  let isOldName = false;
  for await (const field of fields) {
    if (isOldName) {
      isOldName = false;
      continue;
    }
    files++;
    unmerged ||= /^(?:DD|AU|UD|UA|DU|AA|UU) /.test(field);
    // A file that was renamed is followed by the name it had.
    isOldName = /^(?:[RC].|.[RC]) /.test(field);
  }
  return { files, unmerged };
}
