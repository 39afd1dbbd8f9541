import type { Problem } from './problem';
import type { Sprint } from './sprint';
import type { Person, Status, StorySummary } from './story';

/** One change of what reports count. `at` is ISO 8601; `by` is absent where the source does not say. */
export type StoryEvent = { readonly at: string; readonly by?: Person } & (
  | { readonly kind: 'status'; readonly from: Status; readonly to: Status }
  /** Absent: not estimated. */
  | { readonly kind: 'points'; readonly from?: number; readonly to?: number }
  /** Ids of all sprints the story was in before and is in after, closed ones too. */
  | { readonly kind: 'sprints'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'flag'; readonly flagged: boolean }
  /** `criterion` is its text. */
  | { readonly kind: 'tick'; readonly criterion: string; readonly checked: boolean }
);

/** What happened to a story. */
export interface StoryHistory {
  readonly key: string;
  /** ISO 8601 */
  readonly created?: string;
  /** Oldest first. */
  readonly events: readonly StoryEvent[];
  /** ISO 8601: what happened before is not known, for the source keeps no more; absent where all is known. */
  readonly knownSince?: string;
}

/**
 * From when on everything is known of all these stories, as ISO 8601; `undefined` where that is so from `begin` on, in
 * milliseconds since the epoch.
 */
export function knownSince(histories: readonly StoryHistory[], begin: number): string | undefined {
  return histories
    .flatMap((history) => history.knownSince ?? [])
    .filter((at) => Date.parse(at) > begin)
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
}

/** The stories that were in a sprint at some time since it began, and what happened to them. */
export interface SprintHistory {
  readonly sprint: Sprint;
  /** Those that were taken out of it too, as they are now. */
  readonly stories: readonly { readonly story: StorySummary; readonly history: StoryHistory }[];
  /** What could not be read, and is missing. */
  readonly problems: readonly Problem[];
}
