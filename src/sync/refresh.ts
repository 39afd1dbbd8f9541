import type { Sprint } from '../domain/sprint';
import type { StorySummary } from '../domain/story';
import { SourceError, type ListReading, type SprintContent, type StorySource } from '../sources/story-source';
import { chooseSprints } from './choose-sprints';
import { createListeners } from './listeners';
import type { StoryStore } from './story-store';

/** How an attempt to learn the newest ended. `sprint` is `none` where the source has no active sprint. */
export type Attempt =
  | { readonly kind: 'none' }
  /** `failed` is why the one before failed, where it did; `isAnswered` is set once the source took the first question. */
  | { readonly kind: 'running'; readonly failed?: SourceError; readonly isAnswered?: true }
  /** `isAnew` where the newest of everything was wanted. */
  | { readonly kind: 'done'; readonly at: number; readonly isAnew?: true }
  | { readonly kind: 'failed'; readonly error: SourceError };

interface Running {
  readonly promise: Promise<void>;
  readonly stop: AbortController;
  readonly isAnew: boolean;
  /** What was asked for meanwhile and is more than this one does: it follows, once for all who asked. */
  next?: { options: RefreshOptions; readonly promise: Promise<void> };
}

export interface RefreshOptions {
  /** Set where the user wants the newest of everything, whether or not it seems to have changed. */
  readonly anew?: boolean;
  /** Set where what is wanted, or the source, changed just now: one that is under way may not have it. */
  readonly again?: boolean;
}

/**
 * Brings the newest into the store, from where it is: one refresh of a kind at a time. Later callers join the running one;
 * where they want more than it does, one more follows it.
 */
export class Refresh {
  /** By what they were for: `''` for the sprints, the key of a story, `list:` and the id of a planned sprint. */
  readonly #attempts = new Map<string, Attempt>();
  /** Ids of the planned sprints somebody looks into. */
  readonly #watched = new Set<string>();
  readonly #running = new Map<string, Running>();
  readonly #changes = createListeners<string | undefined>();

  constructor(
    private readonly source: StorySource,
    private readonly store: StoryStore,
    /** Id of the one sprint to show; `undefined` shows the active ones. */
    private readonly chosenSprint: () => string | undefined,
    private readonly now: () => number,
    private readonly onFailure: (doing: string, error: SourceError) => void,
  ) {}

  /** Tells of each change of an attempt: of a story's key, or `undefined` for sprints. */
  onChange(listener: (key: string | undefined) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get sprintsAttempt(): Attempt {
    return this.#attempt('');
  }

  storyAttempt(key: string): Attempt {
    return this.#attempt(key);
  }

  /** Of the stories of a planned sprint or the backlog. */
  listAttempt(sprintId: string): Attempt {
    return this.#attempt(listKey(sprintId));
  }

  /** Whether somebody looks into a planned sprint: then it is read with the others. */
  watch(sprintId: string, isWatched: boolean): void {
    if (isWatched) this.#watched.add(sprintId);
    else this.#watched.delete(sprintId);
  }

  /** Never rejects: how it ended is told by `sprintsAttempt`. */
  async sprints(options: RefreshOptions = {}): Promise<void> {
    await this.#once('', 'Reading the sprint', options, async (signal, { anew }) => {
      const { shown, planned } = await chooseSprints(this.source, this.chosenSprint(), signal);
      const attempt = this.sprintsAttempt;
      if (attempt.kind === 'running') this.#set('', { ...attempt, isAnswered: true });
      const parts = new Map<Sprint, SprintContent>();
      const isFirst = this.store.sprints === undefined;
      const hasGrown = doubling();
      const put = (): void => {
        const contents = shown.flatMap((sprint) => parts.get(sprint) ?? []);
        this.store.putSprints(contents, this.now(), planned);
      };
      const read = async (sprint: Sprint): Promise<void> => {
        const onPart = (content: SprintContent): void => {
          parts.set(sprint, content);
          // What is known is not taken away while the newest of it comes in.
          const isWhole = shown.every((one) => parts.has(one) && !parts.get(one)?.partial);
          const count = [...parts.values()].reduce((sum, { stories }) => sum + stories.length, 0);
          if (isWhole || (isFirst && hasGrown(count))) put();
        };
        const reading = this.#reading(sprint, { anew }, onPart);
        parts.set(sprint, await this.source.sprintContent(sprint, reading, signal));
      };
      await Promise.all(shown.map(read));
      put();
    });
    if (this.sprintsAttempt.kind !== 'done') return;
    const lists = this.store.planned.filter(({ id }) => this.#watched.has(id));
    await Promise.all(lists.map((sprint) => this.list(sprint, { anew: options.anew })));
  }

