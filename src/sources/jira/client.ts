import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosError, type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';
import axiosRetry from 'axios-retry';
import pLimit from 'p-limit';
import * as v from 'valibot';
import { SourceError } from '../story-source';
import { isPrivate } from './address';
import { type Answer, errorIn, identityIn, isJson, waitIn } from './answer';
import { authorizationOf, type JiraCredentials } from './credentials';

export interface ClientOptions {
  /** Origin and context path, without a trailing slash. */
  readonly baseUrl: string;
  /** Path below the base whose answer says who one is. */
  readonly whoAmI: string;
  /** Asked before every request; `undefined` where nobody is signed in. */
  readonly credentials: () => Promise<JiraCredentials | undefined>;
  readonly userAgent: string;
  readonly log: (line: string) => void;
  readonly timings?: Partial<Timings>;
}

/** All in milliseconds. */
export interface Timings {
  /** Until the first byte of an answer, and between two. */
  readonly silence: number;
  /** For a whole answer. */
  readonly answer: number;
  /** Before the first repetition; doubled for each further one. */
  readonly pause: number;
  /** The longest a request waits by itself when Jira says how long. */
  readonly longestWait: number;
}

const usualTimings: Timings = { silence: 30_000, answer: 90_000, pause: 500, longestWait: 20_000 };

export interface JiraRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, with a leading slash; parts from outside are encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Whether a second arrival changes nothing; assumed of GET alone. */
  readonly repeatable?: boolean;
}

/** Every method rejects with a `SourceError` and with nothing else. */
export interface JiraClient {
  readonly baseUrl: string;
  /** Sends a request and reads the JSON of its answer. */
  fetch<const S extends v.GenericSchema>(schema: S, request: JiraRequest): Promise<v.InferOutput<S>>;
  /** Sends a request whose answer says nothing more. */
  send(request: JiraRequest): Promise<void>;
}

const requestsAtOnce = 6;
const mostBytes = 20 * 1024 * 1024;
const mostTries = 4;

/**
 * Talks to one Jira as one person. Credentials go to the origin of the base URL and nowhere else: redirects are not
 * followed. After they were refused nothing more is sent until there are others: Jira locks an account after a few
 * failed sign-ins.
 */
export function createClient(options: ClientOptions): JiraClient {
  const { baseUrl, log } = options;
  if (!isPrivate(new URL(baseUrl))) throw new SourceError('invalid', `${baseUrl}: HTTPS is required`);
  const timings = { ...usualTimings, ...options.timings };
  const transport = createTransport(options, timings);
  const limit = pLimit(requestsAtOnce);
  const oneByOne = pLimit(1);
  let refused: { readonly authorization: string; readonly error: SourceError } | undefined;
  let taken: string | undefined;
  let namesNobody = false;
  let quietUntil = 0;

  async function perform(request: JiraRequest): Promise<Answer> {
    stopIf(request.signal);
    const credentials = await options.credentials();
    if (!credentials) throw new SourceError('not-signed-in');
    const authorization = authorizationOf(credentials);
    if (taken !== authorization) {
      // Until it is known that the credentials are good one request at a time finds out: several would count as several
      // failed sign-ins.
      const first = await oneByOne(() =>
        taken === authorization ? undefined : attempt(request, authorization),
      );
      if (first) return first;
    }
    return limit(() => attempt(request, authorization));
  }

  async function attempt(request: JiraRequest, authorization: string): Promise<Answer> {
    stopIf(request.signal);
    if (refused?.authorization === authorization) throw refused.error;
    if (Date.now() < quietUntil) throw new SourceError('rate-limited', '', { retryAt: quietUntil });
    const answer = await exchange(request, authorization);
    const identity = identityIn(answer);
    if (identity instanceof SourceError) {
      refused = { authorization, error: identity };
      if (taken === authorization) taken = undefined;
      throw identity;
    }
    const error = errorIn(answer, Date.now());
    if (error?.kind === 'rate-limited') quietUntil = error.more.retryAt ?? 0;
    if (error && !hasIdentity.has(error.kind)) throw error;
    if (identity === 'unsaid') await confirm(request, answer, authorization);
    taken = authorization;
    if (error) throw error;
    return answer;
  }

  /**
   * A proxy may strip the header that names the caller, and so may an answer of the gateway. Before an answer that does
   * not name anyone is taken for one to an anonymous caller, or for the whole truth, the site is asked once.
   */
  async function confirm(request: JiraRequest, answer: Answer, authorization: string): Promise<void> {
    if (namesNobody) return;
    const own = request.path === options.whoAmI;
    const said = own
      ? answer
      : await exchange({ path: options.whoAmI, signal: request.signal }, authorization);
    const identity = identityIn(said);
    const error = identity instanceof SourceError ? identity : errorIn(said, Date.now());
    if (error) {
      if (identity instanceof SourceError) refused = { authorization, error: identity };
      throw error;
    }
    namesNobody ||= identity === 'unsaid';
  }

  async function exchange(request: JiraRequest, authorization: string): Promise<Answer> {
    const { method = 'GET', path, query, body, repeatable = method === 'GET' } = request;
    const signal = AbortSignal.any([
      AbortSignal.timeout(timings.answer),
      ...(request.signal ? [request.signal] : []),
    ]);
    const started = Date.now();
    const done = (outcome: string | number): void => {
      const names = Object.entries(query ?? {}).flatMap(([name, value]) =>
        value === undefined ? [] : [name],
      );
      log(
        `${method} ${path}${names.length > 0 ? `?${names.join('&')}` : ''} ${outcome} ${Date.now() - started} ms`,
      );
    };
    try {
      const response = await transport.request<string>({
        method,
        url: baseUrl + path,
        params: query,
        data: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          Authorization: authorization,
          ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
        },
        signal,
        'axios-retry': { retryCondition: (error) => mayRepeat(error, repeatable, timings) },
      });
      done(response.status);
      return answerOf(response);
    } catch (error) {
      if (isAxiosError(error) && error.response && isWhole(error.response)) {
        done(error.response.status);
        return answerOf(error.response as AxiosResponse<string>);
      }
      const failure = request.signal?.aborted ? new SourceError('cancelled') : transportError(error, signal);
      done(failure.message);
      throw failure;
    }
  }

  return {
    baseUrl,
    async fetch(schema, request) {
      const { method = 'GET', path } = request;
      const { text, headers } = await perform(request);
      const unreadable = (what: string): SourceError =>
        new SourceError('unreadable', `${method} ${path}: ${what}`);
      if (!isJson(headers)) throw unreadable('no JSON');
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch (error) {
        throw unreadable(error instanceof Error ? error.message : String(error));
      }
      const result = v.safeParse(schema, json);
      if (!result.success) {
        const [issue] = result.issues;
        throw unreadable([v.getDotPath(issue), issue.message].filter(Boolean).join(': '));
      }
      return result.output;
    },
    async send(request) {
      await perform(request);
    },
  };
}

