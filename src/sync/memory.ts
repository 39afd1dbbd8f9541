import type { StorySource } from '../sources/story-source';
import { fileNameOf } from './file-name';
import type { StateStorage } from './story-store';

/** What is needed to keep what a source said, for a place. */
export interface KeepingOptions {
  readonly source: StorySource;
  readonly storage: StateStorage;
  readonly place: string;
  readonly now: () => number;
  readonly onProblem: (doing: string, error: unknown) => void;
}

/** One value of a kind that is kept for a place. */
export function createMemory(storage: StateStorage, kind: string, place: string) {
  const name = `${kind}-${fileNameOf(place)}`;
  return {
    /** `undefined` where nothing is kept, or nothing that can be understood. */
    async read(): Promise<unknown> {
      const text = await storage.read(name);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    },
    write: (value: unknown): Promise<void> => storage.write(name, JSON.stringify(value)),
  };
}
