import type { TickPlace } from '../../domain/acceptance/criterion';
import type { Document, Origin } from '../../domain/document';
import type { QuestionDraft, ReplyDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import type { RawComment, RawWorklog } from './shapes';
import type { JiraRequest } from './transport';

export interface IssueSearch {
  readonly jql: string;
  readonly fields: readonly string[];
  /** Keys of issue properties, where the listing can give them. */
  readonly properties: readonly string[];
  /** Numeric ids of issues whose newest state must be in the answer, however old the search index is. */
  readonly reconcile: readonly string[];
  /** How many to ask for at once, where it is not as many as rows can be had; the site may give fewer. */
  readonly perPage?: number;
  /** No page is asked for once there are as many. */
  readonly most?: number;
  /** Told of each page, in their order. */
  readonly onPage?: (issues: readonly unknown[]) => void;
  readonly signal?: AbortSignal;
}

/** What to read of issues that are known by their keys. */
export type IssueFetch = Pick<IssueSearch, 'fields' | 'properties' | 'onPage' | 'signal'>;

/** Below the address of the site. */
export type FilePlace = Pick<JiraRequest, 'path' | 'query'>;

/** Changes of an issue. */
export interface IssueChanges {
  readonly entries: readonly unknown[];
  /** ISO 8601: not everything that happened before is among them; absent where they are whole. */
  readonly knownSince?: string;
}

/** What Jira Cloud and Jira Data Center do differently. */
export interface Dialect {
  /** `/rest/api/3` or `/rest/api/2` */
  readonly api: string;
  /** All issues that match, unread. */
  search(search: IssueSearch): Promise<unknown[]>;
  /** All issues on a board or in its backlog that match, unread, in its order. */
  boardIssues(
    boardId: string,
    list: 'issue' | 'backlog',
    search: Omit<IssueSearch, 'jql'> & { readonly jql?: string },
  ): Promise<unknown[]>;
  /** These issues in the order in which they come, unread; one that is not to be seen is left out. */
  issues(keys: readonly string[], fetch: IssueFetch): Promise<unknown[]>;
  /**
   * What was changed in these fields of issues, unread and in no order, by the ids of the issues; it may have changes of
   * other fields too. One that is not to be seen is left out.
   */
  changes(
    keys: readonly string[],
    fieldIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, IssueChanges>>;
  /** Whether `search` and `issues` give properties. */
  readonly givesProperties: boolean;
  /** Comments of an issue; those with a question's mark have their properties, as far as those can be had. */
  comments(key: string, signal?: AbortSignal): Promise<RawComment[]>;
  /** Where the content of an attachment is to be had, or the smaller picture of it. */
  attachmentPlace(id: string, isSmall: boolean, signal?: AbortSignal): Promise<FilePlace>;
  /** The same comments with their properties, of which one is wanted above all, as far as it can be had. */
  withProperties(
    comments: readonly RawComment[],
    wanted: string,
    signal?: AbortSignal,
  ): Promise<RawComment[]>;
  /** Work logged on an issue by anybody that was begun at this time or later; `started` is ISO 8601. */
  worklogs(key: string, started: string, signal?: AbortSignal): Promise<RawWorklog[]>;
  /** Whether work can be logged with properties of its own. */
  readonly marksWork: boolean;
  readDocument(raw: unknown): Document;
  /** Whether nothing that a raw text holds is left out, or read as something simpler, when it is read. */
  isPlain(raw: unknown): boolean;
  /** Whether a raw text is of the form that ticks can be set in. */
  canTick(raw: unknown): boolean;
  setTick(raw: unknown, mark: Origin, place: TickPlace, checked: boolean): unknown;
  /** What somebody typed, as Markdown, as the value of a field of rich text. */
  richText(markdown: string): Promise<unknown>;
  /** Body of a comment that asks. */
  questionBody(draft: QuestionDraft): Promise<unknown>;
  /** Body of a comment that says something to a question. */
  replyBody(draft: ReplyDraft): Promise<unknown>;
  /** A person, or nobody, as the value of an edit. */
  personValue(person: Person | undefined): unknown;
  /** Query of a search for users. */
  userQuery(words: string): Readonly<Record<string, string>>;
  /** Query for the one user with an id. */
  userById(id: string): Readonly<Record<string, string>>;
}
