import { realpath } from 'node:fs/promises';
import { commonFolder } from './common-folder';
import { Reach } from './reach';
import type { GitFolder } from './remote';
import { readRefs, type RepositoryRefs } from './repository-refs';
import { GitError } from './run-git';
import { type StoryBranch, storyBranches, type Wanted, withStates } from './story-branches';
import {
  type EarlierCommits,
  type FoundCommits,
  linkedCommits,
  namingCommits,
  newerCommits,
  remotesOf,
  type StoryCommit,
} from './story-commits';

/** What a repository has of a story. */
export interface StoryInRepository {
  readonly branches: readonly StoryBranch[];
  /** The newest first. */
  readonly commits: readonly (StoryCommit & {
    /** Address of a remote that has it. It may hold credentials. */
    readonly remote?: string;
  })[];
  /** There are older commits. */
  readonly more: boolean;
  /** Addresses of the remotes by their names. They may hold credentials. */
  readonly remotes: ReadonlyMap<string, string>;
}

interface Known {
  readonly fingerprint: string;
  readonly links: string;
  readonly limit: number;
  readonly naming: EarlierCommits;
  readonly found: StoryInRepository;
}

/** Stories whose commits are remembered, the last looked at. */
const most = 50;

/*
 * Git itself is called: the API of VS Code's Git extension tells neither how far a branch is ahead nor what is merged for
 * more than one branch, and its log looks through what one ref holds.
 */

/**
 * Looks stories up in repositories. What was found is remembered for as long as the repository stands where it stood, and
 * after it moved only what is new is looked through.
 */
export class StoryGit {
  readonly #known = new Map<string, Known>();
  readonly #places = new Map<string, string>();
  readonly #reach = new Reach();
  /** By repository; stories that were looked up while it stood there share them. */
  readonly #refs = new Map<string, RepositoryRefs>();

  /** The folder where a repository is kept: worktrees of one repository have it in common. Rejects with a `GitError`. */
  async place(folder: GitFolder): Promise<string> {
    const known = this.#places.get(folder.root);
    if (known !== undefined) return known;
    const place = await realpath(await commonFolder(folder));
    this.#places.set(folder.root, place);
    return place;
  }

  /**
   * The branches and the newest `limit` commits of a story. `early` is told what there is before it is known what of it is
   * merged and on which remotes. Rejects with a `GitError`, or with the signal's reason.
   */
  async find(
    folder: GitFolder,
    wanted: Wanted,
    limit: number,
    signal?: AbortSignal,
    early?: (found: StoryInRepository) => void,
  ): Promise<StoryInRepository> {
    const refs = await this.#readRefs(folder, signal);
    const id = `${folder.root}\0${wanted.key}`;
    const links = wanted.links.join('\0');
    const known = this.#known.get(id);
    if (known?.fingerprint === refs.fingerprint && known.links === links && known.limit === limit)
      return known.found;
    const [branches, naming, linked] = await Promise.all([
      storyBranches(folder, refs, wanted, signal),
      this.#naming(folder, wanted.key, limit, refs, known, signal),
      linkedCommits(folder, wanted, signal),
    ]);
    const all = new Map([...naming.commits, ...linked].map((commit) => [commit.sha, commit]));
    const commits = [...all.values()].sort((a, b) => b.at - a.at);
    const { remotes } = refs;
    early?.({ branches, commits, more: naming.more, remotes });
    // One after the other: both walk through the history, and the editor needs the machine too.
    const states = await withStates(folder, refs, branches, this.#reach, signal);
    const addresses = await remotesOf(folder, refs, commits, this.#reach, signal);
    const found = {
      branches: states,
      commits: commits.map((one) => ({ ...one, remote: addresses.get(one.sha) })),
      more: naming.more,
      remotes,
    };
    this.#known.delete(id);
    this.#known.set(id, {
      ...{ fingerprint: refs.fingerprint, links, limit, found },
      naming: { ...naming, tips: refs.tips },
    });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    return found;
  }

  async #readRefs(folder: GitFolder, signal?: AbortSignal): Promise<RepositoryRefs> {
    const before = this.#refs.get(folder.root);
    const now = await readRefs(folder, signal);
    if (before?.fingerprint === now.fingerprint) return before;
    this.#refs.set(folder.root, now);
    return now;
  }

  async #naming(
    folder: GitFolder,
    key: string,
    limit: number,
    { tips }: RepositoryRefs,
    known: Known | undefined,
    signal?: AbortSignal,
  ): Promise<FoundCommits> {
    if (known?.limit === limit) {
      // What is known of a repository that was pruned or made shallower meanwhile helps no more.
      const newer = await newerCommits(folder, key, limit, known.naming, tips, signal).catch(unlessGit);
      if (newer) return newer;
    }
    return namingCommits(folder, key, limit, signal);
  }
}

function unlessGit(error: unknown): undefined {
  if (!(error instanceof GitError)) throw error;
}
