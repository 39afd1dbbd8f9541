import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Person } from '../../domain/story';
import { SourceError, type StorySource } from '../../sources/story-source';
import { withPending } from '../pending';
import { withPendingQuestions } from '../pending-questions';
import type { StoryStore } from '../story-store';
import { mayPass } from './backoff';
import { deliver } from './deliver';
import type { Entry, Intention } from './intention';
import type { JournalFolder } from './journal';
import { type OpenWrite, OpenWrites } from './open-writes';
import { Pace, type Timings } from './pace';

/** What one window has of many at a time. */
export interface Lease {
  take(): Promise<boolean>;
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

export interface OutboxOptions {
  readonly journal: JournalFolder;
  readonly lease: Lease;
  readonly source: StorySource;
  /** Who signed in, until the source says who it is. */
  readonly signedInAs?: Person;
  readonly store: StoryStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told where the journal cannot be read or written. */
  readonly onProblem: (doing: string, error: unknown) => void;
  /** Told where the source did not take something. */
  readonly onFailure: (key: string, doing: string, error: SourceError) => void;
  /** A story was written to, and the store does not have it as it is now. */
  readonly onWritten: (key: string) => void;
  readonly timings?: Partial<OutboxTimings>;
}

/** All in milliseconds. */
export interface OutboxTimings extends Timings {
  /** Until it is seen whether another window still delivers. */
  readonly turn: number;
}

/** Every edit of a description mails its watchers, and who ticks three criteria takes a moment to read each. */
const usual: OutboxTimings = { gather: 1_500, gap: 200, turn: 1_000, first: 2_000, longest: 5 * 60_000 };

/** Stories that are written to at the same time. */
const storiesAtOnce = 3;
/** Milliseconds after which what the user saw may no longer be what is there. */
const longAgo = 60_000;

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
  readonly #timings: OutboxTimings;
  readonly #stop = new AbortController();
  readonly #pace: Pace;
  readonly #workers = new Map<string, Promise<void>>();
  /** Stories of which one tick was refused among several. */
  readonly #oneByOne = new Set<string>();
  #hasLease = false;
  #turns: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #who: Person | undefined;

  constructor(private readonly options: OutboxOptions) {
    this.#writes = new OpenWrites(options.journal, options.onProblem);
    this.#timings = { ...usual, ...options.timings };
    this.#who = options.signedInAs;
    this.#pace = new Pace(this.#timings);
  }

  /** Goes on with what is in the journal. */
  async open(): Promise<void> {
    await this.reload();
    this.#wake();
  }

  /** Whoever needs it and cannot have it now asks again. */
  async #askWho(): Promise<void> {
    const me = await this.options.source.me(this.#stop.signal).catch(() => undefined);
    if (me && !this.#stop.signal.aborted) await this.#meet(me);
  }

  /** What was not sent while somebody else was signed in goes on when its owner is back. */
  async #meet(me: Person): Promise<void> {
    this.#who = me;
    const own = this.writes().filter(
      ({ by, state, failure }) => by === me.id && state === 'refused' && failure?.kind === 'other-person',
    );
    if (own.length > 0) await this.retryNow(own.map(({ id }) => id));
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
      ...(this.#who && { by: this.#who.id }),
      intention,
    };
    for (const written of await this.#writes.add(entry)) this.options.onWritten(written);
    // A user who acts is a good occasion to try again.
    this.#pace.again(key);
    this.#wake();
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
    for (const write of this.writes(key)) this.#pace.hurry(write.key);
    this.#wake();
    const isUntried = ({ state, failure }: OpenWrite): boolean => state !== 'refused' && !failure;
    await this.#until(() => (this.writes(key).some(isUntried) ? undefined : true), patience);
  }

  /** Tries again what failed for a reason that may be gone now. */
  retry(): void {
    this.#pace.again();
    this.#wake();
    if (!this.#who) void this.#askWho();
  }

  /** Tries once more what the source refused, or what is waiting for its time. */
  async retryNow(ids: readonly string[]): Promise<void> {
    await this.#writes.again(ids);
    this.retry();
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
  async dispose(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#turns;
    await Promise.all(this.#workers.values());
    await this.#writes.written();
    try {
      await this.#release();
    } catch (error) {
      this.options.onProblem('Letting other windows send', error);
    }
  }

  #wake(): void {
    this.#turns = this.#turns.then(() => this.#turn());
  }

  async #turn(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    try {
      if (this.#due().length > 0 && !this.#hasLease) {
        if (!(await this.options.lease.take())) return this.#wakeIn(this.#timings.turn);
        this.#hasLease = true;
        await this.reload();
      }
      for (const key of this.#due().slice(0, storiesAtOnce - this.#workers.size)) {
        const worker = this.#send(key).finally(() => {
          this.#workers.delete(key);
          this.#wake();
        });
        this.#workers.set(key, worker);
      }
      if (this.#workers.size === 0 && this.#hasLease) {
        await this.#writes.tidy();
        await this.#release();
      }
      const times = this.#keys().flatMap((key) => (this.#workers.has(key) ? [] : this.#dueAt(key)));
      if (this.#workers.size < storiesAtOnce && times.length > 0)
        this.#wakeIn(Math.min(...times) - performance.now());
    } catch (error) {
      this.options.onProblem('Sending what is waiting', error);
      this.#wakeIn(this.#timings.turn);
    }
  }

