import type { Block } from '../domain/document';
import type { FixVersion, StatusCategory, StoryKind, StoryLink, StoryRelation } from '../domain/story';
import type { AskView } from './ask';
import type { CriterionView, RemovedTickView } from './criteria';
import type { GitView } from './git';
import type { QuestionView } from './questions';
import type {
  AttachmentView,
  ChangesView,
  CommentView,
  HistoryView,
  ReadinessView,
  RelatedStoryView,
  ServedView,
} from './story-parts';

/*
 * What the page of a story shows, ready to show: made by the extension, drawn by the page.
 */

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

/** How true the page is. `message` is ready to show. */
export interface PageState {
  readonly kind: 'fresh' | 'refreshing' | 'stale' | 'loading' | 'failed';
  readonly message?: string;
  readonly action?: 'signIn' | 'retry' | 'openInBrowser';
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
  /** What to know before something is said here, ready to show. */
  readonly warning?: string;
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

/** What the user did last on the page and can take back. */
export interface UndoView {
  /** "Assigned to Rita", ready to show. */
  readonly text: string;
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
