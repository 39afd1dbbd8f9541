import { randomUUID } from 'node:crypto';
import type { SourceError } from '../../sources/story-source';
import type { Entry, Intention } from './intention';
import type { JournalFolder } from './journal';
import { type OpenWrite, OpenWrites } from './open-writes';
import { Sender, type SenderOptions } from './sender';

export interface OutboxOptions extends Omit<SenderOptions, 'reload'> {
  readonly journal: JournalFolder;
}

/** What became of an intention, as far as it is known. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly error: SourceError }
  /** Kept, and sent as soon as it can be. */
  | { readonly kind: 'waiting'; readonly error?: SourceError };

/**
 * What the user did and the source does not have yet. Each intention is in a journal on disk before it counts as done;
 * then it goes to the source, story by story in order, by one window at a time, until the source has it, refuses it, or
 * the user lets go of it. What cannot be sent now is tried again; what was refused is kept for the user to see.
 */
export class Outbox {
  readonly #writes: OpenWrites;
  readonly #sender: Sender;

  constructor(private readonly options: OutboxOptions) {
    this.#writes = new OpenWrites(options.journal, options.onProblem);
    this.#sender = new Sender(this.#writes, { ...options, reload: () => this.reload() });
  }

  /** Goes on with what is in the journal. */
  async open(): Promise<void> {
    await this.reload();
    this.#sender.wake();
  }

  /** Tells the key of a story whose open writes changed. */
  onChange(listener: (key: string) => void): { dispose(): void } {
    return this.#writes.onChange(listener);
  }

  /** Everything the source does not have, in order; of one story where there is a key. */
  writes(key?: string): readonly OpenWrite[] {
    return this.#writes.all(key);
  }

  /**
   * Takes an intention in place of an earlier one about the same, and gives its id. Resolves when it is on disk; rejects
   * where it cannot be kept there.
   */
  async add(key: string, intention: Intention): Promise<string> {
    const entry: Entry = {
      ...{ id: randomUUID(), key, at: this.options.now() },
      ...(this.#sender.who && { by: this.#sender.who.id }),
      intention,
    };
    for (const written of await this.#writes.add(entry)) this.options.onWritten(written);
    this.#sender.added(key);
    return entry.id;
  }

  /**
   * Resolves when it is known what became of an intention, at the latest after so many milliseconds.
   *
   * @param id as `add` gave it
   */
  async outcome(id: string, patience: number): Promise<Outcome> {
    const known = (): Outcome | undefined => {
      const write = this.#writes.get(id);
      if (!write) return { kind: 'done' };
      const { state, failure: error } = write;
      if (!error || state === 'sending') return undefined;
      return { kind: state, error };
    };
    return (await this.#until(known, patience)) ?? { kind: 'waiting' };
  }

  /**
   * Sends what waits for company, of one story or of all. Resolves when everything was tried, at the latest after so many
   * milliseconds.
   */
  async flush(patience: number, key?: string): Promise<void> {
    this.#sender.hurry(key);
    const isUntried = ({ state, failure }: OpenWrite): boolean => state !== 'refused' && !failure;
    await this.#until(() => (this.writes(key).some(isUntried) ? undefined : true), patience);
  }

  /** Tries again what failed for a reason that may be gone now. */
  retry(): void {
    this.#sender.retry();
  }

  /** Tries once more what the source refused, or what is waiting for its time. */
  retryNow(ids: readonly string[]): Promise<void> {
    return this.#sender.retryNow(ids);
  }

  /** Lets go of what is not on its way this moment. */
  discard(ids: readonly string[]): Promise<void> {
    return this.#writes.drop(ids);
  }

  /** Learns what other windows did. */
  async reload(): Promise<void> {
    try {
      for (const key of await this.#writes.reload()) this.options.onWritten(key);
    } catch (error) {
      this.options.onProblem('Reading what was not sent yet', error);
    }
  }

  /** Ends without a further word to the source; what is open stays in the journal. */
  dispose(): Promise<void> {
    return this.#sender.dispose();
  }

  #until<T>(known: () => T | undefined, patience: number): Promise<T | undefined> {
    const now = known();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve) => {
      const end = (value: T | undefined): void => {
        clearTimeout(timer);
        listening.dispose();
        resolve(value);
      };
      const timer = setTimeout(() => end(undefined), patience);
      const listening = this.onChange(() => {
        const value = known();
        if (value !== undefined) end(value);
      });
    });
  }
}
