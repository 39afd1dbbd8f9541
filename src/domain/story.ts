import type { Criterion, RemovedTick } from './acceptance/criterion';
import type { Document } from './document';
import type { Question } from './question';

export interface Person {
  /** The source's own id: a Jira account id (Cloud), a user name (Data Center), a name (Markdown). */
  readonly id: string;
  readonly name: string;
}

export type StatusCategory = 'todo' | 'inProgress' | 'done';

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export type StoryKind = 'story' | 'bug' | 'task' | 'subtask' | 'epic' | 'spike';

export interface StoryType {
  /** The team's own word, as the source has it. */
  readonly name: string;
  readonly kind: StoryKind;
}

export interface StoryReference {
  readonly key: string;
  readonly title: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a list shows of a story. */
export interface StorySummary {
  readonly key: string;
  readonly title: string;
  readonly type: StoryType;
  readonly status: Status;
  readonly assignee?: Person;
  readonly points?: number;
  readonly priority?: string;
  readonly epic?: StoryReference;
  /** The story a sub-task belongs to. */
  readonly parent?: StoryReference;
  readonly labels: readonly string[];
  /** Names of the metrics it is meant to move, where the source has a place for them. */
  readonly metrics?: readonly string[];
  readonly flagged: boolean;
  /** Ids of the sprints the story is in now. */
  readonly sprintIds: readonly string[];
  /** Absent while it is not known; `total` 0 where the story has no criteria. */
  readonly progress?: Progress;
  /** Words of its acceptance criteria that nobody can test, a few of them; absent while they are not known. */
  readonly vague?: readonly string[];
  /** Names what `progress` was counted from: while it is the same, there is nothing to count anew. */
  readonly counted?: string;
  /** Web address, where the source has one. */
  readonly url?: string;
  /** ISO 8601, as the source says. */
  readonly updated?: string;
}

/** A rich text of a story: its description, or a field of its own. */
export interface StoryDocument {
  /** The source's id of the field. */
  readonly field: string;
  readonly name: string;
  readonly role: 'description' | 'acceptance';
  readonly document: Document;
}

/** `push`: all that was pushed of a branch, as one range of commits. */
export type StoryLinkKind = 'branch' | 'commit' | 'push' | 'web';

export interface StoryLink {
  readonly kind: StoryLinkKind;
  /** Unique in a story. What begins with `story-context:` is ours. */
  readonly globalId: string;
  readonly title: string;
  readonly summary?: string;
  readonly url?: string;
  /** Of a commit: the criteria it satisfies; absent where nobody said. In a link that is put, absent leaves what was said. */
  readonly criteria?: readonly LinkedCriterion[];
  /** Of a branch: its work went where it was to go. */
  readonly merged?: boolean;
}

/** A criterion as it was when a commit was linked to it. */
export interface LinkedCriterion {
  readonly id: string;
  readonly text: string;
}

/** Another story, as far as a line about it says. */
export interface RelatedStory extends StoryReference {
  readonly type: StoryType;
  readonly status: Status;
  readonly assignee?: Person;
}

export interface StoryRelation {
  /** `blocks`: the other story waits for this one; `blockedBy`: this one waits for the other. */
  readonly kind: 'blocks' | 'blockedBy' | 'other';
  /** In the source's own words, as read from this story: "is blocked by", "relates to". */
  readonly words: string;
  readonly story: RelatedStory;
}

export interface StoryComment {
  /** The source's own id. */
  readonly id: string;
  readonly by: Person;
  /** ISO 8601 */
  readonly at: string;
  /** ISO 8601; absent where it is as it was written. */
  readonly editedAt?: string;
  readonly document: Document;
  /** Whether whoever is signed in may edit it, and nothing of it would be lost: it is made of what can be typed here. */
  readonly editable?: boolean;
  /** Name of the group or role it is shown to, where not everybody sees it. */
  readonly visibleTo?: string;
  readonly url?: string;
}

export interface Attachment {
  /** The source's own id: what its content is asked for by. */
  readonly id: string;
  /** File name; what a document names it by. */
  readonly name: string;
  /** Absent where the source does not say. */
  readonly mimeType?: string;
  /** Bytes. */
  readonly size?: number;
  readonly by?: string;
  /** ISO 8601 */
  readonly at?: string;
  /** Web address, where the source has one. */
  readonly url?: string;
  /** The source has a smaller picture of it. */
  readonly hasThumbnail?: boolean;
}

export interface FixVersion {
  readonly name: string;
  /** `yyyy-mm-dd` */
  readonly releaseDate?: string;
  readonly released: boolean;
}

/** What somebody changed in a story at one time. */
export interface StoryChange {
  readonly id: string;
  readonly by?: string;
  /** ISO 8601 */
  readonly at: string;
  /** `field` in the source's own words; texts as the source shows them, absent where there was or is nothing. */
  readonly items: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

/** Seconds; absent where the source does not say. */
export interface StoryTime {
  readonly estimated?: number;
  readonly remaining?: number;
  readonly spent?: number;
}

/** Parts of a story that are read on their own, and can be missing on their own. */
export type StoryPart = 'comments' | 'links' | 'history' | 'epic';

/** What whoever is signed in may do with a story. */
export interface StoryPermissions {
  /** Its texts and its record of ticks. */
  readonly editing: boolean;
  readonly commenting: boolean;
  readonly linking: boolean;
  readonly assigning: boolean;
  readonly moving: boolean;
  /** Work on it. */
  readonly logging: boolean;
}

/** A story as its page shows it. */
export interface Story extends StorySummary {
  readonly reporter?: Person;
  readonly documents: readonly StoryDocument[];
  readonly criteria: readonly Criterion[];
  /** Ticks whose criterion is gone, until they are dismissed. */
  readonly removedTicks: readonly RemovedTick[];
  readonly questions: readonly Question[];
  readonly links: readonly StoryLink[];
  /** Oldest first, without those that are questions or belong to one. */
  readonly comments: readonly StoryComment[];
  /** Customers see what is said here, questions too, unless somebody keeps it to a group: it is in a service project. */
  readonly isPublic?: true;
  readonly attachments: readonly Attachment[];
  readonly subtasks: readonly RelatedStory[];
  readonly relations: readonly StoryRelation[];
  readonly fixVersions: readonly FixVersion[];
  /** What the epic is for, in a sentence or two of its own text. */
  readonly epicGoal?: string;
  /** Names of the metrics the epic is meant to move. */
  readonly epicMetrics?: readonly string[];
  /** Newest first, as far back as the source was asked. */
  readonly history: readonly StoryChange[];
  readonly time?: StoryTime;
  /** Parts that could not be read this time: what is known of them may be older than the rest. */
  readonly unread?: readonly StoryPart[];
  /** Absent where it is not known; then it is tried. */
  readonly permissions?: StoryPermissions;
}
