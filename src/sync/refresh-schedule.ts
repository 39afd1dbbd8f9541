import type { SourceError } from '../sources/story-source';
import { isIdentityRefused, mayPass, pauseAfter, type Pauses } from './outbox/backoff';

/** What decides when the sprint is looked at next. All times in milliseconds. */
export interface Circumstances {
  /** Between two looks while somebody works; 0 where nobody wants any. */
  readonly interval: number;
  /** Whether the window has the focus. */
  readonly isFocused: boolean;
  /** Whether somebody did something in it lately. */
  readonly isActive: boolean;
  /** Whether the stories are to be seen. */
  readonly isVisible: boolean;
  /** Whether somebody came back a moment ago: to the window, or to the view. */
  readonly isBack: boolean;
  /** Since the last look ended; `Infinity` where there was none. */
  readonly elapsed: number;
  /** Why the last looks failed, and how many in a row. */
  readonly failed?: { readonly error: SourceError; readonly times: number };
  /** Since the epoch. */
  readonly now: number;
  /** Between 0 and 1, so that not every window comes back at once. */
  readonly chance: number;
}

/** How often a window is looked at that nobody works in. */
const slower = 4;
/** After failures that may pass by themselves. */
const pauses: Pauses = { first: 30_000, longest: 15 * 60_000 };
/** The least between two looks that nobody asked for. */
const least = 5_000;

/**
 * Milliseconds until the sprint is looked at by itself; `undefined` where it is not before something happens: a window
 * without the focus waits for it, and a refused identity for a person.
 */
export function pauseBeforeLook(given: Circumstances): number | undefined {
  const { interval, isFocused, elapsed, failed } = given;
  if (interval <= 0 || !isFocused) return undefined;
  if (failed && isIdentityRefused(failed.error)) return undefined;
  return Math.max(0, (failed ? afterFailure(given, failed) : usual(given)) - elapsed);
}

function usual({ interval, isActive, isVisible, isBack }: Circumstances): number {
  return isBack || (isActive && isVisible) ? interval : slower * interval;
}

function afterFailure(given: Circumstances, { error, times }: NonNullable<Circumstances['failed']>): number {
  // What is not permitted or not there will hardly be so in a moment.
  if (!mayPass(error)) return slower * given.interval;
  // Whoever comes back may have brought the network along; what the source asks for counts all the same.
  if (given.isBack && error.more.retryAt === undefined) return least;
  return pauseAfter(error, times, pauses, given.now - given.elapsed, given.chance);
}
