import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** What some commits have in their history and others have not. Rejects with a `GitError` where git has not all of them. */
export async function difference(
  { git, root }: GitFolder,
  commits: readonly string[],
  others: readonly string[],
  signal?: AbortSignal,
): Promise<Set<string>> {
  if (commits.length === 0) return new Set();
  const input = [...commits, ...others.map((tip) => `^${tip}`), ''].join('\n');
  const printed = await runGit(git, root, ['rev-list', '--stdin'], input, signal);
  return new Set(printed.split('\n').filter(Boolean));
}

/** Where some refs stood and stand now. */
export interface Moved {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function moved(before: Iterable<string>, now: Iterable<string>): Moved {
  const [old, fresh] = [new Set(before), new Set(now)];
  return {
    before: [...old],
    now: [...fresh],
    added: [...fresh].filter((tip) => !old.has(tip)),
    removed: [...old].filter((tip) => !fresh.has(tip)),
  };
}

/** What the refs have no more. Mostly one merely went ahead: those that are new tell that, without a look at all others. */
export async function lostCommits(
  folder: GitFolder,
  { now, added, removed }: Moved,
  signal?: AbortSignal,
): Promise<Set<string>> {
  if (removed.length === 0) return new Set();
  if (added.length > 0 && (await difference(folder, removed, added, signal)).size === 0) return new Set();
  return difference(folder, removed, now, signal);
}
