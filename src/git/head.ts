import type { RepositoryState } from './git-api';

/** Where a repository stands. */
export type Head =
  | {
      readonly kind: 'branch';
      readonly name: string;
      /** Absent on a branch without a commit. */
      readonly commit?: string;
      /** The remote the branch is pushed to, where there is one. */
      readonly remote?: string;
    }
  /** A rebase detaches HEAD too. */
  | { readonly kind: 'detached'; readonly commit: string; readonly rebasing: boolean }
  /** Git has not been read yet. */
  | { readonly kind: 'unknown' };

/** Reads the state that the Git extension gives. */
export function headOf({ HEAD, rebaseCommit }: Pick<RepositoryState, 'HEAD' | 'rebaseCommit'>): Head {
  if (!HEAD) return { kind: 'unknown' };
  const { name, commit, upstream } = HEAD;
  if (rebaseCommit && commit) return { kind: 'detached', commit, rebasing: true };
  // A checked-out tag comes with a name; its type says that it is no branch.
  if (name && HEAD.type === 0) return { kind: 'branch', name, commit, remote: upstream?.remote };
  return commit ? { kind: 'detached', commit, rebasing: rebaseCommit !== undefined } : { kind: 'unknown' };
}

/** True where another branch or another commit is checked out. */
export function headMoved(before: Head, now: Head): boolean {
  if (before.kind !== now.kind) return true;
  const name = (head: Head): string | undefined => (head.kind === 'branch' ? head.name : undefined);
  const commit = (head: Head): string | undefined => (head.kind === 'unknown' ? undefined : head.commit);
  return name(before) !== name(now) || commit(before) !== commit(now);
}
