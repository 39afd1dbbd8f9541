import type { StoryPart } from '../../domain/story';
import { passingKinds, SourceError } from '../story-source';
import type { Site } from './site';

/** The parts of one story that are read on their own, and which of them could not be read. */
export interface StoryParts {
  /**
   * What was asked for; `undefined` where it is not to be seen, and where it could not be read, which `unread` names.
   * Rejects where nothing can be told of any part: the way to the site is broken, or it wants a rest.
   */
  read<T>(part: StoryPart, asked: Promise<T>): Promise<T | undefined>;
  /** In the order of the alphabet, so that the same parts compare as the same. */
  readonly unread: readonly StoryPart[];
}

export function createStoryParts(site: Pick<Site, 'optional'>, key: string): StoryParts {
  const unread = new Set<StoryPart>();
  return {
    async read(part, asked) {
      const noted = asked.catch((error: unknown) => {
        if (error instanceof SourceError && !isHidden(error)) unread.add(part);
        throw error;
      });
      return site.optional(`${key}: ${part}`, noted, isOfTheWay);
    },
    get unread() {
      return [...unread].sort();
    },
  };
}

/** Whoever may not see a part has nothing to be shown of it. */
function isHidden({ kind }: SourceError): boolean {
  return kind === 'forbidden' || kind === 'not-found';
}

function isOfTheWay({ kind, more }: SourceError): boolean {
  // A resource may be broken by itself, and what it answers may be what cannot be read.
  return more.status !== 500 && kind !== 'unreadable' && passingKinds.has(kind);
}
