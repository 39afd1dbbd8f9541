import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosError, type AxiosResponse, isAxiosError } from 'axios';
import axiosRetry from 'axios-retry';
import { SourceError } from '../story-source';
import { type Answer, isPage, waitIn } from './answer';

export interface JiraRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, with a leading slash; parts from outside are encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Whether a second arrival changes nothing; assumed of GET alone. */
  readonly repeatable?: boolean;
  /** Set where a file is asked for: the most bytes it may have. A larger one is `invalid`. */
  readonly mostOfFile?: number;
}

/** All in milliseconds. */
export interface Timings {
  /** Until the first byte of an answer, and between two. */
  readonly silence: number;
  /** For a whole answer, with all repetitions. */
  readonly answer: number;
  /** Before the first repetition; doubled for each further one. */
  readonly pause: number;
  /** The longest a request waits by itself when Jira says how long. */
  readonly longestWait: number;
}

export interface TransportOptions {
  readonly userAgent: string;
  readonly log: (line: string) => void;
  readonly timings?: Partial<Timings>;
}

/** Sends a request below a base URL, as nobody where there is no `Authorization`. Rejects where no whole answer came. */
export type Transport = (base: string, request: JiraRequest, authorization?: string) => Promise<Answer>;

export const requestsAtOnce = 6;

const usualTimings: Timings = { silence: 30_000, answer: 90_000, pause: 500, longestWait: 20_000 };
const mostBytes = 20 * 1024 * 1024;
/** Room for what is answered in place of a small file. */
const mostOfRefusal = 64 * 1024;
const mostTries = 4;

/**
 * HTTP to a Jira: connections that are kept, limits of time and size, no cookies, and no redirects, so that credentials
 * go nowhere else. What may be repeated is, after the time that Jira asks for.
 */
export function createTransport({ userAgent, log, ...options }: TransportOptions): Transport {
  const timings = { ...usualTimings, ...options.timings };
  const instance = axios.create({
    // VS Code patches `http` and `https` for its own proxy and certificate settings.
    proxy: false,
    httpAgent: new http.Agent({ keepAlive: true, maxSockets: requestsAtOnce }),
    httpsAgent: new https.Agent({ keepAlive: true, maxSockets: requestsAtOnce }),
    maxRedirects: 0,
    maxContentLength: mostBytes,
    timeout: timings.silence,
    responseType: 'text',
    transformResponse: [(text: unknown) => text],
    transformRequest: [(text: unknown) => text],
    headers: { Accept: 'application/json', 'User-Agent': userAgent, 'X-Atlassian-Token': 'no-check' },
  });
  axiosRetry(instance, {
    retries: mostTries - 1,
    shouldResetTimeout: true,
    retryDelay: (count, error) => pauseBefore(count, error, timings),
    onRetry: (count, error) =>
      log(`repeated (${count}) after ${error.response?.status ?? error.code ?? 'a failure'}`),
  });

  return async (base, request, authorization) => {
    const { method = 'GET', path, query, body, repeatable = method === 'GET', mostOfFile } = request;
    const isFile = mostOfFile !== undefined;
    const late = AbortSignal.timeout(timings.answer);
    const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
    const started = Date.now();
    const done = (outcome: string | number): void => {
      log(`${method} ${path}${namesIn(query)} ${outcome} ${Date.now() - started} ms`);
    };
    try {
      const response = await instance.request<string | Buffer>({
        ...{ method, url: base + path, params: query, signal },
        ...(isFile && { responseType: 'arraybuffer', maxContentLength: Math.max(mostOfFile, mostOfRefusal) }),
        data: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          ...(isFile && { Accept: '*/*' }),
          ...(authorization !== undefined && { Authorization: authorization }),
          ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
        },
        'axios-retry': { retryCondition: (error) => mayRepeat(error, repeatable, timings) },
      });
      done(response.status);
      return answerOf(response);
    } catch (error) {
      if (isAxiosError(error) && error.response && isWhole(error.response)) {
        done(error.response.status);
        return answerOf(error.response as AxiosResponse<string | Buffer>);
      }
      const failure = request.signal?.aborted
        ? new SourceError('cancelled')
        : isFile && isAxiosError(error) && isTooLong(error)
          ? tooLarge(mostOfFile)
          : failureOf(error, late.aborted);
      done(failure.message);
      throw failure;
    }
  };
}

/** Names of parameters, without what was asked for: an e-mail address, a name. */
function namesIn(query: JiraRequest['query'] = {}): string {
  const names = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return names.length > 0 ? `?${names.join('&')}` : '';
}

function pauseBefore(count: number, error: AxiosError, { pause }: Timings): number {
  const told = error.response ? waitIn(headersOf(error.response), Date.now()) : undefined;
  const own = pause * 2 ** (count - 1) * (error.response?.status === 429 ? 4 : 1);
  return Math.max(told ?? 0, own * (0.7 + Math.random() * 0.6));
}

/** A refused request was not carried out, so it may come again; any other only where coming twice changes nothing. */
function mayRepeat(error: AxiosError, repeatable: boolean, { longestWait }: Timings): boolean {
  const { response } = error;
  if (response?.status === 429) return (waitIn(headersOf(response), Date.now()) ?? 0) <= longestWait;
  if (!repeatable) return false;
  if (!response) return axiosRetry.isNetworkError(error) && !isTooLong(error);
  return isWhole(response) ? [502, 503, 504].includes(response.status) : !isTooLong(error);
}

/** Whether a response came to its end: axios gives one whose body broke off too, without its data. */
function isWhole({ data }: AxiosResponse): boolean {
  return typeof data === 'string' || data instanceof Uint8Array;
}

function isTooLong({ message }: { readonly message: string }): boolean {
  return message.includes('maxContentLength');
}

/** What was asked for as a file and did not come as one is read like any other answer. */
function answerOf(response: AxiosResponse<string | Buffer>): Answer {
  const { status, data } = response;
  const headers = headersOf(response);
  if (typeof data === 'string') return { status, headers, text: data };
  if (status < 200 || status >= 300 || isPage(headers))
    return { status, headers, text: data.toString('utf8') };
  return { status, headers, text: '', bytes: data };
}

/** The error of a file with more than so many bytes. */
export function tooLarge(most: number): SourceError {
  return new SourceError('invalid', `more than ${most} bytes`);
}

function headersOf({ headers }: AxiosResponse): Answer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** Without the error itself as a cause: axios keeps the request in it, with its credentials. */
function failureOf(error: unknown, isLate: boolean): SourceError {
  if (isLate) return new SourceError('unreachable', 'no whole answer in time');
  const { message = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (isTooLong({ message }))
    return new SourceError('unreadable', `an answer of more than ${mostBytes} bytes`);
  return new SourceError('unreachable', message.includes(code) ? message : `${code}: ${message}`);
}
