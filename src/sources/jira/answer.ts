import { oneLine } from '../../domain/one-line';
import { SourceError } from '../story-source';

/** What came back for a request, before anything in it is believed. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Empty where `bytes` has what came. */
  readonly text: string;
  /** Of a file that was asked for, and came. */
  readonly bytes?: Uint8Array;
}

/** What an answer says about who asked. */
export type IdentityEvidence = 'known' | 'unsaid' | SourceError;

/**
 * Whether Jira took the credentials. A failed sign-in does not always show in the status: an expired token is answered
 * 200 with what an anonymous caller may see, and only the headers tell. Header names and values:
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes for Cloud (`X-AAccountId`), Seraph's
 * `LoginReason` for both, `X-AUSERNAME` for Data Center.
 */
export function identityIn({ status, headers, text }: Answer): IdentityEvidence {
  const reason = headers['x-seraph-loginreason'] ?? '';
  const denied = headers['x-authentication-denied-reason'] ?? '';
  if (/captcha/i.test(denied) || reason.includes('AUTHENTICATION_DENIED')) {
    return new SourceError('captcha', '', { status });
  }
  // The gateway's word for a right that the token was not given; who asks is known.
  if (lacksScope({ status, headers, text })) return 'unsaid';
  // A server in trouble does not look at who asks, and a page of something else in between does not know.
  if (status >= 500 || status === 429 || isForeignPage({ status, headers, text })) return 'unsaid';
  const isAnonymous = headers['x-ausername'] === 'anonymous';
  if (status === 401 || reason.includes('AUTHENTICATED_FAILED') || reason === 'OUT' || isAnonymous) {
    return new SourceError('not-signed-in', status === 401 ? wordsOf(headers, text) : '', { status });
  }
  return headers['x-aaccountid'] || headers['x-ausername'] ? 'known' : 'unsaid';
}

/** The error an answer stands for; `undefined` where it is what was asked for. */
export function errorIn(answer: Answer, now: number): SourceError | undefined {
  const { status, headers, text } = answer;
  if (status >= 200 && status < 300)
    return text && !isJson(headers) ? new SourceError('not-jira', pageTitle(text), { status }) : undefined;
  const words = wordsOf(headers, text);
  const error = (kind: SourceError['kind'], detail = words): SourceError =>
    new SourceError(kind, detail, { status });
  if (status >= 300 && status < 400) return error('not-jira', redirectTarget(headers));
  if (status === 429) {
    return new SourceError('rate-limited', words, { status, retryAt: now + (waitIn(headers, now) ?? 0) });
  }
  if (status >= 500) return error('unreachable', [`HTTP ${status}`, words].filter(Boolean).join(': '));
  if (isForeignPage(answer)) return error('not-jira', pageTitle(text));
  switch (status) {
    case 401:
      return error(lacksScope(answer) ? 'forbidden' : 'not-signed-in');
    case 403:
      return error('forbidden');
    case 404:
      return error('not-found');
    case 407:
      return error('unreachable', `HTTP ${status}`);
    case 409:
      return error('conflict');
    case 410:
      return error('unsupported');
    default:
      return error('invalid', words || `HTTP ${status}`);
  }
}

/** A refusal that is a web page and has no sign of Jira: of a captive portal, a proxy, a sign-in page of the company. */
function isForeignPage({ status, headers }: Answer): boolean {
  return [401, 403, 404].includes(status) && isHtml(headers) && !isFromJira(headers);
}

function lacksScope({ status, text }: Answer): boolean {
  return status === 401 && /scope does not match/i.test(text);
}

/** Milliseconds a rate-limited caller is told to wait; `undefined` where the answer does not say. */
export function waitIn(headers: Answer['headers'], now: number): number | undefined {
  const told = headers['retry-after'];
  if (told) {
    const seconds = Number(told);
    const wait = Number.isNaN(seconds) ? Date.parse(told) - now : seconds * 1000;
    // Data Center says 0 with every answer while there are tokens left.
    if (wait > 0) return wait;
  }
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '');
  return reset > now ? reset - now : undefined;
}

export function isJson(headers: Answer['headers']): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');
}

function isHtml(headers: Answer['headers']): boolean {
  return /^(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
}

/** Whether an answer is a page to be looked at: a file of HTML comes as one to be saved. */
export function isPage(headers: Answer['headers']): boolean {
  return isHtml(headers) && !headers['content-disposition'];
}

/** Headers that Jira sends with every answer, and a captive portal does not. */
export function isFromJira(headers: Answer['headers']): boolean {
  return ['x-aaccountid', 'x-ausername', 'x-arequestid', 'x-seraph-loginreason'].some(
    (name) => headers[name],
  );
}

const mostWords = 500;

/**
 * Jira's own words about a failure: `{ errorMessages, errors }`, RFC 7807 (`title`, `detail`), the gateway's
 * `{ code, message }`, or a line of plain text. Nothing of a page.
 */
export function wordsOf(headers: Answer['headers'], text: string): string {
  if (isJson(headers)) {
    const body = parsed(text);
    if (!isRecord(body)) return '';
    const messages = Array.isArray(body.errorMessages) ? body.errorMessages.filter(isText) : [];
    const fields = isRecord(body.errors)
      ? Object.entries(body.errors).flatMap(([field, words]) => (isText(words) ? [`${field}: ${words}`] : []))
      : [];
    const others = [body.detail, body.message, body.title].filter(isText).slice(0, 1);
    const all = messages.length + fields.length > 0 ? [...messages, ...fields] : others;
    return all.join(' ').slice(0, mostWords);
  }
  if (!/^text\/plain\b/i.test(headers['content-type'] ?? '') && text.trimStart().startsWith('<')) return '';
  return text.length <= mostWords ? text.trim() : '';
}

function pageTitle(text: string): string {
  const title = /<title[^>]*>([^<]{1,120})<\/title>/i.exec(text)?.[1];
  return title ? oneLine(title) : '';
}

/** The origin alone: the path of a sign-in page carries what is nobody else's business. */
function redirectTarget(headers: Answer['headers']): string {
  const { location = '' } = headers;
  return URL.canParse(location) ? `redirects to ${new URL(location).origin}` : 'redirects to another page';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
