import type { CodeAnchor } from './question';

/** A repository as an anchor names it, or a folder that is in none. */
export interface NamedRepository {
  /** Name of its folder. */
  readonly name: string;
  /** What its remotes are known by in every clone, as `github.com/acme/shop`. */
  readonly remotes: readonly string[];
  /** It is no repository, as far as is known here. */
  readonly isNone?: true;
}

/**
 * Whether lines are lines of this repository. A remote says so for sure, of any clone, worktree or fork; where one of them
 * has none, the name of the folder has to do.
 */
export function isLineOf(
  { remote, repository }: Pick<CodeAnchor, 'remote' | 'repository'>,
  { name, remotes, isNone }: NamedRepository,
): boolean {
  if (remote !== undefined && remotes.length > 0) return remotes.includes(remote);
  return repository === name || (isNone === true && repository === undefined);
}
