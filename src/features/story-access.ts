import type { Services } from '../services';
import type { StoryAccess } from './feature-host';
import { sessionOf } from './session-of';
import { writeToStory } from './write-to-story';

/** Tells the key of a story, where there is one. */
type Tell = () => string | undefined;

/** Stories for features, with the story whose page is in front and the one of the checked-out branch. */
export function createStoryAccess(services: Services, inFront: Tell, current: Tell): StoryAccess {
  return {
    source: async () => (await sessionOf(services)).source,
    summaries: () => services.summaries,
    atHand: () => inFront() ?? current(),
    pick: async (title) => {
      const { pickStory } = await import('./pick-story');
      return pickStory(services, title, { inFront: inFront(), current: current() });
    },
    projectKeys: () => projectKeys(services.summaries.map(({ key }) => key)),
    write: async (key, intention) => writeToStory(await sessionOf(services), key, intention),
    letGo: async (key, what) => {
      const { letGo } = await import('./write-to-story');
      return letGo(await sessionOf(services), key, what);
    },
    onDidChange: services.onDidChange,
  };
}

function projectKeys(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/-\d+$/, '').toUpperCase()))];
}
