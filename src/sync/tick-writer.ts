import { SourceError, type StorySource, type TickChange } from '../sources/story-source';
import { createListeners } from './listeners';
import { mayPass, type OpenTick } from './open-tick';
import type { OpenTickFile } from './open-tick-file';
import type { StoryStore } from './story-store';

export interface TickWriterOptions {
  readonly source: StorySource;
  readonly store: StoryStore;
  readonly file: OpenTickFile;
  readonly now: () => number;
  /** Milliseconds to wait for more ticks of the same story. */
  readonly pause: number;
  readonly onFailure: (doing: string, error: SourceError) => void;
}

/**
 * Writes ticks to the source, one edit of a story at a time. Ticks made within a short pause, or while an edit is under
 * way, go into one edit: every edit of a description mails its watchers. A tick is on this machine's disk before it is
 * on its way, and until the source has it.
 */
export class TickWriter {
  readonly #open = new Map<string, Map<string, OpenTick>>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #changes = createListeners<string>();
  readonly #hurry = new Map<string, () => void>();

  constructor(private readonly options: TickWriterOptions) {}

  /** Goes on with what was open when the last window ended. */
  async resume(): Promise<void> {
    for (const [key, ticks] of await this.options.file.load()) {
      for (const [criterion, tick] of ticks)
        this.#put(key, criterion, mayPass(tick) ? withoutFailure(tick) : tick);
      if (this.#waiting(key).length > 0) void this.#written(key);
    }
  }

  /** Tries again what failed for a reason that may be gone now. */
  retry(): void {
    for (const [key, ticks] of this.#open) {
      const again = [...ticks].filter(([, tick]) => mayPass(tick));
      for (const [criterion, tick] of again) ticks.set(criterion, withoutFailure(tick));
      if (again.length > 0) void this.#written(key);
    }
  }

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
    this.#put(key, change.criterionId, { change });
    void this.#save();
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
    void this.#save();
  }

  /** Writes what is waiting, of one story or of all, without a further pause. Resolves when it is written or has failed. */
  async flush(key?: string): Promise<void> {
    const keys = key === undefined ? [...this.#writing.keys()] : [key];
    for (const one of keys) this.#hurry.get(one)?.();
    await Promise.all(keys.map((one) => this.#writing.get(one)));
  }

  #put(key: string, criterion: string, tick: OpenTick): void {
    const ticks = this.#open.get(key) ?? new Map<string, OpenTick>();
    this.#open.set(key, ticks.set(criterion, tick));
    this.#changes.tell(key);
  }

  #save(): Promise<void> {
    return this.options.file.save(this.#open);
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
    const { source, store, now, onFailure } = this.options;
    for (;;) {
      await this.#waitForMore(key);
      const batch = this.#waiting(key);
      await this.#save();
      try {
        const story = await source.tick(
          key,
          batch.map(({ change }) => change),
        );
        this.#settle(key, batch);
        store.putStory(story, now());
      } catch (caught) {
        const error =
          caught instanceof SourceError
            ? caught
            : new SourceError('unreadable', String(caught), { cause: caught });
        onFailure(`Writing ${batch.length} of ${key}'s criteria`, error);
        this.#settle(key, batch, error);
      }
      this.#changes.tell(key);
      await this.#save();
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
      const timer = setTimeout(done, this.options.pause);
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

function withoutFailure({ change }: OpenTick): OpenTick {
  return { change };
}
