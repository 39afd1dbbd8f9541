import type { CodeAnchor } from './question';

/** A repository as an anchor names it; nothing of both for files that are in none. */
export interface NamedRepository {
  /** Name of its folder. */
  readonly name?: string;
  /** What its remotes are known by in every clone, as `github.com/acme/shop`. */
  readonly remotes: readonly string[];
}

/**
 * Whether lines are lines of this repository. A remote says so for sure, of any clone, worktree or fork; where one of them
 * has none, the name of the folder has to do.
 */
export function isLineOf(
  { remote, repository }: Pick<CodeAnchor, 'remote' | 'repository'>,
  { name, remotes }: NamedRepository,
): boolean {
  if (remote !== undefined && remotes.length > 0) return remotes.includes(remote);
  return repository === name;
}
