import type { KnownKeys } from '../domain/story-key';
import type { StoryAccess } from './feature-host';

/** The keys that are known now, without asking the source. */
export function knownKeys(stories: StoryAccess): KnownKeys {
  return { projects: stories.projectKeys(), stories: stories.summaries().map(({ key }) => key) };
}
