import type { Services } from '../services';
import type { StoryAccess } from './feature-host';
import { sessionOf } from './session-of';
import { writeToStory } from './write-to-story';

export function createStoryAccess(services: Services, currentStory: () => string | undefined): StoryAccess {
  return {
    source: async () => (await sessionOf(services)).source,
    summaries: () => services.summaries,
    pick: async (title) => {
      const { pickStory } = await import('./pick-story');
      return pickStory(services, title, currentStory());
    },
    projectKeys: () => projectKeys(services.summaries.map(({ key }) => key)),
    write: async (key, intention) => writeToStory(await sessionOf(services), key, intention),
    onDidChange: services.onDidChange,
  };
}

function projectKeys(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/-\d+$/, '').toUpperCase()))];
}
