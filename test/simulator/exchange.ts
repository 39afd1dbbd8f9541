import type { IncomingHttpHeaders } from 'node:http';
import type { Deployment, User } from './model';
import type { JiraState } from './state';
import { restTime } from './time';

/** The Jira site as its handlers see it. */
export interface Site {
  readonly deployment: Deployment;
  readonly state: JiraState;
  /** With the context path, without a slash at the end. */
  readonly baseUrl: string;
  /** `/rest/api/3` on Cloud, `/rest/api/2` on Data Center. */
  readonly api: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The most issues, boards or comments the site puts on one page, whatever is asked for. */
  readonly pageLimit: number;
}

/** One request that has been read and whose sender is known. */
export interface Exchange {
  readonly site: Site;
  readonly method: string;
  /** Without the context path and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly headers: IncomingHttpHeaders;
  /** Decoded JSON; `undefined` where none was sent. */
  readonly body: unknown;
  /** `undefined` for an anonymous caller. */
  readonly user: User | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON where there is no `text`. */
  readonly json?: unknown;
  readonly text?: string;
  /** Of a file. */
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
}

export type Handler = (exchange: Exchange) => Reply;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As `find-my-way` writes it: below `/rest` for `/api` (without its version), `/agile` and `/software`. */
  readonly path: string;
  readonly handler: Handler;
  /** Where the route exists; absent means on both. */
  readonly only?: Deployment;
}

export const ok = (json: unknown, status = 200): Reply => ({ status, json });

export const noContent: Reply = { status: 204 };

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  constructor(readonly reply: Reply) {
    super(`HTTP ${reply.status}`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A time as the caller reads it: in the time zone of their profile. */
export const timeFor = (exchange: Exchange, time: number): string =>
  restTime(time, exchange.user?.timeZone ?? 'UTC');
