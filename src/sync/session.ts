import type { SourceError, StorySource } from '../sources/story-source';
import { Refresh } from './refresh';
import { StoryStore, type StateStorage } from './story-store';
import { fileNameOf } from './file-name';
import { createOpenTickFile } from './open-tick-file';
import { TickWriter } from './tick-writer';

/** Everything that belongs to one source: what is known of it, how that is renewed, and what still has to be written. */
export interface Session {
  /** Names the source and what was chosen of it; choices are kept under it. */
  readonly place: string;
  readonly source: StorySource;
  readonly store: StoryStore;
  readonly refresh: Refresh;
  readonly ticks: TickWriter;
  dispose(): void;
}

export interface SessionOptions {
  readonly source: StorySource;
  readonly storage: StateStorage;
  readonly place: string;
  /** Id of the one sprint to show; `undefined` shows the active ones. */
  readonly chosenSprint: () => string | undefined;
  readonly now: () => number;
  readonly onProblem: (doing: string, error: unknown) => void;
}

/**
 * Milliseconds in which ticks of one story are gathered into one edit: every edit of a description mails its watchers, and
 * who ticks three criteria takes a moment to read each.
 */
const tickPause = 1_500;

/** Opens a source with what was last known of it. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { place, source, now } = options;
  const onFailure = (doing: string, error: SourceError): void => options.onProblem(doing, error);
  const store = new StoryStore(options.storage, `stories-${fileNameOf(place)}`, options.onProblem);
  await store.load();
  const refresh = new Refresh(source, store, options.chosenSprint, now, onFailure);
  const file = createOpenTickFile(options.storage, place, options.onProblem);
  const ticks = new TickWriter({ source, store, file, now, pause: tickPause, onFailure });
  await ticks.resume();
  // Where the source answers again, it takes what it did not take before.
  refresh.onChange((key) => {
    const attempt = key === undefined ? refresh.sprintsAttempt : refresh.storyAttempt(key);
    if (attempt.kind === 'done') ticks.retry();
  });
  return { place, source, store, refresh, ticks, dispose: () => refresh.cancel() };
}
