import { performance } from 'node:perf_hooks';
import type { Person } from '../../domain/story';
import { SourceError, type StorySource } from '../../sources/story-source';
import { withPending } from '../pending';
import { withPendingQuestions } from '../pending-questions';
import type { StoryStore } from '../story-store';
import { mayPass } from './backoff';
import { deliver } from './deliver';
import type { Lease } from './lease';
import type { OpenWrite, OpenWrites } from './open-writes';
import { Pace, type Timings } from './pace';

export interface SenderOptions {
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
  /** Learns what other windows did. */
  readonly reload: () => Promise<void>;
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

/**
 * Sends open writes to the source: story by story in order, a few stories at a time, by one window at a time. What may be
 * taken later is tried again, what is not taken is refused.
 */
export class Sender {
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

  constructor(
    private readonly writes: OpenWrites,
    private readonly options: SenderOptions,
  ) {
    this.#timings = { ...usual, ...options.timings };
    this.#who = options.signedInAs;
    this.#pace = new Pace(this.#timings);
  }

  /** Who is signed in, as far as it is known. */
  get who(): Person | undefined {
    return this.#who;
  }

  /** What was done to a story is to be sent. A user who acts is a good occasion to try again what failed of it. */
  added(key: string): void {
    this.#pace.again(key);
    this.wake();
  }

  /** What waits for company goes, of one story or of all. */
  hurry(key?: string): void {
    for (const write of this.writes.all(key)) this.#pace.hurry(write.key);
    this.wake();
  }

  /** Tries again what failed for a reason that may be gone now. */
  retry(): void {
    this.#pace.again();
    this.wake();
    if (!this.#who) void this.#askWho();
  }

  /** Tries once more what the source refused, or what is waiting for its time. */
  async retryNow(ids: readonly string[]): Promise<void> {
    await this.writes.again(ids);
    this.retry();
  }

  /** Ends without a further word to the source. */
  async dispose(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#turns;
    await Promise.all(this.#workers.values());
    await this.writes.written();
    try {
      await this.#release();
    } catch (error) {
      this.options.onProblem('Letting other windows send', error);
    }
  }

  /** Something may be to be sent now. */
  wake(): void {
    this.#turns = this.#turns.then(() => this.#turn());
  }

  async #turn(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    const { lease, onProblem, reload } = this.options;
    try {
      if (this.#due().length > 0 && !this.#hasLease) {
        if (!(await lease.take())) return this.#wakeIn(this.#timings.turn);
        this.#hasLease = true;
        await reload();
      }
      for (const key of this.#due().slice(0, storiesAtOnce - this.#workers.size)) {
        const worker = this.#send(key).finally(() => {
          this.#workers.delete(key);
          this.wake();
        });
        this.#workers.set(key, worker);
      }
      if (this.#workers.size === 0 && this.#hasLease) {
        await this.writes.tidy();
        await this.#release();
      }
      const times = this.#keys().flatMap((key) => (this.#workers.has(key) ? [] : this.#dueAt(key)));
      if (this.#workers.size < storiesAtOnce && times.length > 0)
        this.#wakeIn(Math.min(...times) - performance.now());
    } catch (error) {
      onProblem('Sending what is waiting', error);
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
      await this.writes.send(ids);
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
      await this.writes.done(ids);
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
    if (mayPass(error)) this.writes.wait(ids, error);
    else if (ids.length > 1) {
      // The others are not to suffer for one of them.
      this.#oneByOne.add(key);
      this.writes.wait(ids, undefined);
    } else await this.writes.refuse(ids, error);
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

  /** Whoever needs it and cannot have it now asks again. */
  async #askWho(): Promise<void> {
    const me = await this.options.source.me(this.#stop.signal).catch(() => undefined);
    if (me && !this.#stop.signal.aborted) await this.#meet(me);
  }

  /** What was not sent while somebody else was signed in goes on when its owner is back. */
  async #meet(me: Person): Promise<void> {
    this.#who = me;
    const own = this.writes
      .all()
      .filter(
        ({ by, state, failure }) => by === me.id && state === 'refused' && failure?.kind === 'other-person',
      );
    if (own.length > 0) await this.retryNow(own.map(({ id }) => id));
  }

  /** The first open write of a story, with the ticks behind it where it is one. */
  #batch(key: string): readonly OpenWrite[] {
    const open = this.#open(key);
    const end = open.findIndex(({ intention }) => intention.do !== 'tick');
    const ticks = end < 0 ? open : open.slice(0, end);
    return ticks.length === 0 || this.#oneByOne.has(key) ? open.slice(0, 1) : ticks;
  }

  #open(key: string): OpenWrite[] {
    return this.writes.all(key).filter(({ state }) => state !== 'refused');
  }

  #keys(): string[] {
    const open = this.writes.all().filter(({ state }) => state !== 'refused');
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
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(ms, 1), this.#timings.longest));
  }
}
