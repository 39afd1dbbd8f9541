import type { GitFolder } from './remote';
import { runGit } from './run-git';

/**
 * Which commits are in the history of some refs. That is a walk through the history, so each commit is asked for once, as
 * long as the refs stand where they stood.
 */
export class Reach {
  readonly #known = new Map<string, { readonly tips: string; readonly within: Map<string, boolean> }>();

  /** Those of the commits that `tips` hold. `name` tells one group of refs of a repository from another. */
  async within(
    { git, root }: GitFolder,
    name: string,
    tips: readonly string[],
    commits: readonly string[],
    signal?: AbortSignal,
  ): Promise<Set<string>> {
    const id = `${root}\0${name}`;
    const stand = tips.join(' ');
    let known = this.#known.get(id);
    if (known?.tips !== stand) this.#known.set(id, (known = { tips: stand, within: new Map() }));
    const { within } = known;
    const asked = commits.filter((commit) => !within.has(commit));
    if (asked.length > 0) {
      const input = [...asked, ...tips.map((tip) => `^${tip}`), ''].join('\n');
      const outside = new Set((await runGit(git, root, ['rev-list', '--stdin'], input, signal)).split('\n'));
      for (const commit of asked) within.set(commit, !outside.has(commit));
    }
    return new Set(commits.filter((commit) => within.get(commit)));
  }
}
