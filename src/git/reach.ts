import { difference, lostCommits, moved } from './difference';
import type { GitFolder } from './remote';
import { GitError } from './run-git';

interface Known {
  tips: readonly string[];
  /** Whether a commit is in the history of the tips. */
  readonly within: Map<string, boolean>;
}

/**
 * Which commits are in the history of some refs. That is a walk through the history, so each commit is asked for once, and
 * when the refs move only what they gained and lost is walked through.
 */
export class Reach {
  readonly #known = new Map<string, Known>();

  /** Those of the commits that `tips` hold. `name` tells one group of refs of a repository from another. */
  async within(
    folder: GitFolder,
    name: string,
    tips: readonly string[],
    commits: readonly string[],
    signal?: AbortSignal,
  ): Promise<Set<string>> {
    const id = `${folder.root}\0${name}`;
    const { within } = await this.#at(folder, id, tips, signal);
    const asked = commits.filter((commit) => !within.has(commit));
    if (asked.length > 0) {
      const outside = await difference(folder, asked, tips, signal);
      for (const commit of asked) within.set(commit, !outside.has(commit));
    }
    return new Set(commits.filter((commit) => within.get(commit)));
  }

  /** What is known where the refs stand now. */
  async #at(folder: GitFolder, id: string, tips: readonly string[], signal?: AbortSignal): Promise<Known> {
    const before = this.#known.get(id);
    const within = before ? await followed(folder, before, tips, signal) : new Map<string, boolean>();
    const now: Known = { tips, within };
    this.#known.set(id, now);
    return now;
  }
}

async function followed(
  folder: GitFolder,
  { tips: before, within }: Known,
  tips: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, boolean>> {
  const move = moved(before, tips);
  const { added, removed } = move;
  if (within.size === 0 || (added.length === 0 && removed.length === 0)) return within;
  try {
    const [gained, lost] = await Promise.all([
      difference(folder, added, before, signal),
      lostCommits(folder, move, signal),
    ]);
    return new Map(
      [...within].map(([commit, was]) => [commit, was ? !lost.has(commit) : gained.has(commit)]),
    );
  } catch (error) {
    // What they stood at was thrown away since.
    if (error instanceof GitError) return new Map();
    throw error;
  }
}
