import type { Block } from '../domain/document';
import type { ChangesSince } from '../domain/look';
import type { StatusCategory, StoryKind } from '../domain/story';

/*
 * What the page of a story shows around its text: what it lacks, serves and belongs to, what was said, and what changed.
 */

/** What the story lacks before a team begins with it; nothing where it is ready. */
export interface ReadinessView {
  readonly missing: readonly {
    /** A sentence. */
    readonly text: string;
    /** What the Product Owner is asked about it. */
    readonly question?: string;
    /** Id of the criterion it is about. */
    readonly criterion?: string;
  }[];
}

/** One of the things a story is for, ready to show. */
export interface ServedView {
  readonly kind: 'goal' | 'epic' | 'metric' | 'outcome' | 'vision';
  /** What it is: "Sprint goal". */
  readonly name: string;
  readonly text: string;
  /** The course of a metric in one word of blocks, which says nothing to a screen reader. */
  readonly spark?: string;
  /** "41.8 %, +0.7 % better, target 45 % not met" */
  readonly about?: string;
  /** What is said of it is old, or missing. */
  readonly isDoubtful?: boolean;
  /** A metric that has a page, which opens by its name. */
  readonly hasPage?: true;
}

export interface RelatedStoryView {
  readonly key: string;
  readonly title: string;
  readonly kind: StoryKind;
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly assignee?: string;
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  /** "12 KB, Ana, 3 days ago", ready to show. */
  readonly about: string;
  /** It can be shown as a picture. */
  readonly isImage: boolean;
}

export interface CommentView {
  readonly id: string;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
  /** "3 days ago" or "3 days ago, edited yesterday", ready to show. */
  readonly when: string;
  readonly blocks: readonly Block[];
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
  readonly visibleTo?: string;
  readonly url?: string;
  /** It came after the story was last looked at. */
  readonly isNew?: boolean;
  /** The user's own, on its way. */
  readonly pending?: boolean;
}

/** What somebody changed, one line for each field. */
export interface HistoryView {
  readonly id: string;
  readonly by?: string;
  /** "3 days ago", ready to show. */
  readonly when: string;
  readonly isNew: boolean;
  readonly items: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

/** What became different since the story was last looked at. */
export interface ChangesView extends ChangesSince {
  /** "Changed since you last looked, 3 days ago", ready to show. */
  readonly since: string;
}
