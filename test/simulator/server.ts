import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import findMyWay from 'find-my-way';
import { identify, identityHeaders, type Identity } from './auth';
import { controlReply } from './control';
import { errorReply, notAuthenticated, problem } from './errors';
import { type Exchange, Refusal, type Reply, type Route, type Site } from './exchange';
import { type Fault, Faults, pause, replyOf } from './faults';
import { Recording, type RecordedRequest } from './recording';
import { routes } from './routes';

export interface JiraServer {
  readonly http: Server;
  readonly faults: Faults;
  readonly recording: Recording;
}

export interface ServerOptions {
  /** Asked for at every request: the port is known only when the server listens. */
  readonly site: () => Site;
  /** `''` or `/jira` */
  readonly context: string;
  /** Milliseconds added to every answer. */
  readonly latency: number;
}

/** Bodies beyond this are refused, as Jira's proxy refuses them. */
const bodyLimit = 20 * 1024 * 1024;

interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** A Jira over HTTP; it does not listen yet. */
export function createJiraServer(options: ServerOptions): JiraServer {
  const faults = new Faults();
  const recording = new Recording();
  const http = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A fault of the simulator itself: it is to be seen, in the terminal and by the caller.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`simulator: ${request.method} ${request.url}: ${message}\n`);
      if (response.headersSent) {
        response.destroy();
      } else {
        response.writeHead(500, { 'Content-Type': 'text/plain;charset=UTF-8' }).end(message);
      }
    });
  });
  http.keepAliveTimeout = 5_000;
  return { http, faults, recording };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const site = options.site();
    const arrival = await read(request, options.context);
    if (!arrival) {
      await send(response, { status: 404, contentType: 'text/html;charset=UTF-8', text: deadLink }, {});
      return;
    }
    if (arrival.path.startsWith('/_simulator')) {
      await send(
        response,
        controlReply(arrival.method, arrival.path, arrival.text, { site, faults, recording }),
        {},
      );
      return;
    }
    const identity = identify(request.headers, site.state, site.deployment);
    const entry = recording.start(recorded(arrival, request, identity, site));
    const fault = faults.take(arrival.method, arrival.path);
    if (fault) {
      entry.fault = fault.kind;
    }
    await pause(options.latency + (fault?.kind === 'delay' ? (fault.ms ?? 1000) : 0));
    if (fault?.kind === 'drop-before') {
      response.destroy();
      return;
    }
    const reply = (fault && replyOf(fault)) ?? answer(site, arrival, request, identity);
    if (fault?.kind === 'drop-after') {
      response.destroy();
      return;
    }
    entry.status = reply.status;
    entry.response = reply.text ?? reply.json;
    await send(response, reply, siteHeaders(identity, site), fault);
  }
}

function recorded(
  { method, path, query, text }: Arrival,
  request: IncomingMessage,
  identity: Identity,
  site: Site,
): Omit<RecordedRequest, 'number' | 'status'> {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    name === 'authorization' || value === undefined ? [] : [[name, [value].flat().join(', ')]],
  );
  return {
    at: site.now(),
    method,
    path,
    query: Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: parseJson(text).value ?? (text || undefined),
    ...(identity.kind === 'user' && { user: identity.user.accountId }),
  };
}

/** Reads a request; `undefined` where it lies outside the context path. */
async function read(request: IncomingMessage, context: string): Promise<Arrival | undefined> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) {
      throw new Error('request body too large');
    }
    chunks.push(chunk);
  }
  const control = url.pathname.startsWith('/_simulator');
  if (!control && context && url.pathname !== context && !url.pathname.startsWith(`${context}/`)) {
    return undefined;
  }
  return {
    method: request.method ?? 'GET',
    path: control ? url.pathname : url.pathname.slice(context.length) || '/',
    query: url.searchParams,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function answer(site: Site, arrival: Arrival, request: IncomingMessage, identity: Identity): Reply {
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
    return notAuthenticated(site.deployment);
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
      : [route.path.startsWith('/_edge') ? route.path : `/rest${route.path}`];
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

const deadLink =
  '<!DOCTYPE html><html><head><title>Oops, you’ve found a dead link.</title></head><body><h1>Dead link</h1></body></html>';

function parseJson(text: string): { value?: unknown; invalid?: true } {
  if (text === '') {
    return {};
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { invalid: true };
  }
}

function siteHeaders(identity: Identity, site: Site): Record<string, string> {
  const id = randomBytes(16).toString('hex');
  return {
    ...identityHeaders(identity, site.deployment),
    'Cache-Control': 'no-cache, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    ...(site.deployment === 'cloud'
      ? { 'Atl-Traceid': id, 'Atl-Request-Id': id, Server: 'AtlassianEdge' }
      : { 'X-AREQUESTID': `764x${site.now() % 100_000}x1`, 'X-ANODEID': 'node1' }),
  };
}

async function send(
  response: ServerResponse,
  reply: Reply,
  headers: Readonly<Record<string, string>>,
  fault?: Fault,
): Promise<void> {
  const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const body = Buffer.from(text, 'utf8');
  response.writeHead(reply.status, {
    ...headers,
    ...reply.headers,
    ...(reply.status !== 204 && {
      'Content-Type': reply.contentType ?? 'application/json;charset=UTF-8',
      'Content-Length': String(body.length),
    }),
  });
  if (fault?.kind === 'truncate') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  if (fault?.kind === 'slow') {
    const size = Math.max(1, Math.ceil(body.length / 10));
    for (let at = 0; at < body.length; at += size) {
      response.write(body.subarray(at, at + size));
      await pause(fault.ms ?? 100);
    }
    response.end();
    return;
  }
  response.end(reply.status === 204 ? undefined : body);
}
