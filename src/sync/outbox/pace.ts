import { performance } from 'node:perf_hooks';
import type { SourceError } from '../../sources/story-source';
import { isIdentityRefused, type Pauses, pauseAfter } from './backoff';
import type { OpenWrite } from './open-writes';

/** All in milliseconds. */
export interface Timings extends Pauses {
  /** In which ticks of one story are gathered into one edit. */
  readonly gather: number;
  /** Between two writes to one story: Jira takes 20 in two seconds, and a tick may take two. */
  readonly gap: number;
}

interface Wait {
  readonly tries: number;
  readonly until: number;
  /** The source said so itself. */
  readonly isTold: boolean;
}

/** Decides when a story is written to next. Times are milliseconds by the monotonic clock, which nobody sets. */
export class Pace {
  readonly #waits = new Map<string, Wait>();
  readonly #written = new Map<string, number>();
  /** Stories whose ticks are not to wait for more. */
  readonly #hurried = new Set<string>();
  /** Nothing is tried before somebody says so. */
  #isHeld = false;

  constructor(private readonly timings: Timings) {}

  /** @param open what is to be written to the story, in order; one at least */
  dueAt(key: string, open: readonly OpenWrite[]): number {
    if (this.#isHeld) return Infinity;
    const { gather, gap } = this.timings;
    const isGathering = !this.#hurried.has(key) && open.every(({ intention }) => intention.do === 'tick');
    return Math.max(
      isGathering ? (open[0]?.since ?? 0) + gather : 0,
      (this.#written.get(key) ?? -Infinity) + gap,
      this.#waits.get(key)?.until ?? 0,
    );
  }

  /** What is to be written to the story does not wait for more. */
  hurry(key: string): void {
    this.#hurried.add(key);
  }

  /** A write to the story was tried; `error` is set where it is to be tried again. */
  tried(key: string, error: SourceError | undefined, now: number): void {
    this.#written.set(key, performance.now());
    if (!error) {
      this.#waits.delete(key);
      return;
    }
    if (isIdentityRefused(error)) this.#isHeld = true;
    const tries = (this.#waits.get(key)?.tries ?? 0) + 1;
    const pause = pauseAfter(error, tries, this.timings, now, Math.random());
    const isTold = error.more.retryAt !== undefined;
    this.#waits.set(key, { tries, until: performance.now() + pause, isTold });
  }

  /** Nothing is left to be written to the story. */
  rest(key: string): void {
    this.#hurried.delete(key);
    this.#waits.delete(key);
  }

  /** What failed is tried again at once, of one story or of all; where the source named a time, then. */
  again(key?: string): void {
    this.#isHeld = false;
    for (const [one, { isTold }] of this.#waits)
      if (!isTold && (key === undefined || one === key)) this.#waits.delete(one);
  }
}