  /** The stories of a planned sprint or the backlog. Never rejects: how it ended is told by `listAttempt`. */
  list(sprint: Sprint, options: RefreshOptions = {}): Promise<void> {
    return this.#once(listKey(sprint.id), `Reading ${sprint.name}`, options, async (signal, { anew }) => {
      const isFirst = this.store.list(sprint.id) === undefined;
      const hasGrown = doubling();
      const put = (content: SprintContent): void => this.store.putList(content, this.now());
      const onPart = (content: SprintContent): void => {
        if (!content.partial || (isFirst && hasGrown(content.stories.length))) put(content);
      };
      put(await this.source.sprintContent(sprint, this.#reading(sprint, { anew }, onPart), signal));
    });
  }

  /** Never rejects: how it ended is told by `storyAttempt`. */
  story(key: string): Promise<void> {
    return this.#once(key, `Reading ${key}`, {}, async (signal) => {
      this.store.putStory(await this.source.story(key, signal), this.now());
    });
  }

  #reading(
    { id }: Sprint,
    { anew }: Pick<RefreshOptions, 'anew'>,
    onPart: (content: SprintContent) => void,
  ): ListReading {
    const before = this.store.content(id);
    const known = (key: string): StorySummary | undefined => this.store.newestSummary(key);
    return { onPart, known, ...(anew && { anew }), ...(before && { before }) };
  }

  /** Ends what is under way; what was to follow it does not. */
  cancel(): void {
    for (const { stop } of this.#running.values()) stop.abort();
  }

  async #once(
    key: string,
    doing: string,
    options: RefreshOptions,
    work: (signal: AbortSignal, options: RefreshOptions) => Promise<void>,
  ): Promise<void> {
    const running = this.#running.get(key);
    if (running && (options.again || (options.anew && !running.isAnew))) {
      if (running.next) {
        running.next.options = { anew: options.anew || running.next.options.anew };
        return running.next.promise;
      }
      const promise = running.promise.then(() =>
        running.stop.signal.aborted
          ? undefined
          : this.#once(key, doing, { anew: running.next?.options.anew }, work),
      );
      running.next = { options: { anew: options.anew }, promise };
      return promise;
    }
    if (running) return running.promise;
    const stop = new AbortController();
    const before = this.#attempt(key);
    const promise = (async () => {
      this.#set(key, { kind: 'running', ...(before.kind === 'failed' && { failed: before.error }) });
      try {
        await work(stop.signal, options);
        this.#set(key, { kind: 'done', at: this.now(), ...(options.anew && { isAnew: true }) });
      } catch (caught) {
        const error =
          caught instanceof SourceError
            ? caught
            : new SourceError('unreadable', String(caught), { cause: caught });
        if (error.kind !== 'cancelled') this.onFailure(doing, error);
        this.#set(key, error.kind === 'cancelled' ? before : { kind: 'failed', error });
      }
    })().finally(() => this.#running.delete(key));
    this.#running.set(key, { promise, stop, isAnew: options.anew === true });
    return promise;
  }

  #attempt(key: string): Attempt {
    return this.#attempts.get(key) ?? { kind: 'none' };
  }

  #set(key: string, attempt: Attempt): void {
    this.#attempts.set(key, attempt);
    this.#changes.tell(key === '' ? undefined : key);
  }
}

/** Tells when there is twice as much as when it last did: a long list is drawn a few times and not for each page. */
function doubling(): (count: number) => boolean {
  let last = 0;
  return (count) => {
    if (count < 2 * last || count === 0) return false;
    last = count;
    return true;
  };
}

function listKey(sprintId: string): string {
  return `list:${sprintId}`;
}
