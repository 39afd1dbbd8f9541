import type { Block, Inline } from './domain/document';
import type { ChangesSince } from './domain/look';
import type { QuestionState } from './domain/question';
import type { FixVersion, StoryKind, StatusCategory, StoryLink, StoryRelation } from './domain/story';
import type { TickKeeper } from './domain/acceptance/criterion';

/*
 * What the story page shows, ready to show: made by the extension, drawn by the page.
 */

export interface CriterionView {
  readonly id: string;
  readonly text: string;
  readonly content: readonly Inline[];
  readonly details: readonly Block[];
  readonly checked: boolean;
  readonly keeper: TickKeeper;
  readonly group?: string;
  readonly depth: number;
  readonly section: 'acceptance' | 'done';
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The text it had when it was ticked, where that differs. */
  readonly tickedText?: string;
  /** The text before the edit that ticked it, where that edit reworded it too. */
  readonly textBeforeTick?: string;
  /** A tick of the user's that was not written, since the criterion said something else when it was made. */
  readonly refused?: { readonly id: string; readonly text: string; readonly checked: boolean };
  /** Why the tick cannot be taken away, ready to show. */
  readonly locked?: string;
  /** A write is on its way. */
  readonly pending?: boolean;
  /** Why it did not get there yet; it is tried again by itself. */
  readonly waiting?: string;
  /** Why the last write failed; the page offers to try again. */
  readonly failure?: string;
  /** Commits it was satisfied by, the last linked first. */
  readonly commits?: readonly CriterionCommitView[];
}

export interface CriterionCommitView {
  /** It may be its beginning only. */
  readonly sha: string;
  readonly subject?: string;
  /** Its page on the web. */
  readonly url?: string;
}

/** A tick whose criterion is no longer in the story. */
export interface RemovedTickView {
  readonly id: string;
  readonly text: string;
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The user's own, made when the criterion was gone already: it was not written. */
  readonly refused: boolean;
}

