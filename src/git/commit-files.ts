import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** A file that differs between two commits: its paths from the repository's root, absent on the side it is not on. */
export interface ChangedFile {
  readonly before?: string;
  readonly after?: string;
}

/** What is compared: full names of commits, `before` absent where there was nothing. */
export interface Comparison {
  readonly before?: string;
  readonly after: string;
}

/** What a commit did, beside its first parent. Rejects with a `GitError`. */
export async function ofCommit({ git, root }: GitFolder, sha: string): Promise<Comparison> {
  const parents = (
    await runGit(git, root, ['log', '-1', '--no-show-signature', '--format=%P', sha, '--'])
  ).trim();
  return { before: parents.split(' ')[0] || undefined, after: sha };
}

/** What a branch did since it left another. Rejects with a `GitError`, also where they have nothing in common. */
export async function sinceLeaving(
  { git, root }: GitFolder,
  base: string,
  commit: string,
): Promise<Comparison> {
  return { before: (await runGit(git, root, ['merge-base', base, commit])).trim(), after: commit };
}

/**
 * The files that differ. The API of VS Code's Git extension compares two commits that have one in common alone, which
 * leaves out the first one of a repository. Rejects with a `GitError`.
 */
export async function changedFiles(
  { git, root }: GitFolder,
  { before, after }: Comparison,
): Promise<ChangedFile[]> {
  const sides = before === undefined ? ['--root', after] : [before, after];
  const args = ['diff-tree', '-r', '-z', '-M', '--no-commit-id', '--name-status', ...sides];
  const fields = (await runGit(git, root, args)).split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const status = fields[at++]?.[0];
    const path = fields[at++];
    if (status === 'R' || status === 'C') files.push({ before: path, after: fields[at++] });
    else files.push({ before: status === 'A' ? undefined : path, after: status === 'D' ? undefined : path });
  }
  return files;
}
