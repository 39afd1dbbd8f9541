/** What the simulator keeps in memory. Times are milliseconds since the epoch; answers are made from it by `present-*.ts`. */

export type Deployment = 'cloud' | 'datacenter';

export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfNode[];
  readonly text?: string;
}

export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

/** An ADF document on Cloud, wiki markup on Data Center. */
export type RichText = AdfDocument | string | null;

export interface User {
  readonly accountId: string;
  /** User name and key of Data Center. */
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  /** API token of Cloud, personal access token of Data Center. */
  readonly token: string;
  /** API token with scopes: good at Cloud's gateway, and nowhere else. */
  readonly scopedToken: string;
  readonly password: string;
  readonly timeZone: string;
  readonly permissions: ReadonlySet<string>;
  /** The token is known and no longer valid. */
  tokenExpired?: boolean;
  /** Has left. */
  inactive?: boolean;
  /** A program that acts by itself. */
  isApp?: boolean;
  failedLogins?: number;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  /** 1 epic, 0 story, -1 sub-task */
  readonly level: number;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly leadId: string;
  readonly teamManaged: boolean;
  readonly issueTypeIds: readonly string[];
  /** A service project, whose comments its customers read. */
  isService?: boolean;
  readonly properties: Map<string, unknown>;
}

export interface Component {
  readonly id: string;
  readonly projectKey: string;
  readonly name: string;
  leadId?: string;
}

export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban' | 'simple';
  readonly projectKey: string;
  /** Without its ORDER BY. */
  readonly filter: string;
  readonly filterId: string;
  /** It was shared with nobody, so no query may use it. */
  readonly filterIsPrivate?: boolean;
  readonly columns: readonly { readonly name: string; readonly statusIds: readonly string[] }[];
  readonly estimationFieldId?: string;
}

export interface Sprint {
  readonly id: number;
  readonly boardId: number;
  readonly name: string;
  state: 'active' | 'closed' | 'future';
  goal?: string;
  readonly created: number;
  start?: number;
  end?: number;
  complete?: number;
}

export interface Comment {
  readonly id: string;
  readonly authorId: string;
  updateAuthorId: string;
  body: RichText;
  readonly created: number;
  updated: number;
  readonly properties: Map<string, unknown>;
  /** Absent where everybody who sees the issue sees it. */
  visibility?: { readonly type: 'group' | 'role'; readonly value: string };
}

export interface Worklog {
  readonly id: string;
  readonly authorId: string;
  readonly comment: RichText;
  readonly started: number;
  readonly seconds: number;
  readonly created: number;
  readonly properties: ReadonlyMap<string, unknown>;
}

export interface RemoteLink {
  readonly id: number;
  globalId?: string;
  application: unknown;
  relationship?: string;
  object: Readonly<Record<string, unknown>>;
}

export interface Attachment {
  readonly id: string;
  /** Id of the `media` nodes that show it. */
  readonly mediaId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  /** The key of its content among the site's files. */
  readonly file: string;
  readonly authorId: string;
  readonly created: number;
}

/** What an attachment holds. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  /** A smaller picture of it, a PNG. */
  readonly thumbnail?: Uint8Array;
}

export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** "`inwardKey` blocks `outwardKey`": the words of the outward side are read from the first to the second. */
export interface IssueLink {
  readonly id: string;
  readonly typeId: string;
  readonly inwardKey: string;
  readonly outwardKey: string;
}

export interface Version {
  readonly id: string;
  readonly projectKey: string;
  readonly name: string;
  /** `yyyy-mm-dd` */
  readonly releaseDate?: string;
  readonly released: boolean;
  readonly description?: string;
  /** `yyyy-mm-dd` */
  readonly startDate?: string;
  readonly archived?: boolean;
}

/** Seconds. */
export interface TimeTracking {
  estimated?: number;
  remaining?: number;
  spent?: number;
}

export interface ChangeItem {
  readonly field: string;
  readonly fieldId?: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

export interface Change {
  readonly id: string;
  readonly authorId: string;
  readonly created: number;
  readonly items: readonly ChangeItem[];
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly typeId: string;
  summary: string;
  description: RichText;
  statusId: string;
  resolution: string | null;
  resolved: number | null;
  priorityId: string;
  assigneeId: string | null;
  readonly reporterId: string;
  labels: readonly string[];
  /** The epic of a story, the story of a sub-task. */
  readonly parentKey: string | null;
  /** Closed ones stay for ever, in the order they were entered. */
  sprintIds: readonly number[];
  rank: string;
  points: number | null;
  flagged: boolean;
  acceptance: RichText;
  dueDate: string | null;
  /** `yyyy-mm-dd` */
  startDate?: string;
  componentIds?: readonly string[];
  /** In the field of the Product Owner. */
  ownerId?: string;
  fixVersionIds: readonly string[];
  readonly time: TimeTracking;
  readonly created: number;
  updated: number;
  statusChanged: number;
  comments: Comment[];
  worklogs: Worklog[];
  attachments: Attachment[];
  remoteLinks: RemoteLink[];
  readonly properties: Map<string, unknown>;
  readonly changelog: Change[];
}
