import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { identify, type Identity, identityHeaders } from './auth';
import { controlReply } from './control';
import { answer, type Arrival, deadLink, type Limits, parseJson } from './dispatch';
import type { Reply, Site } from './exchange';
import { type Fault, Faults, pause, replyOf } from './faults';
import { type Burst, BurstLimit, IssueWriteLimit } from './rate-limit';
import { type RecordedRequest, Recording } from './recording';
import { cloudId } from './seed-site';

/** What stands for `https://api.atlassian.com/ex/jira/{cloudId}`. */
export const gatewayPath = `/ex/jira/${cloudId}`;

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
  readonly burst?: Burst;
  readonly writeLimit: boolean;
  /** Told of each request to Jira once it is settled. */
  readonly settled?: (entry: RecordedRequest) => void;
}

/** A Jira over HTTP; it does not listen yet. */
export function createJiraServer(options: ServerOptions): JiraServer {
  const faults = new Faults();
  const recording = new Recording(options.settled);
  const limits: Limits = {
    ...(options.burst && { burst: new BurstLimit(options.burst) }),
    ...(options.writeLimit && { writes: new IssueWriteLimit() }),
  };
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
    const arrival = await read(request, site, options.context);
    if (arrival.outside) {
      const reply = { status: 404, contentType: 'text/html;charset=UTF-8', text: deadLink };
      const stray = recorded(arrival, request, { kind: 'anonymous' }, site);
      recording.settle({ number: 0, ...stray, status: reply.status, response: reply.text });
      await send(response, reply, {});
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
    const identity = identify(request.headers, site.state, site.deployment, arrival.gateway);
    const entry = recording.start(recorded(arrival, request, identity, site));
    const fault = faults.take(arrival.method, arrival.path);
    if (fault) {
      entry.fault = fault.kind;
    }
    await pause(options.latency + (fault?.kind === 'delay' ? (fault.ms ?? 1000) : 0));
    const reply = replyTo(entry, () => outcome(site, arrival, request, identity, fault));
    if (!reply) {
      // A caller who is left hanging ends the connection.
      if (!fault?.kind.startsWith('hang')) response.destroy();
      return;
    }
    // A page of something in between has nothing of Jira about it.
    const headers = fault?.kind === 'html' ? {} : siteHeaders(identity, site);
    await send(response, reply, headers, fault);
  }

  /** Keeps in the recording what came of a request, also where nothing did. */
  function replyTo(entry: RecordedRequest, find: () => Reply | undefined): Reply | undefined {
    try {
      const reply = find();
      if (reply) {
        entry.status = reply.status;
        entry.response = reply.text ?? reply.json;
      }
      return reply;
    } finally {
      recording.settle(entry);
    }
  }

  /** `undefined` where no answer comes. */
  function outcome(
    site: Site,
    arrival: Arrival,
    request: IncomingMessage,
    identity: Identity,
    fault: Fault | undefined,
  ): Reply | undefined {
    if (fault?.kind === 'drop-before' || fault?.kind === 'hang-before') {
      return undefined;
    }
    const reply = (fault && replyOf(fault)) ?? answer(site, arrival, request, identity, limits);
    return fault?.kind === 'drop-after' || fault?.kind === 'hang-after' ? undefined : reply;
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

async function read(request: IncomingMessage, site: Site, context: string): Promise<Arrival> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  const below = (prefix: string): boolean => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
  const gateway = site.deployment === 'cloud' && below(gatewayPath);
  const prefix = below('/_simulator') ? '' : gateway ? gatewayPath : context;
  const outside = prefix !== '' && !below(prefix);
  return {
    method: request.method ?? 'GET',
    path: outside ? url.pathname : url.pathname.slice(prefix.length) || '/',
    outside,
    query: url.searchParams,
    text: Buffer.concat(chunks).toString('utf8'),
    gateway,
  };
}

function siteHeaders(identity: Identity, site: Site): Record<string, string> {
  const id = randomBytes(16).toString('hex');
  return {
    ...identityHeaders(identity, site.deployment),
    Date: new Date(site.now()).toUTCString(),
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
  const body = reply.bytes ? Buffer.from(reply.bytes) : Buffer.from(text, 'utf8');
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
