import { STATUS_CODES } from 'node:http';
import axios, { isAxiosError } from 'axios';
import { isPrivate } from '../jira/address';
import { authorizationOf, type MetricCredentials } from './metric-credentials';
import { MetricError } from './metric-error';

export interface MetricTransportOptions {
  readonly userAgent: string;
  /** What was given for an origin, and is sent to it alone. */
  readonly credentials: (origin: string) => Promise<MetricCredentials | undefined>;
  /** Milliseconds for a whole answer. */
  readonly patience?: number;
}

/** Asks an address for its text. Rejects with a `MetricError`. */
export type MetricTransport = (url: string, signal?: AbortSignal) => Promise<MetricAnswer>;

export interface MetricAnswer {
  readonly text: string;
  readonly isJson: boolean;
}

const usualPatience = 15_000;
const mostMegabytes = 4;
const mostBytes = mostMegabytes * 1024 * 1024;
const mostRedirects = 3;
const mostWords = 300;

/**
 * HTTP to endpoints of metrics: reads only, with limits of time and size. Redirects are followed within an origin alone,
 * so that what is asked and who asks stays there.
 */
export function createMetricTransport(options: MetricTransportOptions): MetricTransport {
  const { userAgent, credentials, patience = usualPatience } = options;
  const instance = axios.create({
    // VS Code patches `http` and `https` for its own proxy and certificate settings.
    proxy: false,
    maxRedirects: 0,
    maxContentLength: mostBytes,
    timeout: patience,
    responseType: 'text',
    transformResponse: [(text: unknown) => text],
    validateStatus: () => true,
    headers: { Accept: 'application/json, text/csv, text/plain;q=0.5', 'User-Agent': userAgent },
  });

  return async (address, signal) => {
    const late = AbortSignal.timeout(patience);
    let url = checked(address);
    const { origin } = url;
    const known = await credentials(origin);
    const headers = known ? { Authorization: authorizationOf(known) } : {};
    for (let count = 0; count <= mostRedirects; count++) {
      const both = signal ? AbortSignal.any([late, signal]) : late;
      const {
        status,
        data,
        headers: said,
      } = await instance.get<string>(url.href, { signal: both, headers }).catch((error: unknown) => {
        throw failureOf(error, { isLate: late.aborted, isCancelled: signal?.aborted === true });
      });
      if (status < 300 || status >= 400) return answerOf(status, String(said['content-type'] ?? ''), data);
      url = redirected(url, String(said.location ?? ''));
      if (url.origin !== origin) throw new MetricError('redirect', url.origin);
    }
    throw new MetricError('redirect', origin);
  };
}

function checked(address: string): URL {
  if (!URL.canParse(address)) throw new MetricError('unreadable', `"${address}" is no address`);
  const url = new URL(address);
  if (url.username || url.password)
    throw new MetricError('unreadable', 'an address has no place for a password: sign in to it instead');
  if (!isPrivate(url)) throw new MetricError('insecure', url.origin);
  return url;
}

function redirected(from: URL, location: string): URL {
  if (location === '' || !URL.canParse(location, from.href)) throw new MetricError('redirect');
  return new URL(location, from.href);
}

function answerOf(status: number, type: string, text: string): MetricAnswer {
  const isPage = /^(?:text\/html|application\/xhtml)/i.test(type) || /^\s*<(?:!doctype|html)/i.test(text);
  if (status === 401) throw new MetricError('not-signed-in');
  if (status === 403) throw new MetricError('forbidden');
  if (status >= 300) throw new MetricError('refused', wordsOf(status, isPage ? '' : text));
  if (isPage) throw new MetricError('page', /<title[^>]*>([^<]{1,120})</i.exec(text)?.[1]?.trim());
  return { text, isJson: /\bjson\b/i.test(type) || looksLikeJson.test(text) };
}

/** Not every server says what it answers; a number alone is no table. */
const looksLikeJson = /^\s*(?:[[{]|-?\d+(?:\.\d+)?\s*$)/;

/** The words of a server that refused, such as Prometheus' `{ error }`. */
function wordsOf(status: number, text: string): string {
  try {
    const body = JSON.parse(text) as unknown;
    const { error, message } = (typeof body === 'object' && body !== null ? body : {}) as Record<
      string,
      unknown
    >;
    const words = [error, message].find((one) => typeof one === 'string' && one !== '');
    if (words !== undefined) return String(words).slice(0, mostWords);
  } catch {
    // No JSON: a short text is said as it is.
  }
  const plain = text.trim();
  return plain !== '' && plain.length <= mostWords && !plain.startsWith('<')
    ? plain
    : `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim();
}

/** Without the error itself: axios keeps the request in it, with its credentials. */
function failureOf(error: unknown, how: { isLate: boolean; isCancelled: boolean }): MetricError {
  if (how.isCancelled) return new MetricError('cancelled');
  const { message = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (how.isLate || (isAxiosError(error) && /^(ECONNABORTED|ETIMEDOUT)$/.test(code)))
    return new MetricError('late');
  if (message.includes('maxContentLength')) return new MetricError('large', String(mostMegabytes));
  return new MetricError('unreachable', code || message);
}
