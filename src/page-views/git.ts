/*
 * What the page of a story shows of the repositories of the window.
 */

/** What the repositories of the window have of the story. */
export interface GitView {
  /** It takes a while. */
  readonly looking: boolean;
  /** Why not everything could be looked through, ready to show. */
  readonly missing?: string;
  readonly branches: readonly BranchView[];
  /** Newest first. */
  readonly commits: readonly CommitView[];
  /** How many commits were asked for, where there are older ones. */
  readonly more?: number;
}

/** What branches and commits have in common. */
interface InGit {
  /** "3 days ago", ready to show. */
  readonly when: string;
  /** Where several are open. */
  readonly repository?: string;
  /** Its page on the web. */
  readonly url?: string;
}

export interface BranchView extends InGit {
  readonly id: string;
  /** Ids that a link to it may have. */
  readonly linkIds: readonly string[];
  /** With the remote, where it is one of a remote. */
  readonly name: string;
  /** It is checked out. */
  readonly isCurrent: boolean;
  /** "2 ahead of origin/main · merged into main", ready to show; empty where there is nothing to say. */
  readonly about: string;
}

export interface CommitView extends InGit {
  readonly sha: string;
  /** Id that a link to it has. */
  readonly linkId: string;
  readonly subject: string;
  readonly author: string;
  /** ISO 8601, UTC */
  readonly at: string;
}
