import type { Services } from '../services';
import type { StoryAccess } from './feature-host';
import { sessionOf } from './session-of';
import { writeToStory } from './write-to-story';

/** Stories for features; `atHand` tells the key of the story that is meant where none is named. */
export function createStoryAccess(services: Services, atHand: () => string | undefined): StoryAccess {
  return {
    source: async () => (await sessionOf(services)).source,
    summaries: () => services.summaries,
    atHand,
    pick: async (title) => {
      const { pickStory } = await import('./pick-story');
      return pickStory(services, title, atHand());
    },
    projectKeys: () => projectKeys(services.summaries.map(({ key }) => key)),
    write: async (key, intention) => writeToStory(await sessionOf(services), key, intention),
    onDidChange: services.onDidChange,
  };
}

function projectKeys(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/-\d+$/, '').toUpperCase()))];
}
