import pLimit from 'p-limit';
import * as v from 'valibot';
import { SourceError } from '../story-source';
import { isPrivate } from './address';
import { type Answer, errorIn, identityIn, isJson } from './answer';
import { authorizationOf, type JiraCredentials } from './credentials';
import { behindGateway } from './gateway';
import {
  createTransport,
  type JiraRequest,
  requestsAtOnce,
  tooLarge,
  type TransportOptions,
} from './transport';

export type { JiraRequest, Timings } from './transport';

export interface ClientOptions extends TransportOptions {
  /** Origin and context path, without a trailing slash. */
  readonly baseUrl: string;
  /** Path below the base whose answer says who one is. */
  readonly whoAmI: string;
  /** Asked before every request; `undefined` where nobody is signed in. */
  readonly credentials: () => Promise<JiraCredentials | undefined>;
  /** Origin that takes the tokens with scopes of this site, where there is one. */
  readonly gateway?: string;
}

/** Every method rejects with a `SourceError` and with nothing else. */
export interface JiraClient {
  readonly baseUrl: string;
  /** Sends a request and reads the JSON of its answer. */
  fetch<const S extends v.GenericSchema>(schema: S, request: JiraRequest): Promise<v.InferOutput<S>>;
  /** Asks for a file of at most `most` bytes; a larger one is `invalid`. */
  bytes(
    request: Pick<JiraRequest, 'path' | 'query' | 'signal'>,
    most: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly mimeType?: string }>;
  /** Sends a request whose answer says nothing more. */
  send(request: JiraRequest): Promise<void>;
  /** What the clock of the site said in its latest answer, in milliseconds since the epoch; to the second. */
  siteTime(): number | undefined;
}

/**
 * Talks to one Jira as one person. After the credentials were refused nothing more is sent until there are others: Jira
 * locks an account after a few failed sign-ins.
 */
export function createClient(options: ClientOptions): JiraClient {
  const { baseUrl, gateway, whoAmI } = options;
  if (!isPrivate(new URL(baseUrl))) throw new SourceError('invalid', `${baseUrl}: HTTPS is required`);
  const transport = createTransport(options);
  const limit = pLimit(requestsAtOnce);
  const oneByOne = pLimit(1);
  /** Where requests go: the site, or the gateway once it took a token that the site did not. */
  let base = baseUrl;
  let refused: { readonly authorization: string; readonly error: SourceError } | undefined;
  let taken: string | undefined;
  let namesNobody = false;
  let quietUntil = 0;
  let siteTime: number | undefined;

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
    const answer = await transport(base, request, authorization);
    siteTime = timeIn(answer) ?? siteTime;
    const identity = identityIn(answer);
    if (identity instanceof SourceError) {
      if (await isTakenByGateway(identity, request, authorization)) return attempt(request, authorization);
      throw refuse(authorization, identity);
    }
    const error = errorIn(answer, Date.now());
    if (error?.kind === 'rate-limited') quietUntil = error.more.retryAt ?? 0;
    if (error && !hasIdentity.has(error.kind)) throw error;
    const isKnown = identity === 'known' || (error !== undefined && taken === authorization);
    if (!isKnown) await confirm(request, answer, authorization);
    taken = authorization;
    if (error) throw error;
    return answer;
  }

  function refuse(authorization: string, error: SourceError): SourceError {
    refused = { authorization, error };
    if (taken === authorization) taken = undefined;
    return error;
  }

  /**
   * A proxy may strip the header that names the caller, and so may the gateway. Before an answer that names nobody is
   * taken for the whole truth, the site is asked once who one is.
   */
  async function confirm(
    { path, signal }: JiraRequest,
    answer: Answer,
    authorization: string,
  ): Promise<void> {
    if (namesNobody) return;
    const said = path === whoAmI ? answer : await transport(base, { path: whoAmI, signal }, authorization);
    const identity = identityIn(said);
    if (identity instanceof SourceError) throw refuse(authorization, identity);
    const error = errorIn(said, Date.now());
    if (error) throw error;
    namesNobody ||= identity === 'unsaid';
  }

  /** Tries credentials that the site refused at its gateway, once: tokens with scopes are good there alone. */
  async function isTakenByGateway(
    { more }: SourceError,
    { signal }: JiraRequest,
    authorization: string,
  ): Promise<boolean> {
    if (!gateway || base !== baseUrl || more.status !== 401 || taken === authorization) return false;
    const behind = await behindGateway(transport, baseUrl, gateway);
    const answer = behind && (await transport(behind, { path: whoAmI, signal }, authorization));
    if (!behind || !answer || identityIn(answer) instanceof SourceError || errorIn(answer, Date.now()))
      return false;
    base = behind;
    return true;
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
    async bytes(request, most) {
      const { bytes, headers } = await perform({ ...request, mostOfFile: most });
      if (!bytes) throw new SourceError('unreadable', `GET ${request.path}: no file`);
      if (bytes.length > most) throw tooLarge(most);
      const mimeType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      return { bytes, ...(mimeType && { mimeType }) };
    },
    async send(request) {
      await perform(request);
    },
    siteTime: () => siteTime,
  };
}

/** Kinds of error that an anonymous caller gets where another would get an answer. */
const hasIdentity: ReadonlySet<SourceError['kind']> = new Set([
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
]);

function timeIn({ headers }: Answer): number | undefined {
  const time = Date.parse(headers.date ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SourceError('cancelled');
}
