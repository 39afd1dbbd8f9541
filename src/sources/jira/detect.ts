import axios, { type AxiosInstance } from 'axios';
import * as v from 'valibot';
import { SourceError } from '../story-source';
import { isLoopback, isPrivate } from './address';
import { type Answer, errorIn, isFromJira, isJson } from './answer';
import { serverInfoShape } from './shapes';

export interface DetectedJira {
  /** Origin and context path, without a trailing slash. */
  readonly baseUrl: string;
  readonly deployment: 'cloud' | 'datacenter';
  /** `''` where the site tells it to nobody who is not signed in. */
  readonly version: string;
  readonly title?: string;
}

export interface DetectOptions {
  readonly userAgent: string;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Finds the Jira behind what a user pastes: a host, a base URL, or the address of any page of it. Nothing secret is
 * sent. Redirects are followed within the origin; one that leaves it is told and not followed.
 */
export async function detectJira(url: string, options: DetectOptions): Promise<DetectedJira> {
  const { origin, paths, versions } = candidates(url);
  const transport = axios.create({
    proxy: false,
    maxRedirects: 0,
    maxContentLength: 1024 * 1024,
    timeout: 15_000,
    responseType: 'text',
    transformResponse: [(text: unknown) => text],
    validateStatus: () => true,
    headers: { Accept: 'application/json', 'User-Agent': options.userAgent },
  });
  let telling: SourceError | undefined;
  for (const path of paths) {
    for (const version of versions) {
      try {
        return await ask(transport, `${origin}${path}`, version, options);
      } catch (error) {
        if (!(error instanceof SourceError) || ['cancelled', 'unreachable'].includes(error.kind)) throw error;
        if (!telling || telling.more.status === 404) telling = error;
      }
    }
  }
  throw new SourceError('not-jira', telling?.detail);
}

const mostRedirects = 5;

async function ask(
  transport: AxiosInstance,
  base: string,
  version: number,
  { log, signal }: DetectOptions,
): Promise<DetectedJira> {
  const suffix = `/rest/api/${version}/serverInfo`;
  const { origin } = new URL(base);
  let address = base + suffix;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const answer = await get(transport, address, signal);
    log(`GET ${address} ${answer.status}`);
    const { location } = answer.headers;
    if (answer.status >= 300 && answer.status < 400 && location && URL.canParse(location, address)) {
      const target = new URL(location, address);
      if (target.origin !== origin) throw new SourceError('not-jira', `redirects to ${target.origin}`);
      address = target.origin + target.pathname + target.search;
      continue;
    }
    const end = new URL(address).pathname;
    const baseUrl = end.endsWith(suffix) ? origin + end.slice(0, -suffix.length) : base;
    return detected(answer, baseUrl);
  }
  throw new SourceError('not-jira', 'redirects in a circle');
}

function detected(answer: Answer, baseUrl: string): DetectedJira {
  const error = errorIn(answer, Date.now());
  // A site that answers nobody who is not signed in; Cloud always answers this.
  if (error && [401, 403].includes(answer.status) && isFromJira(answer.headers)) {
    return { baseUrl, deployment: 'datacenter', version: '' };
  }
  if (error) throw error;
  const info = isJson(answer.headers) ? v.safeParse(serverInfoShape, parsed(answer.text)) : undefined;
  if (!info?.success) throw new SourceError('not-jira', '', { status: answer.status });
  const { version, deploymentType, serverTitle } = info.output;
  return {
    baseUrl,
    deployment: deploymentType?.toLowerCase() === 'cloud' ? 'cloud' : 'datacenter',
    version,
    ...(serverTitle && { title: serverTitle }),
  };
}

async function get(transport: AxiosInstance, address: string, signal?: AbortSignal): Promise<Answer> {
  try {
    const { status, headers, data } = await transport.get<string>(address, { signal });
    const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(entries) as Answer['headers'], text: data };
  } catch (error) {
    if (signal?.aborted) throw new SourceError('cancelled');
    throw new SourceError('unreachable', error instanceof Error ? error.message : String(error));
  }
}

/** First parts of paths that are Jira's own pages, on Cloud and Data Center. */
const pages = new Set([
  ...[
    'browse',
    'secure',
    'projects',
    'issues',
    'rest',
    'plugins',
    'servicedesk',
    'login.jsp',
    'login',
    'dashboard',
  ],
  ...['software', 'core', 'your-work', 'people', 'jira-home', 'wiki', 'c'],
]);

const cloudHosts = /\.(?:atlassian\.net|jira\.com|jira-dev\.com|atlassian-us-gov-mod\.net)$/;
const mostPaths = 4;

function candidates(typed: string): { origin: string; paths: string[]; versions: number[] } {
  const url = parseAddress(typed.trim());
  const { protocol, host, hostname, pathname } = url;
  if (!isPrivate(url)) throw new SourceError('invalid', `http://${host}: HTTPS is required`);
  const origin = `${protocol}//${host}`;
  if (cloudHosts.test(hostname)) return { origin, paths: [''], versions: [3] };
  const parts = pathname.split('/').filter(Boolean);
  const end = parts.findIndex((part) => pages.has(part.toLowerCase()));
  const context = end < 0 ? parts : parts.slice(0, end);
  const all = context.map((_, index) => `/${context.slice(0, index + 1).join('/')}`);
  // Before a known page stands the whole context path; of an unknown one the beginning is the likelier.
  const paths = (end < 0 ? all : all.reverse()).slice(0, mostPaths);
  return { origin, paths: paths.length > 0 ? [...paths, ''] : ['', '/jira'], versions: [2, 3] };
}

function parseAddress(typed: string): URL {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed);
  const address = hasScheme ? typed : `${isLoopback(hostIn(typed)) ? 'http' : 'https'}://${typed}`;
  if (!typed || /\s/.test(typed) || !URL.canParse(address))
    throw new SourceError('invalid', `${typed}: not a web address`);
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || !url.hostname)
    throw new SourceError('invalid', `${url.protocol}// is not HTTPS`);
  return url;
}

function hostIn(typed: string): string {
  return /^(\[[^\]]*\]|[^/:]*)/.exec(typed)?.[1] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
