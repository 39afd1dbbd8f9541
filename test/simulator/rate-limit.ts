import type { Reply } from './exchange';
import type { Deployment } from './model';

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

/** So many requests in so many milliseconds. */
export interface Burst {
  readonly requests: number;
  readonly ms: number;
}

/** The site's limit for all requests together. */
export class BurstLimit {
  #times: number[] = [];

  constructor(readonly burst: Burst) {}

  /** Counts a request at `now`, or gives the milliseconds to wait. */
  take(now: number): number {
    this.#times = this.#times.filter((time) => time > now - this.burst.ms);
    const [oldest] = this.#times;
    if (oldest !== undefined && this.#times.length >= this.burst.requests) {
      return oldest + this.burst.ms - now;
    }
    this.#times.push(now);
    return 0;
  }
}

/** The answer to a caller who is too fast; on Cloud it has no body. */
export function tooManyRequests(
  waitMs: number,
  now: number,
  deployment: Deployment,
  { reason, limit }: { readonly reason: string; readonly limit: number },
): Reply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const shared = { 'X-RateLimit-Limit': String(limit), 'X-RateLimit-Remaining': '0' };
  if (deployment === 'datacenter') {
    return {
      status: 429,
      text: 'Rate limit exceeded.',
      contentType: 'text/plain;charset=UTF-8',
      headers: {
        ...shared,
        'X-RateLimit-Interval-Seconds': '1',
        'X-RateLimit-FillRate': '10',
        'Retry-After': String(seconds),
      },
    };
  }
  return {
    status: 429,
    text: '',
    headers: {
      ...shared,
      'Retry-After': String(seconds),
      'X-RateLimit-Reset': `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`,
      'RateLimit-Reason': reason,
    },
  };
}
