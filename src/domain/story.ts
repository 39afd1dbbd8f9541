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
  readonly flagged: boolean;
  /** Ids of the sprints the story is in now. */
  readonly sprintIds: readonly string[];
  /** Absent while it is not known; `total` 0 where the story has no criteria. */
  readonly progress?: Progress;
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

export type StoryLinkKind = 'branch' | 'commit' | 'web';

export interface StoryLink {
  readonly kind: StoryLinkKind;
  /** Unique in a story. `story-context:branch:…` and `story-context:commit:…` are ours. */
  readonly globalId: string;
  readonly title: string;
  readonly summary?: string;
  readonly url?: string;
}

/** What whoever is signed in may do with a story. */
export interface StoryPermissions {
  /** Its texts and its record of ticks. */
  readonly editing: boolean;
  readonly commenting: boolean;
  readonly linking: boolean;
  readonly assigning: boolean;
  readonly moving: boolean;
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
  /** Absent where it is not known; then it is tried. */
  readonly permissions?: StoryPermissions;
}
