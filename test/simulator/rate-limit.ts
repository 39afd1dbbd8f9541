import type { Reply } from './exchange';

/** Cloud's limits of writes to one issue, whoever writes. */
const windows = [
  { ms: 2_000, writes: 20 },
  { ms: 30_000, writes: 100 },
] as const;

/** Counts the writes to each issue and says when there were too many. */
export class IssueWriteLimit {
  readonly #writes = new Map<string, number[]>();

  /** Counts a write at `now`, or gives the milliseconds to wait. */
  take(issue: string, now: number): number {
    const times = (this.#writes.get(issue) ?? []).filter((time) => time > now - 30_000);
    for (const { ms, writes } of windows) {
      const recent = times.filter((time) => time > now - ms);
      const oldest = recent[recent.length - writes];
      if (oldest !== undefined) {
        return oldest + ms - now;
      }
    }
    this.#writes.set(issue, [...times, now]);
    return 0;
  }
}

/** Cloud's answer to a caller who is too fast; it has no body. */
export function tooManyRequests(waitMs: number, now: number, reason: string, limit: number): Reply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return {
    status: 429,
    text: '',
    headers: {
      'Retry-After': String(seconds),
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`,
      'RateLimit-Reason': reason,
    },
  };
}
