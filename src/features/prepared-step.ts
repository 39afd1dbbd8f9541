import type { Person, StorySummary } from '../domain/story';
import type { Repository } from '../git/git-api';
import type { Repositories } from '../git/repositories';
import type { WantedBranch } from '../git/switch-branch';
import type { Log } from '../host/log';
import type { StorySource, Transition, TransitionValues } from '../sources/story-source';
import type { ChangesGo } from './choose-changes';
import type { CurrentStory } from './current-story';
import type { StoryAccess } from './feature-host';
import type { Written } from './write-to-story';

/** A step with everything it needs. */
export type PreparedStep =
  { readonly kind: 'branch'; readonly wanted: WantedBranch; readonly changes: ChangesGo } | StoryStep;

/** What is done to the story itself. */
export type StoryStep =
  | { readonly kind: 'assign' }
  | { readonly kind: 'move'; readonly transition: Transition; readonly values: TransitionValues };

/** What became of a step. */
export interface Tried {
  readonly step: StoryStep;
  readonly end: Written | 'refused';
}

/** What the steps are taken with. */
export interface StartAt {
  readonly source: StorySource;
  readonly stories: StoryAccess;
  readonly story: StorySummary;
  /** Who is signed in, as far as it is known. */
  readonly me: Person | undefined;
  readonly repository: Repository | undefined;
  readonly repositories: Repositories;
  readonly current: CurrentStory;
  readonly log: Log;
}
