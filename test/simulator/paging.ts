import { refuse } from './errors';
import type { Exchange } from './exchange';
import { problem } from './errors';
import { Refusal } from './exchange';

/** A whole number of the query. Cloud answers anything else with a problem document. */
export function numberParameter(exchange: Exchange, name: string, fallback: number): number {
  const text = exchange.query.get(name);
  if (text === null || text === '') {
    return fallback;
  }
  if (!/^-?\d+$/.test(text)) {
    throw new Refusal(
      problem(400, 'Bad Request', `Failed to convert '${name}' with value: '${text}'`, exchange.path),
    );
  }
  return Number(text);
}

export interface Page<T> {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly isLast: boolean;
  readonly values: T[];
}

/** One page by `startAt` and `maxResults`; the site may grant fewer than were asked for. */
export function pageByOffset<T>(exchange: Exchange, all: readonly T[], defaultSize = 50, most = 50): Page<T> {
  const startAt = Math.max(0, numberParameter(exchange, 'startAt', 0));
  const asked = numberParameter(exchange, 'maxResults', defaultSize);
  const maxResults = Math.min(asked < 0 ? defaultSize : asked, most, exchange.site.pageLimit);
  const values = all.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values };
}

/** One page by token. A token is good for the query it was made for. */
export function pageByToken<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  query: string,
): { values: T[]; nextPageToken?: string; isLast: boolean } {
  const start = token ? offsetOf(token, query) : 0;
  const values = all.slice(start, start + size);
  const end = start + values.length;
  const isLast = end >= all.length;
  return { values, isLast, ...(!isLast && { nextPageToken: tokenFor(end, query) }) };
}

const tokenFor = (offset: number, query: string): string =>
  Buffer.from(JSON.stringify([offset, query])).toString('base64url');

function offsetOf(token: string, query: string): number {
  try {
    const [offset, madeFor] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown[];
    if (typeof offset === 'number' && madeFor === query) {
      return offset;
    }
  } catch {
    // Falls through: what cannot be read was not made here.
  }
  throw refuse(400, 'The provided next page token is invalid or expired.');
}
