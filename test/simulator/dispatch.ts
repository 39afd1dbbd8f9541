import type { IncomingMessage } from 'node:http';
import findMyWay from 'find-my-way';
import type { Identity } from './auth';
import { errorReply, notAuthenticated, problem } from './errors';
import { type Exchange, Refusal, type Reply, type Route, type Site } from './exchange';
import { type BurstLimit, type IssueWriteLimit, tooManyRequests } from './rate-limit';
import { routes } from './routes';

/** A request that has been read. */
export interface Arrival {
  readonly method: string;
  /** Without the context path and the query. */
  readonly path: string;
  /** Not below the context path, where Jira is not: the path is the whole one then. */
  readonly outside: boolean;
  readonly query: URLSearchParams;
  readonly text: string;
  /** Sent to `api.atlassian.com/ex/jira/{cloudId}` rather than to the site. */
  readonly gateway: boolean;
}

export interface Limits {
  readonly burst?: BurstLimit;
  readonly writes?: IssueWriteLimit;
}

/** The answer to a caller who is too fast. */
function limited(site: Site, limits: Limits, issue: string | undefined): Reply | undefined {
  const now = site.now();
  const wait = limits.burst?.take(now) ?? 0;
  if (limits.burst && wait > 0) {
    return tooManyRequests(wait, now, site.deployment, {
      reason: 'jira-burst-based',
      limit: limits.burst.burst.requests,
    });
  }
  const id = issue === undefined ? undefined : site.state.issue(issue)?.id;
  const pause = id === undefined ? 0 : (limits.writes?.take(id, now) ?? 0);
  return pause > 0
    ? tooManyRequests(pause, now, site.deployment, { reason: 'jira-per-issue-on-write', limit: 20 })
    : undefined;
}

/** Jira's answer: everything that is checked before a route sees a request, and the route. */
export function answer(
  site: Site,
  arrival: Arrival,
  request: IncomingMessage,
  identity: Identity,
  limits: Limits,
): Reply {
  if (identity.kind === 'captcha') {
    return captcha(site);
  }
  const { method, path } = arrival;
  const write = method !== 'GET' && method !== 'HEAD';
  if (write && /^Mozilla\//.test(request.headers['user-agent'] ?? '')) {
    return { status: 403, contentType: 'text/html;charset=UTF-8', text: 'XSRF check failed' };
  }
  const found = routerOf(site).find(method as 'GET', path);
  if (!found) {
    return unknownPath(site, method, path);
  }
  const { route } = found.store as { route: Route };
  if (identity.kind === 'refused' && !open.has(route.path)) {
    return arrival.gateway
      ? { status: 401, json: { code: 401, message: 'Unauthorized' } }
      : notAuthenticated(site.deployment);
  }
  const tooFast = limited(site, limits, write ? found.params['issueIdOrKey'] : undefined);
  if (tooFast) {
    return tooFast;
  }
  const body = parseJson(arrival.text);
  if (write && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return unsupportedMedia(site, path, request.headers['content-type']);
  }
  if (body.invalid) {
    return errorReply(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
  const exchange: Exchange = {
    site,
    method,
    path,
    query: arrival.query,
    params: found.params,
    headers: request.headers,
    body: body.value,
    user: identity.kind === 'user' ? identity.user : undefined,
  };
  try {
    return route.handler(exchange);
  } catch (error) {
    if (error instanceof Refusal) {
      return error.reply;
    }
    throw error;
  }
}

/** Answered whatever the caller's credentials are. */
const open = new Set(['/api/serverInfo', '/_edge/tenant_info']);

const routers = new Map<string, ReturnType<typeof findMyWay>>();

function routerOf({ deployment, api }: Site): ReturnType<typeof findMyWay> {
  const known = routers.get(deployment);
  if (known) {
    return known;
  }
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 2000 });
  for (const route of routes) {
    if (route.only && route.only !== deployment) {
      continue;
    }
    const bases = deployment === 'cloud' ? [api] : [api, '/rest/api/latest'];
    const paths = route.path.startsWith('/api/')
      ? bases.map((base) => base + route.path.slice('/api'.length))
      : [/^\/(agile|software)\//.test(route.path) ? `/rest${route.path}` : route.path];
    paths.forEach((path) => router.on(route.method, path, () => undefined, { route }));
  }
  routers.set(deployment, router);
  return router;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

function unknownPath(site: Site, method: string, path: string): Reply {
  const elsewhere = methods.some((other) => routerOf(site).find(other, path));
  if (site.deployment === 'datacenter' || !path.startsWith('/rest/')) {
    return elsewhere
      ? { status: 405, contentType: 'text/html;charset=UTF-8', text: '' }
      : { status: 404, contentType: 'text/html;charset=UTF-8', text: deadLink };
  }
  return elsewhere
    ? problem(405, 'Method Not Allowed', `Method '${method}' is not supported.`, path)
    : problem(404, 'Not Found', `No endpoint ${method} ${path}.`, path);
}

function unsupportedMedia(site: Site, path: string, contentType = 'null'): Reply {
  return site.deployment === 'cloud'
    ? problem(415, 'Unsupported Media Type', `Content-Type '${contentType}' is not supported.`, path)
    : { status: 415, contentType: 'text/html;charset=UTF-8', text: '' };
}

function captcha(site: Site): Reply {
  return {
    status: 403,
    contentType: 'text/html;charset=UTF-8',
    text: '<html><head><title>Forbidden (403)</title></head><body>Basic Authentication Failure - Reason : AUTHENTICATION_DENIED</body></html>',
    headers: {
      'X-Authentication-Denied-Reason': `CAPTCHA_CHALLENGE; login-url=${site.baseUrl}/login.jsp`,
      'WWW-Authenticate': 'OAuth realm="http%3A%2F%2F127.0.0.1"',
    },
  };
}

export const deadLink =
  '<!DOCTYPE html><html><head><title>Oops, you’ve found a dead link.</title></head><body><h1>Dead link</h1></body></html>';

export function parseJson(text: string): { value?: unknown; invalid?: true } {
  if (text === '') {
    return {};
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { invalid: true };
  }
}
