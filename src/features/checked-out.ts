import { type BranchNotes, branchStories, linkedTo } from '../domain/branch-stories';
import { writeBranchNotes } from '../git/branch-notes';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import { KnownNotes, rebasedBranch } from '../git/known-notes';
import type { Repositories } from '../git/repositories';
import type { StoryAccess } from './feature-host';
import { knownKeys } from './known-keys';

/** The branch a repository is on, and what was said about it. */
export interface CheckedOutBranch {
  readonly repository: Repository;
  readonly branch: string;
  /** HEAD left the branch for a commit: this is the one that is rebased, or that it was on before. */
  readonly detached: boolean;
  readonly notes: BranchNotes;
}

/** The story of what is checked out. */
export interface CheckedOutStory extends CheckedOutBranch {
  readonly key: string;
  /** False while the projects are not known: the branch may only look as if it named a story. */
  readonly confirmed: boolean;
  /** Further stories that the branch names. */
  readonly others: readonly string[];
}

/** A branch, and what is to be said about it. */
export type NotedBranch = Omit<CheckedOutBranch, 'detached'>;

/** Tells what is checked out in repositories, and for which stories. */
export class CheckedOut {
  readonly #notes = new KnownNotes();
  /** By repository: the branch that was checked out last. */
  readonly #branches = new Map<string, string>();

  constructor(
    private readonly repositories: Repositories,
    private readonly stories: StoryAccess,
  ) {}

  /** The branch that is checked out in a repository; undefined where none was, as long as this window knows it. */
  async branchOf(repository: Repository): Promise<CheckedOutBranch | undefined> {
    const root = repository.rootUri.toString();
    const folder = this.repositories.folder(repository);
    const head = headOf(repository.state);
    const rebased = head.kind === 'detached' && head.rebasing ? await rebasedBranch(folder) : undefined;
    const branch = head.kind === 'branch' ? head.name : (rebased ?? this.#branches.get(root));
    if (branch === undefined) return undefined;
    this.#branches.set(root, branch);
    const notes = await this.#notes.of(folder, branch);
    return { repository, branch, detached: head.kind === 'detached', notes };
  }

  /** The story of what is checked out in a repository. */
  async storyOf(repository: Repository): Promise<CheckedOutStory | undefined> {
    const at = await this.branchOf(repository);
    const [first, ...others] = at ? branchStories(at.branch, at.notes, knownKeys(this.stories)) : [];
    return at && first && { ...at, ...first, others: others.map(({ key }) => key) };
  }

  /** A branch, which need not be checked out, with what is to be said of it once it is linked to a story. */
  async linked(repository: Repository, branch: string, key: string): Promise<NotedBranch> {
    const notes = await this.#notes.of(this.repositories.folder(repository), branch);
    return { repository, branch, notes: linkedTo(notes, key) };
  }

  /** Writes down what is said about a branch. Rejects with a `GitError`. */
  note({ repository, branch, notes }: NotedBranch): Promise<void> {
    return writeBranchNotes(this.repositories.folder(repository), branch, notes);
  }
}
