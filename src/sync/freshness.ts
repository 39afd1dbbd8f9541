import type { SourceError } from '../sources/story-source';
import type { Attempt } from './refresh';

/** How true what is shown of the sprint is. `at` is when the source said so, in milliseconds since the epoch. */
export type Freshness =
  /** Nothing is known yet, and nothing failed. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fresh'; readonly at: number }
  /** Nothing failed, but nobody looked for long. */
  | { readonly kind: 'stale'; readonly at: number }
  /** The last look failed; `at` is absent where nothing is known. */
  | { readonly kind: 'failed'; readonly error: SourceError; readonly at?: number };

/** Milliseconds after which stories are old where they are not renewed by themselves. */
const old = 15 * 60_000;

/**
 * @param at of what is known; `undefined` where nothing is
 * @param interval milliseconds between two looks; 0 where there are none
 */
export function freshnessOf(
  attempt: Attempt,
  at: number | undefined,
  interval: number,
  now: number,
): Freshness {
  // While it is tried again, what failed is not mended yet.
  const error =
    attempt.kind === 'failed' ? attempt.error : attempt.kind === 'running' ? attempt.failed : undefined;
  if (error) return { kind: 'failed', error, ...(at !== undefined && { at }) };
  if (at === undefined) return { kind: 'unknown' };
  const isOld = now - at > (interval > 0 ? 2 * interval : old);
  return { kind: isOld && attempt.kind !== 'running' ? 'stale' : 'fresh', at };
}
