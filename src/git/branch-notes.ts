import { type BranchNotes, noNotes } from '../domain/branch-stories';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/*
 * What people said about the stories of a branch stands in git's configuration: under `branch.<name>.story-context` the
 * story it was linked to by hand, and under `branch.<name>.story-context-not`, once for each, the keys in its name that
 * are not its story. There all worktrees see it, `git branch -m` takes it along, and `git branch -d` removes it. Git
 * itself is called: the API's `setConfig` adds a second value beside the first, and has no way to take away one of many.
 */
const linkedVariable = (branch: string): string => `branch.${branch}.story-context`;
const notVariable = (branch: string): string => `branch.${branch}.story-context-not`;

/** Notes of all branches that have some, by the branch. Rejects with a `GitError` where there is no repository. */
export async function readBranchNotes({ git, root }: GitFolder): Promise<ReadonlyMap<string, BranchNotes>> {
  const variables = '^branch\\..*\\.story-context(-not)?$';
  try {
    return branchNotesIn(await runGit(git, root, ['config', '--local', '-z', '--get-regexp', variables]));
  } catch (error) {
    if (error instanceof GitError && error.code === nothingSet) return new Map();
    throw error;
  }
}

/** What git ends with where none of the variables is there. */
const nothingSet = 1;

/** Reads what `git config -z` printed. */
export function branchNotesIn(configuration: string): Map<string, BranchNotes> {
  const notes = new Map<string, BranchNotes>();
  for (const entry of configuration.split('\0')) {
    if (!entry.includes('.story-context')) continue;
    const [, branch, variable, key] = /^branch\.([^]+)\.story-context(-not)?\n([^]*)$/.exec(entry) ?? [];
    if (!branch || !key) continue;
    const { linked, not } = notes.get(branch) ?? noNotes;
    // Of several values git takes the last, as everywhere.
    notes.set(branch, variable ? { linked, not: [...not, key] } : { linked: key, not });
  }
  return notes;
}

/** Writes down what is said about a branch. Rejects with a `GitError` where the configuration cannot be written. */
export async function writeBranchNotes(folder: GitFolder, branch: string, next: BranchNotes): Promise<void> {
  const { git, root } = folder;
  const config = (...args: string[]): Promise<string> => runGit(git, root, ['config', '--local', ...args]);
  const before = (await readBranchNotes(folder)).get(branch) ?? noNotes;
  for (const key of next.not) if (!before.not.includes(key)) await config('--add', notVariable(branch), key);
  const taken = before.not.filter((key) => !next.not.includes(key));
  for (const key of taken) await config('--unset-all', notVariable(branch), onlyThis(key));
  if (next.linked === before.linked) return;
  if (next.linked === undefined) await config('--unset-all', linkedVariable(branch));
  else await config('--replace-all', linkedVariable(branch), next.linked);
}

/** Git takes it for a pattern. */
function onlyThis(key: string): string {
  return `^${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}
