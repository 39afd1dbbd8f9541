import type { Document } from '../domain/document';
import type { Problem } from '../domain/problem';
import type { Outlook } from '../domain/outlook';
import type { Board, Project, Sprint } from '../domain/sprint';
import type { SprintHistory, StoryHistory } from '../domain/story-history';
import type {
  OwnerCandidate,
  Question,
  QuestionChange,
  QuestionDraft,
  QuestionEdit,
  QuestionPart,
  ReplyDraft,
} from '../domain/question';
import type {
  Attachment,
  Person,
  Status,
  Story,
  StoryLink,
  StoryPermissions,
  StorySummary,
} from '../domain/story';

/** What went wrong, as far as a user can do something about it. */
export type SourceErrorKind =
  /** The identity was refused, or there is none. */
  | 'not-signed-in'
  /** Too many failed sign-ins: Jira wants a CAPTCHA solved in the browser first. */
  | 'captcha'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  /** The source moved in between; nothing was written. */
  | 'conflict'
  /** The source refused the content; `detail` has its own words. */
  | 'invalid'
  | 'unreachable'
  /** What answered is no Jira: a captive portal, an SSO page, a wrong address. */
  | 'not-jira'
  /** A file or an answer that cannot be understood; `detail` says where. */
  | 'unreadable'
  /** Done by somebody else, who was signed in then; `detail` names who is now. */
  | 'other-person'
  | 'cancelled'
  | 'unsupported';

/** Kinds of error that may be gone at the next time, and say nothing about what was asked for. */
export const passingKinds: ReadonlySet<SourceErrorKind> = new Set([
  'unreachable',
  'rate-limited',
  'not-jira',
  // An answer that broke off may have been of a write that took effect.
  'unreadable',
]);

export class SourceError extends Error {
  constructor(
    readonly kind: SourceErrorKind,
    /** The source's own words or the place of the fault; for people, without secrets. */
    readonly detail: string = '',
    readonly more: { readonly retryAt?: number; readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(detail ? `${kind}: ${detail}` : kind, { cause: more.cause });
    this.name = 'SourceError';
  }
}

export interface SprintContent {
  readonly sprint: Sprint;
  /** In the Product Owner's order; sub-tasks too. */
  readonly stories: readonly StorySummary[];
  readonly problems: readonly Problem[];
  /** Set while more stories follow. */
  readonly partial?: true;
  /** Up to where the stories are known, for the next reading to go on from; absent where it has to begin anew. */
  readonly mark?: ListMark;
}

/** Belongs to the source that made it. */
export interface ListMark {
  /** Names the query and the fields the list was read by. */
  readonly readBy: string;
  /** Changes up to here are in the list, in milliseconds since the epoch by the clock of the source. */
  readonly upTo: number;
  /** When the list was last compared with the source as a whole, by the same clock. */
  readonly wholeAt: number;
}

/** How the stories of a sprint are read sooner, and with fewer questions. */
export interface ListReading {
  /** The list as it is known: what did not change since is not read again. */
  readonly before?: SprintContent;
  /** The newest that is known of a story at the moment, from wherever. */
  known?(key: string): StorySummary | undefined;
  /** Told of the stories as far as they are read, which is before their criteria are counted. */
  onPart?(content: SprintContent): void;
  /** Set where the user wants the newest of everything, whether or not it seems to have changed. */
  readonly anew?: boolean;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** What has to be filled in for it. */
  readonly fields: readonly TransitionField[];
}

export interface TransitionField {
  readonly id: string;
  readonly name: string;
  /** `other`: what only the source's own form can fill in. */
  readonly kind: 'choice' | 'choices' | 'text' | 'richText' | 'number' | 'date' | 'other';
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
}

/** By id of the field: ids of choices, Markdown for `richText`, `YYYY-MM-DD` for `date`. */
export type TransitionValues = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Given where a write may have taken effect already, or was made a while ago: what is as it is to be is left, and what is
 * neither that nor as it was then is a `conflict`.
 */
export interface Late {
  /** Id of the status or the person that was there when the user acted. */
  readonly was?: string;
}

/** A comment to be added; `id` is made by the writer, so that a repeated post can be told from a second comment. */
export interface CommentDraft {
  readonly id: string;
  /** Markdown, as typed. */
  readonly text: string;
}

/** Work that was done; `id` is made by the writer, so that a repeated post can be told from more work. */
export interface WorkDraft {
  readonly id: string;
  readonly seconds: number;
  /** ISO 8601 */
  readonly started: string;
  /** Markdown, as typed. */
  readonly text?: string;
}

/** The content of an attachment. */
export interface AttachmentContent {
  readonly bytes: Uint8Array;
  /** As the source says; not to be trusted. */
  readonly mimeType?: string;
}

export interface TickChange {
  readonly criterionId: string;
  /** What the user saw when ticking: nothing is written where the source says otherwise. */
  readonly text: string;
  readonly checked: boolean;
  readonly at: string;
  readonly commit?: string;
}

/** What was asked about a story. */
export interface StoryQuestions {
  readonly key: string;
  /** When the story was last changed, as the source says, ISO 8601: the questions are as they were then or later. */
  readonly updated?: string;
  /** Whether customers of a service project read what is said about it. */
  readonly isPublic?: true;
  readonly questions: readonly Question[];
}

export interface QuestionsRead {
  readonly read: readonly StoryQuestions[];
  /** Keys of stories of which too much was said for one reading: they are to be asked for again. */
  readonly later: readonly string[];
}

/**
 * Where stories come from. Every method rejects with a `SourceError` and with nothing else; a method takes the signal
 * that cancels it last. Keys are compared as the source gives them.
 */
export interface StorySource {
  readonly kind: 'jira' | 'markdown';
  /** For people: a host name, a folder. */
  readonly name: string;
  /** Web address, where it has one. */
  readonly address?: string;

