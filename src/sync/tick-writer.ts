import { SourceError, type StorySource, type TickChange } from '../sources/story-source';
import { createListeners } from './listeners';
import type { StoryStore } from './story-store';

/** A tick the user made that the source does not have yet. */
export interface OpenTick {
  readonly change: TickChange;
  /** Why the last write failed; absent while it is on its way. */
  readonly failure?: SourceError;
}

/**
 * Writes ticks to the source, one edit of a story at a time. Ticks made within a short pause, or while an edit is under
 * way, go into one edit: every edit of a description mails its watchers.
 */
export class TickWriter {
  readonly #open = new Map<string, Map<string, OpenTick>>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #changes = createListeners<string>();
  readonly #hurry = new Map<string, () => void>();

  constructor(
    private readonly source: StorySource,
    private readonly store: StoryStore,
    private readonly now: () => number,
    /** Milliseconds to wait for more ticks of the same story. */
    private readonly pause: number,
    private readonly onFailure: (doing: string, error: SourceError) => void,
  ) {}

  /** Tells the key of a story whose open ticks changed. */
  onChange(listener: (key: string) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** Open ticks of a story by criterion. */
  open(key: string): ReadonlyMap<string, OpenTick> {
    return this.#open.get(key) ?? new Map();
  }

  /** Resolves when the source has the tick; rejects with a `SourceError` where it refused it. */
  async tick(key: string, change: TickChange): Promise<void> {
    const ticks = this.#open.get(key) ?? new Map<string, OpenTick>();
    ticks.set(change.criterionId, { change });
    this.#open.set(key, ticks);
    this.#changes.tell(key);
    await this.#written(key);
    const failure = this.open(key).get(change.criterionId);
    if (failure?.change === change && failure.failure) throw failure.failure;
  }

  /** Lets go of a tick that could not be written. */
  discard(key: string, criterionId: string): void {
    const ticks = this.#open.get(key);
    if (!ticks?.get(criterionId)?.failure) return;
    ticks.delete(criterionId);
    this.#changes.tell(key);
  }

  /** Writes what is waiting, of one story or of all, without a further pause. Resolves when it is written or has failed. */
  async flush(key?: string): Promise<void> {
    const keys = key === undefined ? [...this.#writing.keys()] : [key];
    for (const one of keys) this.#hurry.get(one)?.();
    await Promise.all(keys.map((one) => this.#writing.get(one)));
  }

  #written(key: string): Promise<void> {
    let writing = this.#writing.get(key);
    if (!writing) {
      writing = this.#write(key);
      this.#writing.set(key, writing);
    }
    return writing;
  }

  async #write(key: string): Promise<void> {
    for (;;) {
      await this.#waitForMore(key);
      const batch = this.#waiting(key);
      try {
        const story = await this.source.tick(
          key,
          batch.map(({ change }) => change),
        );
        this.#settle(key, batch);
        this.store.putStory(story, this.now());
      } catch (caught) {
        const error =
          caught instanceof SourceError
            ? caught
            : new SourceError('unreadable', String(caught), { cause: caught });
        this.onFailure(`Writing ${batch.length} of ${key}'s criteria`, error);
        this.#settle(key, batch, error);
      }
      this.#changes.tell(key);
      if (this.#waiting(key).length > 0) continue;
      this.#writing.delete(key);
      return;
    }
  }

  #waiting(key: string): OpenTick[] {
    return [...this.open(key).values()].filter((tick) => !tick.failure);
  }

  /** Ends a batch, but for a criterion that was ticked again meanwhile. */
  #settle(key: string, batch: readonly OpenTick[], failure?: SourceError): void {
    const ticks = this.#open.get(key);
    for (const tick of batch) {
      if (ticks?.get(tick.change.criterionId) !== tick) continue;
      if (failure) ticks.set(tick.change.criterionId, { ...tick, failure });
      else ticks.delete(tick.change.criterionId);
    }
  }

  #waitForMore(key: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, this.pause);
      const hurry = this.#hurry;
      hurry.set(key, done);
      function done(): void {
        clearTimeout(timer);
        hurry.delete(key);
        resolve();
      }
    });
  }
}