  /** Sends the first of a story's open writes. */
  async #send(key: string): Promise<void> {
    const { source, store, now, lease, onProblem, onFailure, onWritten } = this.options;
    const batch = this.#batch(key);
    const ids = batch.map(({ id }) => id);
    const isLate = batch.some(({ wasSent, since }) => wasSent || performance.now() - since >= longAgo);
    try {
      if (!(await lease.isHeld())) {
        this.#hasLease = false;
        return;
      }
      await this.#writes.send(ids);
    } catch (error) {
      // What cannot be noted is not sent: nobody could tell afterwards whether it was.
      onProblem('Noting what is sent', error);
      this.#pace.tried(key, new SourceError('unreadable', String(error)), now());
      return;
    }
    try {
      await this.#checkWho(batch);
      const intentions = batch.map(({ intention }) => intention);
      const story = await deliver(source, { key, intentions, isLate }, this.#stop.signal);
      if (story) store.putStory(story, now());
      // What the user sees already stays as it is until it is read.
      else {
        store.change(key, (known) => withPending(known, batch, this.#who).story);
        store.changeQuestions(key, (known) => withPendingQuestions(known, batch, this.#who).questions);
      }
      await this.#writes.done(ids);
      this.#pace.tried(key, undefined, now());
      if (!story) onWritten(key);
    } catch (caught) {
      if (this.#stop.signal.aborted) return;
      const error =
        caught instanceof SourceError
          ? caught
          : new SourceError('unreadable', String(caught), { cause: caught });
      onFailure(key, `Writing to ${key}: ${batch.map(({ intention }) => intention.do).join(', ')}`, error);
      this.#pace.tried(key, mayPass(error) ? error : undefined, now());
      await this.#failed(key, ids, error);
    }
    if (this.#open(key).length > 0) return;
    this.#pace.rest(key);
    this.#oneByOne.delete(key);
  }

  async #failed(key: string, ids: readonly string[], error: SourceError): Promise<void> {
    if (mayPass(error)) this.#writes.wait(ids, error);
    else if (ids.length > 1) {
      // The others are not to suffer for one of them.
      this.#oneByOne.add(key);
      this.#writes.wait(ids, undefined);
    } else await this.#writes.refuse(ids, error);
  }

  /** Nothing is sent in the name of somebody else who is signed in now. */
  async #checkWho(batch: readonly OpenWrite[]): Promise<void> {
    const { source } = this.options;
    const by = batch.flatMap((write) => write.by ?? []);
    if (source.kind !== 'jira' || by.length === 0) return;
    const me = await source.me(this.#stop.signal);
    if (me) await this.#meet(me);
    if (by.some((id) => id !== me?.id)) throw new SourceError('other-person', me?.name);
  }

  /** The first open write of a story, with the ticks behind it where it is one. */
  #batch(key: string): readonly OpenWrite[] {
    const open = this.#open(key);
    const end = open.findIndex(({ intention }) => intention.do !== 'tick');
    const ticks = end < 0 ? open : open.slice(0, end);
    return ticks.length === 0 || this.#oneByOne.has(key) ? open.slice(0, 1) : ticks;
  }

  #open(key: string): OpenWrite[] {
    return this.writes(key).filter(({ state }) => state !== 'refused');
  }

  #keys(): string[] {
    const open = this.writes().filter(({ state }) => state !== 'refused');
    return [...new Set(open.map(({ key }) => key))];
  }

  #due(): string[] {
    const now = performance.now();
    return this.#keys().filter((key) => !this.#workers.has(key) && this.#dueAt(key) <= now);
  }

  #dueAt(key: string): number {
    return this.#pace.dueAt(key, this.#open(key));
  }

  async #release(): Promise<void> {
    if (!this.#hasLease) return;
    this.#hasLease = false;
    await this.options.lease.release();
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(ms, 1), this.#timings.longest));
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