/** Something else the user did that did not get to the source so far. */
export interface UnsentView {
  readonly id: string;
  /** "Question: Which currency?", ready to show. */
  readonly text: string;
  /** The source does not want it: it waits for the user. Else it is sent by itself. */
  readonly refused: boolean;
  /** Why it did not get there, ready to show. */
  readonly message: string;
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

/** One of the things a story is for, ready to show. */
export interface ServedView {
  readonly kind: 'goal' | 'epic' | 'metric' | 'outcome' | 'vision';
  /** What it is: "Sprint goal". */
  readonly name: string;
  readonly text: string;
  /** The course of a metric in one word of blocks, which says nothing to a screen reader. */
  readonly spark?: string;
  /** "41.8 %, +0.7 % better, target 45 % missed" */
  readonly about?: string;
  /** What is said of it is old, or missing. */
  readonly isDoubtful?: boolean;
}

/** What was said about a question: an answer, or what the asker added. */
export interface SaidView {
  readonly id: string;
  readonly by: string;
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "3 days ago, edited yesterday", ready to show; absent where nobody wrote down when. */
  readonly when?: string;
  readonly blocks: readonly Block[];
  /** Not by who asked. */
  readonly isAnswer: boolean;
  /** By who reads it. */
  readonly isMine?: boolean;
  /** The asker took it as the answer. */
  readonly accepted?: boolean;
  /** It names no question, and may be meant for another one. */
  readonly isGuess?: boolean;
  /** A reminder. */
  readonly isNudge?: boolean;
  readonly byApp?: boolean;
  readonly visibleTo?: string;
  readonly url?: string;
  /** It came after the story was last looked at. */
  readonly isNew?: boolean;
  /** The user's own, on its way. */
  readonly pending?: boolean;
  /** It can be taken as the answer by who reads it. */
  readonly mayAccept?: boolean;
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
  readonly mayDelete?: boolean;
}

export interface QuestionView {
  readonly id: string;
  readonly state: QuestionState;
  /** What was asked, to tell whether another question is alike, and to name this one. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "Rita asked Oskar, 2 days ago", ready to show. */
  readonly asked: string;
  /** The asker cannot go on without an answer. */
  readonly isBlocking?: boolean;
  readonly visibleTo?: string;
  readonly criterion?: {
    readonly id: string;
    readonly text: string;
    /** Its id now, and what it says now where that is something else; absent where it is gone. */
    readonly now?: { readonly id: string; readonly text: string };
  };
  /** "shop/src/basket.ts:12-18" */
  readonly place?: string;
  /** The lines were on no remote when it was asked. */
  readonly notPushed?: boolean;
  readonly said: readonly SaidView[];
  /** It, or what is being done to it, is on its way. */
  readonly pending?: boolean;
  /** How long nobody answered, where that is too long: "No answer for 3 working days", ready to show. */
  readonly overdue?: string;
  /** "Reminded yesterday", ready to show. */
  readonly reminded?: string;
  readonly url?: string;
  /** What who reads it may do. */
  readonly may: {
    readonly reply?: boolean;
    readonly resolve?: boolean;
    readonly reopen?: boolean;
    readonly delete?: boolean;
    readonly nudge?: boolean;
  };
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
}

/**
 * The form to ask, as far as it is not typed: what is typed stays on the page, which is there before the extension has
 * answered, and after it has gone.
 */
export interface AskView {
  /** With another number somebody wants to ask, and the form is to be come to. */
  readonly opened: number;
  /** Names what is typed: what was typed about something else is kept beside it. */
  readonly draft: string;
  /** What it begins with. */
  readonly text?: string;
  /** What was sent of the same name before: a page that was hidden then may have it still. */
  readonly sent?: string;
  /** What the page gives back to have the form again after a restart. */
  readonly kept: string;
  readonly criterion?: { readonly id: string; readonly text: string };
  readonly code?: {
    /** "src/basket.ts:12-18" */
    readonly place: string;
    /** Whether others get a link to the lines, ready to show. */
    readonly link: string;
    /** What may be sent along; absent where it may not, or cannot be found. */
    readonly excerpt?: { readonly text: string; readonly language?: string; readonly isCut?: boolean };
  };
  /** Whom it goes to; absent until that is known, or chosen. */
  readonly to?: {
    /** Absent where the user chose nobody by name. */
    readonly names?: string;
    /** "project lead", ready to show. */
    readonly reason?: string;
  };
  /** Why nobody is proposed, ready to show. */
  readonly nobody?: string;
  /** What comes of saying that it blocks, ready to show; absent where the story cannot be flagged. */
  readonly blocking?: string;
  /** Who else will read it, ready to show. */
  readonly warning?: string;
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  /** "12 KB, Ana, 3 days ago", ready to show. */
  readonly about: string;
  /** It can be shown as a picture. */
  readonly isImage: boolean;
}

export interface RelatedStoryView {
  readonly key: string;
  readonly title: string;
  readonly kind: StoryKind;
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly assignee?: string;
}

/** What became different since the story was last looked at. */
export interface ChangesView extends ChangesSince {
  /** "Changed since you last looked, 3 days ago", ready to show. */
  readonly since: string;
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

/** What the user did last on the page and can take back. */
export interface UndoView {
  /** "Assigned to Rita", ready to show. */
  readonly text: string;
}

/** How true the page is. `message` is ready to show. */
export interface PageState {
  readonly kind: 'fresh' | 'refreshing' | 'stale' | 'loading' | 'failed';
  readonly message?: string;
  readonly action?: 'signIn' | 'retry' | 'openInBrowser';
}

/** What the page shows of a story; everything but key and state is absent until it is known. */
export interface StoryPage {
  readonly key: string;
  readonly state: PageState;
  readonly story?: StoryView;
  /** Absent before it was looked for, which is after the page came up. */
  readonly git?: GitView;
  /** Absent while nobody asks. */
  readonly ask?: AskView;
}

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

export interface StoryView {
  readonly title: string;
  readonly type: { readonly name: string; readonly kind: StoryKind };
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly assignee?: string;
  readonly points?: number;
  readonly priority?: string;
  readonly epic?: { readonly key: string; readonly title: string };
  readonly parent?: { readonly key: string; readonly title: string };
  readonly sprint?: string;
  readonly labels: readonly string[];
  readonly flagged: boolean;
  readonly url?: string;
  /** Why something cannot be done, ready to show; absent where it can. */
  readonly refusals: {
    readonly ask?: string;
    readonly link?: string;
    readonly comment?: string;
    readonly move?: string;
    readonly assign?: string;
    /** Flag and estimate. */
    readonly edit?: string;
    readonly logWork?: string;
  };
  /** Which of what the header shows is on its way. */
  readonly pending: readonly ('status' | 'assignee' | 'points' | 'flagged' | 'time')[];
  readonly undo?: UndoView;
  readonly criteria: readonly CriterionView[];
  readonly removedTicks: readonly RemovedTickView[];
  /** Description and other rich texts, without a field that holds nothing but the criteria. */
  readonly documents: readonly { readonly name: string; readonly blocks: readonly Block[] }[];
  /** The oldest first. */
  readonly questions: readonly QuestionView[];
  readonly links: readonly StoryLink[];
  readonly comments: readonly CommentView[];
  readonly attachments: readonly AttachmentView[];
  readonly subtasks: readonly RelatedStoryView[];
  readonly relations: readonly (Pick<StoryRelation, 'kind' | 'words'> & {
    readonly story: RelatedStoryView;
  })[];
  readonly fixVersions: readonly FixVersion[];
  readonly epicGoal?: string;
  /** What it is for, what is next to it first. */
  readonly serves?: readonly ServedView[];
  /** Whether work on it can be logged at all. */
  readonly logsWork: boolean;
  /** "3h of 1d logged", ready to show. */
  readonly time?: string;
  /** Newest first. */
  readonly history: readonly HistoryView[];
  readonly changes?: ChangesView;
  /** Absent where work on it has begun. */
  readonly readiness?: ReadinessView;
  /** What could not be read this time, ready to show. */
  readonly unread?: string;
  /** All but ticks, which stand at their criteria. */
  readonly unsent: readonly UnsentView[];
}