/** Kinds of error that an anonymous caller gets where another would get an answer. */
const hasIdentity: ReadonlySet<SourceError['kind']> = new Set([
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
]);

function createTransport({ userAgent, log }: ClientOptions, timings: Timings): AxiosInstance {
  const transport = axios.create({
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
  axiosRetry(transport, {
    retries: mostTries - 1,
    shouldResetTimeout: true,
    retryDelay: (count, error) => pauseBefore(count, error, timings),
    onRetry: (count, error) =>
      log(`repeated (${count}) after ${error.response?.status ?? error.code ?? 'a failure'}`),
  });
  return transport;
}

function pauseBefore(count: number, error: AxiosError, { pause }: Timings): number {
  const told = error.response ? waitIn(headersOf(error.response), Date.now()) : undefined;
  const own = pause * 2 ** (count - 1) * (error.response?.status === 429 ? 4 : 1);
  return Math.max(told ?? 0, own * (0.7 + Math.random() * 0.6));
}

/** A refused request was not carried out, so it may come again; any other only where coming twice changes nothing. */
function mayRepeat(error: AxiosError, repeatable: boolean, { longestWait }: Timings): boolean {
  if (error.response?.status === 429)
    return (waitIn(headersOf(error.response), Date.now()) ?? 0) <= longestWait;
  if (!repeatable) return false;
  if (!error.response) return axiosRetry.isNetworkError(error) && !isTooLong(error);
  return isWhole(error.response) ? [502, 503, 504].includes(error.response.status) : !isTooLong(error);
}

/** Whether a response came to its end: axios gives one whose body broke off too, without its data. */
function isWhole({ data }: AxiosResponse): boolean {
  return typeof data === 'string';
}

function isTooLong({ message }: { readonly message: string }): boolean {
  return message.includes('maxContentLength');
}

function answerOf(response: AxiosResponse<string>): Answer {
  return { status: response.status, headers: headersOf(response), text: response.data ?? '' };
}

function headersOf({ headers }: AxiosResponse): Answer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** Without the error itself as a cause: axios keeps the request in it, with its credentials. */
function transportError(error: unknown, signal: AbortSignal): SourceError {
  if (signal.aborted) return new SourceError('unreachable', 'no whole answer in time');
  const { message = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (isTooLong({ message })) {
    return new SourceError('unreadable', `an answer of more than ${mostBytes} bytes`);
  }
  return new SourceError('unreachable', message.includes(code) ? message : `${code}: ${message}`);
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SourceError('cancelled');
}
