import type { Sprint } from '../domain/sprint';
import { SourceError, type SprintContent, type StorySource } from '../sources/story-source';
import { createListeners } from './listeners';
import type { StoryStore } from './story-store';

/** How an attempt to learn the newest ended. `sprint` is `none` where the source has no active sprint. */
export type Attempt =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: SourceError };

interface Running {
  readonly promise: Promise<void>;
  readonly stop: AbortController;
}

/** Which of the source's sprints are wanted: the active ones, or the one that was chosen. */
export type SprintChoice = (source: StorySource, signal: AbortSignal) => Promise<readonly Sprint[]>;

/** Brings the newest into the store: one request of a kind at a time, later callers join the running one. */
export class Refresh {
  #sprints: Attempt = { kind: 'none' };
  readonly #stories = new Map<string, Attempt>();
  readonly #running = new Map<string, Running>();
  readonly #changes = createListeners<string | undefined>();

  constructor(
    private readonly source: StorySource,
    private readonly store: StoryStore,
    private readonly choose: SprintChoice,
    private readonly now: () => number,
    private readonly onFailure: (doing: string, error: SourceError) => void,
  ) {}

  /** Tells of each change of an attempt: of a story's key, or `undefined` for the sprints. */
  onChange(listener: (key: string | undefined) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get sprintsAttempt(): Attempt {
    return this.#sprints;
  }

  storyAttempt(key: string): Attempt {
    return this.#stories.get(key) ?? { kind: 'none' };
  }

  /** Never rejects: how it ended is told by `sprintsAttempt`. */
  sprints(): Promise<void> {
    return this.#once('', 'Reading the sprint', async (signal) => {
      const sprints = await this.choose(this.source, signal);
      const contents: SprintContent[] = [];
      for (const sprint of sprints) contents.push(await this.source.sprintContent(sprint, signal));
      this.store.putSprints(contents, this.now());
    });
  }

  /** Never rejects: how it ended is told by `storyAttempt`. */
  story(key: string): Promise<void> {
    return this.#once(key, `Reading ${key}`, async (signal) => {
      this.store.putStory(await this.source.story(key, signal), this.now());
    });
  }

  cancel(): void {
    for (const { stop } of this.#running.values()) stop.abort();
  }

  async #once(key: string, doing: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const running = this.#running.get(key);
    if (running) return running.promise;
    const stop = new AbortController();
    const before = this.#attempt(key);
    const promise = (async () => {
      this.#set(key, { kind: 'running' });
      try {
        await work(stop.signal);
        this.#set(key, { kind: 'done', at: this.now() });
      } catch (caught) {
        const error =
          caught instanceof SourceError
            ? caught
            : new SourceError('unreadable', String(caught), { cause: caught });
        if (error.kind !== 'cancelled') this.onFailure(doing, error);
        this.#set(key, error.kind === 'cancelled' ? before : { kind: 'failed', error });
      }
    })().finally(() => this.#running.delete(key));
    this.#running.set(key, { promise, stop });
    return promise;
  }

  #attempt(key: string): Attempt {
    return key === '' ? this.#sprints : this.storyAttempt(key);
  }

  #set(key: string, attempt: Attempt): void {
    if (key === '') this.#sprints = attempt;
    else this.#stories.set(key, attempt);
    this.#changes.tell(key === '' ? undefined : key);
  }
}