  me(signal?: AbortSignal): Promise<Person | undefined>;
  boards(filter: string, signal?: AbortSignal): Promise<Board[]>;
  /** Projects whose name or key has these words. */
  projects(filter: string, signal?: AbortSignal): Promise<Project[]>;
  /** Sprints of the chosen board; the active ones first, then those to come in their order, the backlog, closed ones. */
  sprints(states: readonly Sprint['state'][], signal?: AbortSignal): Promise<Sprint[]>;
  sprintContent(sprint: Sprint, reading?: ListReading, signal?: AbortSignal): Promise<SprintContent>;
  story(key: string, signal?: AbortSignal): Promise<Story>;
  /** What was asked about these stories, with few requests; one that is not to be seen is in neither list. */
  questions(keys: readonly string[], signal?: AbortSignal): Promise<QuestionsRead>;

  /** Writes ticks into the newest source and gives the story as it is afterwards. */
  tick(key: string, changes: readonly TickChange[], signal?: AbortSignal): Promise<Story>;
  /** Lets go of ticks whose criterion is gone, by their ids; `at` is ISO 8601. Gives the story as it is afterwards. */
  dismissTicks(key: string, ids: readonly string[], at: string, signal?: AbortSignal): Promise<Story>;
  /** Assigns the story to who is signed in. */
  assignToMe(key: string, late?: Late, signal?: AbortSignal): Promise<void>;
  /** Assigns the story; to nobody where there is no `to`. */
  assign(key: string, to: Person | undefined, late?: Late, signal?: AbortSignal): Promise<void>;
  /** People the story can be assigned to whose names have these words. */
  assignees(key: string, filter: string, signal?: AbortSignal): Promise<Person[]>;
  flag(key: string, flagged: boolean, signal?: AbortSignal): Promise<void>;
  /** Points; none where `points` is absent. */
  estimate(key: string, points: number | undefined, signal?: AbortSignal): Promise<void>;
  /** A second call with the same draft id logs nothing. */
  logWork(key: string, work: WorkDraft, signal?: AbortSignal): Promise<void>;
  /** Posts the comment; a second call with the same draft id posts nothing. */
  comment(key: string, comment: CommentDraft, signal?: AbortSignal): Promise<void>;
  /** Rewrites a comment of who is signed in; a `conflict` where it says something else than `was`, as plain text. */
  editComment(key: string, id: string, text: string, was: string, signal?: AbortSignal): Promise<void>;
  /** The content of an attachment, at most `most` bytes of it: larger ones are `invalid`. */
  attachment(
    key: string,
    attachment: Attachment,
    how: { readonly most: number; readonly thumbnail?: boolean },
    signal?: AbortSignal,
  ): Promise<AttachmentContent>;
  transitions(key: string, signal?: AbortSignal): Promise<Transition[]>;
  /** `values` has one for each of the transition's fields. */
  transition(
    key: string,
    transition: Transition,
    values?: TransitionValues,
    late?: Late,
    signal?: AbortSignal,
  ): Promise<void>;
  permissions(key: string, signal?: AbortSignal): Promise<StoryPermissions>;
  /** Adds the link, or replaces the one with the same `globalId`. */
  putLink(key: string, link: StoryLink, signal?: AbortSignal): Promise<void>;
  /** Takes the link away, and what a commit's said of criteria; one that is not there is no error. */
  removeLink(key: string, globalId: string, signal?: AbortSignal): Promise<void>;
  /**
   * People to ask about a story, the most likely first, each with the reason. Where somebody is named for it, by the
   * setting, the project or the story, nobody else is; nobody is in it who has left.
   */
  productOwners(key: string, signal?: AbortSignal): Promise<OwnerCandidate[]>;
  /** What `ask` would post, as whoever reads it in the source sees it. */
  compose(question: QuestionDraft): Promise<Document>;
  /** Posts the question; a second call with the same draft id posts nothing. */
  ask(key: string, question: QuestionDraft, signal?: AbortSignal): Promise<Question>;
  /** Says something to a question; a second call with the same draft id posts nothing, nor does a second reminder of a day. */
  reply(key: string, reply: ReplyDraft, signal?: AbortSignal): Promise<void>;
  /** Takes an answer, resolves a question or opens it again. Whoever may not write that down is told `forbidden`. */
  changeQuestion(key: string, change: QuestionChange, signal?: AbortSignal): Promise<void>;
  /** Rewrites a question or a reply of who is signed in; a `conflict` where it says something else than `was`. */
  editQuestion(key: string, edit: QuestionEdit, signal?: AbortSignal): Promise<void>;
  /** Deletes a question or a reply of who is signed in; the flag of the story is left as it is. */
  deleteQuestion(key: string, part: QuestionPart, signal?: AbortSignal): Promise<void>;

  /** What happened to these stories since a time, ISO 8601, or ever; one that is not to be seen is left out. */
  histories(keys: readonly string[], since?: string, signal?: AbortSignal): Promise<StoryHistory[]>;
  /** All that was in a sprint since it began, with what was taken out of it. */
  sprintHistory(sprint: Sprint, signal?: AbortSignal): Promise<SprintHistory>;
  /** Epics and versions of the chosen board's projects. */
  outlook(signal?: AbortSignal): Promise<Outlook>;
}
