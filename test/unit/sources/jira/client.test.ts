import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { createClient, type JiraClient, type JiraRequest } from '../../../../src/sources/jira/client';
import type { JiraCredentials } from '../../../../src/sources/jira/credentials';
import { SourceError, type SourceErrorKind } from '../../../../src/sources/story-source';
import { answering, type AnsweringServer, type Reply, unsaid } from './answering';
import { quick, userAgent } from './simulated-site';

const token: JiraCredentials = { kind: 'cloud-token', email: 'mira@example.test', token: 'secret-token-1' };
const whoAmI = '/rest/api/3/myself';
const me = { accountId: '5f1a20c4e8b0d90076a1c001' };
const issue = '/rest/api/3/issue/SHOP-7';

describe('the Jira client', () => {
  let server: AnsweringServer;
  let client: JiraClient;
  let lines: string[];
  let credentials: JiraCredentials | undefined;

  async function listen(answer: Parameters<typeof answering>[0], timings = {}): Promise<void> {
    lines = [];
    credentials = token;
    server = await answering(answer);
    client = createClient({
      ...{ baseUrl: `${server.url}/jira`, whoAmI, userAgent, log: (line: string) => void lines.push(line) },
      credentials: () => Promise.resolve(credentials),
      timings: { ...quick, ...timings },
    });
  }
  const get = (request: Partial<JiraRequest> = {}): Promise<unknown> =>
    client.fetch(v.unknown(), { path: issue, ...request });
  const put = (request: Partial<JiraRequest> = {}): Promise<void> =>
    client.send({ method: 'PUT', path: issue, body: { fields: {} }, ...request });

  afterEach(() => server.close());

  async function fails(kind: SourceErrorKind, call: Promise<unknown>): Promise<SourceError> {
    let failure: unknown;
    await call.catch((error: unknown) => (failure = error));
    assert.ok(failure instanceof SourceError, String(failure));
    assert.equal(failure.kind, kind, failure.message);
    assert.ok(
      !/secret-token|mira@/.test(
        JSON.stringify({ ...failure, cause: String(failure.cause), stack: failure.stack }),
      ),
    );
    return failure;
  }

  describe('sends', () => {
    it('credentials, its own name, JSON and no check for browsers below the context path', async () => {
      await listen(() => ({ body: { key: 'SHOP-7' } }));
      assert.deepEqual(await get({ query: { fields: 'summary,status', expand: undefined } }), {
        key: 'SHOP-7',
      });
      await put();
      const [read, write] = server.received;
      assert.equal(read?.url, `/jira${issue}?fields=summary,status`);
      assert.equal(read?.headers.authorization, `Basic ${btoa('mira@example.test:secret-token-1')}`);
      assert.equal(read?.headers.accept, 'application/json');
      assert.equal(write?.headers['user-agent'], userAgent);
      assert.equal(write?.headers['x-atlassian-token'], 'no-check');
      assert.equal(write?.headers['content-type'], 'application/json');
      assert.equal(write?.body, '{"fields":{}}');
    });

    it('a content type with DELETE, which has no body', async () => {
      await listen(() => ({ status: 204 }));
      await client.send({ method: 'DELETE', path: `${issue}/remotelink`, query: { globalId: 'a b:c' } });
      assert.equal(server.received[0]?.headers['content-type'], 'application/json');
      assert.equal(new URL(server.received[0]?.url ?? '', server.url).searchParams.get('globalId'), 'a b:c');
    });

    it('a personal access token as Bearer', async () => {
      await listen(() => ({ body: {} }));
      credentials = { kind: 'pat', token: 'secret-token-2' };
      await get();
      assert.equal(server.received[0]?.headers.authorization, 'Bearer secret-token-2');
    });

    it('no cookie that the site set', async () => {
      await listen(() => ({ body: {}, headers: { 'Set-Cookie': 'JSESSIONID=1; Path=/' } }));
      await get();
      await get();
      assert.equal(server.received[1]?.headers.cookie, undefined);
    });

    it('over one connection', async () => {
      const ports = new Set<number | undefined>();
      await listen((_, response) => {
        ports.add(response.socket?.remotePort);
        return { body: {} };
      });
      for (let count = 0; count < 5; count++) await get();
      assert.equal(ports.size, 1);
    });

    it('at most six requests at once', async () => {
      let [open, most] = [0, 0];
      await listen(async () => {
        most = Math.max(most, ++open);
        await wait(20);
        open -= 1;
        return { body: {} };
      });
      await Promise.all(Array.from({ length: 30 }, () => get()));
      assert.equal(server.received.length, 30);
      assert.equal(most, 6);
    });

    it('nothing over a network without HTTPS', () => {
      const options = { whoAmI, userAgent, log: () => undefined, credentials: () => Promise.resolve(token) };
      assert.throws(() => createClient({ ...options, baseUrl: 'http://jira.example.com' }), /invalid.*HTTPS/);
    });

    it('nothing where nobody is signed in', async () => {
      await listen(() => ({ body: {} }));
      credentials = undefined;
      await fails('not-signed-in', get());
      assert.equal(server.received.length, 0);
      credentials = token;
      await get();
    });
  });

  describe('tells failures apart', () => {
    const words = { errorMessages: ['Issue does not exist.'], errors: { summary: 'Summary is required.' } };
    const kinds: readonly (readonly [string, Reply, SourceErrorKind, string])[] = [
      ['400', { status: 400, body: words }, 'invalid', 'Issue does not exist. summary: Summary is required.'],
      ['400 without fields', { status: 400, body: { errorMessages: ['No.'] } }, 'invalid', 'No.'],
      [
        '403',
        { status: 403, body: { errorMessages: ['You may not.'], errors: {} } },
        'forbidden',
        'You may not.',
      ],
      [
        '403 for a browser’s name',
        { status: 403, body: 'XSRF check failed' },
        'forbidden',
        'XSRF check failed',
      ],
      [
        '404',
        { status: 404, body: words },
        'not-found',
        'Issue does not exist. summary: Summary is required.',
      ],
      [
        '409',
        { status: 409, body: { errorMessages: ['Conflicting update.'] } },
        'conflict',
        'Conflicting update.',
      ],
      ['410', { status: 410, body: { errorMessages: ['Removed.'] } }, 'unsupported', 'Removed.'],
      [
        'a problem document',
        {
          status: 400,
          body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'No number.' },
          headers: { 'Content-Type': 'application/problem+json' },
        },
        'invalid',
        'No number.',
      ],
      [
        'a gateway’s message',
        { status: 403, body: { code: 403, message: 'Scope missing' } },
        'forbidden',
        'Scope missing',
      ],
      [
        '500',
        { status: 500, body: { errorMessages: ['Internal server error'] } },
        'unreachable',
        'HTTP 500: Internal server error',
      ],
      ['a page with 200', page(200), 'not-jira', 'Sign in to the network'],
      ['a page with 404 of somebody else', page(404), 'not-jira', 'Sign in to the network'],
      ['a page with 404 of Jira', page(404, { 'X-AAccountId': 'x', 'X-AREQUESTID': '1x1' }), 'not-found', ''],
      ['a page with 403 of Jira', page(403, { 'X-AAccountId': '', 'X-AUSERNAME': 'mira' }), 'forbidden', ''],
      [
        'JSON that is none',
        { body: '{"key": ', headers: { 'Content-Type': 'application/json' } },
        'unreadable',
        '',
      ],
      ['nothing at all', { status: 200, body: '' }, 'unreadable', `GET ${issue}: no JSON`],
    ];
    for (const [name, reply, kind, detail] of kinds) {
      it(name, async () => {
        await listen(() => reply);
        const error = await fails(kind, get());
        if (name !== 'JSON that is none') assert.equal(error.detail, detail);
        assert.equal(server.received.length, 1);
      });
    }

    it('an answer that is not what was asked for, by the place in it', async () => {
      await listen(() => ({ body: { issues: [{ key: 7 }] } }));
      const shape = v.object({ issues: v.array(v.object({ key: v.string() })) });
      const error = await fails('unreadable', client.fetch(shape, { path: issue }));
      assert.match(error.detail, /issues\.0\.key/);
    });

    it('a redirect to another origin, which gets no request', async () => {
      const other = await answering(() => ({ body: {} }));
      await listen(() => ({ status: 302, headers: { Location: `${other.url}/sso?request=secret` } }));
      const error = await fails('not-jira', get());
      assert.equal(error.detail, `redirects to ${other.url}`);
      assert.equal(other.received.length, 0);
      await other.close();
    });

    it('a redirect within the origin, which is a sign-in page', async () => {
      await listen(() => ({ status: 302, headers: { Location: '/login.jsp' } }));
      await fails('not-jira', get());
      assert.equal(server.received.length, 1);
    });

    it('nobody there', async () => {
      await listen(() => ({ body: {} }));
      await server.close();
      assert.match((await fails('unreachable', get())).detail, /ECONNREFUSED/);
    });

    it('silence', async () => {
      await listen(() => undefined, { silence: 60 });
      await fails('unreachable', get());
      assert.equal(server.received.length, 1);
    });

    it('a body that never ends', async () => {
      await listen(
        (_, response) => {
          response.writeHead(200, { 'Content-Type': 'application/json', 'X-AAccountId': 'x' });
          const timer = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(timer));
          return undefined;
        },
        { answer: 200 },
      );
      assert.equal((await fails('unreachable', get())).detail, 'no whole answer in time');
    });

    it('a body beyond all measure', async () => {
      await listen(() => ({ body: { text: 'x'.repeat(21 * 1024 * 1024) } }));
      await fails('unreadable', get());
    });

    it('a body that ends early, after asking again', async () => {
      await listen((_, response, count) => {
        if (count > 1) return { body: { key: 'SHOP-7' } };
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"key":', () => response.destroy());
        return undefined;
      });
      assert.deepEqual(await get(), { key: 'SHOP-7' });
    });

    it('a caller who does not want it any more', async () => {
      await listen(() => undefined);
      await fails('cancelled', get({ signal: AbortSignal.timeout(30) }));
      await fails('cancelled', get({ signal: AbortSignal.abort() }));
      assert.equal(server.received.length, 1);
    });
  });

  describe('knows who it is', () => {
    const refusals: readonly (readonly [string, Reply, SourceErrorKind])[] = [
      [
        '401',
        { status: 401, body: 'Client must be authenticated to access this resource.' },
        'not-signed-in',
      ],
      [
        '200 for an expired token',
        { body: { issues: [] }, headers: { ...unsaid, 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' } },
        'not-signed-in',
      ],
      [
        '200 for anonymous',
        { body: { issues: [] }, headers: { ...unsaid, 'X-AUSERNAME': 'anonymous' } },
        'not-signed-in',
      ],
      [
        '404 for an expired token',
        { status: 404, body: {}, headers: { ...unsaid, 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' } },
        'not-signed-in',
      ],
      [
        'a wanted CAPTCHA',
        {
          ...page(403),
          headers: {
            ...page(403).headers,
            'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=https://x/login.jsp',
          },
        },
        'captcha',
      ],
      [
        'a denied sign-in',
        { body: {}, headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' } },
        'captcha',
      ],
    ];
    for (const [name, reply, kind] of refusals) {
      it(`by ${name}, and sends nothing more until there are other credentials`, async () => {
        let isGood = false;
        await listen(() => (isGood ? { body: {} } : reply));
        await fails(kind, get());
        await fails(kind, get());
        await fails(kind, put());
        assert.equal(server.received.length, 1);
        isGood = true;
        credentials = { ...token, token: 'secret-token-3' };
        await get();
        assert.equal(server.received.length, 2);
      });
    }

    it('after one failed sign-in of ten requests at once', async () => {
      await listen(() => ({ status: 401, body: 'Client must be authenticated to access this resource.' }));
      const results = await Promise.allSettled(Array.from({ length: 10 }, () => get()));
      assert.ok(results.every(({ status }) => status === 'rejected'));
      assert.equal(server.received.length, 1);
    });

    it('by asking once where a proxy strips the header', async () => {
      await listen(({ url }) => ({ body: url.endsWith('myself') ? me : { key: 'SHOP-7' }, headers: unsaid }));
      await get();
      await get();
      await put();
      assert.deepEqual(
        server.received.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`),
        ['GET SHOP-7', 'GET myself', 'GET SHOP-7', 'PUT SHOP-7'],
      );
    });

    it('not by an answer that could be anybody’s', async () => {
      const unknown = {
        status: 401,
        body: 'Client must be authenticated to access this resource.',
        headers: unsaid,
      };
      await listen(({ url }) =>
        url.endsWith('myself') ? unknown : { body: { issues: [] }, headers: unsaid },
      );
      await fails('not-signed-in', get());
      await fails('not-signed-in', get());
      assert.equal(server.received.length, 2);
    });

    it('by asking who it is where a token lacks a scope, and is not signed out', async () => {
      const lacking = {
        status: 401,
        body: { code: 401, message: 'Unauthorized; scope does not match' },
        headers: unsaid,
      };
      await listen(({ url }) => (url.endsWith('myself') ? { body: me } : lacking));
      assert.match((await fails('forbidden', get())).detail, /scope/);
      await fails('forbidden', get());
      assert.equal(server.received.length, 3);
    });

    it('is not signed out by any other failure', async () => {
      for (const status of [403, 404, 500, 503]) {
        await listen((_, __, count) =>
          count === 1 ? { status, body: { errorMessages: [] } } : { body: {} },
        );
        await get().catch(() => undefined);
        await get();
        await server.close();
      }
    });
  });

  describe('repeats', () => {
    const busy: Reply = { status: 503, body: { errorMessages: ['Service unavailable'] } };

    it('a read that failed on the way', async () => {
      await listen((_, response, count) => {
        if (count === 1) return void response.destroy();
        return count === 2 ? busy : { body: { key: 'SHOP-7' } };
      });
      assert.deepEqual(await get(), { key: 'SHOP-7' });
      assert.equal(server.received.length, 3);
    });

    it('not for ever', async () => {
      await listen(() => busy);
      assert.equal((await fails('unreachable', get())).detail, 'HTTP 503: Service unavailable');
      assert.equal(server.received.length, 4);
    });

    it('no write, of which nobody knows whether it came through', async () => {
      await listen((_, response) => void response.destroy());
      await fails('unreachable', put());
      await fails('unreachable', put({ method: 'POST' }));
      assert.equal(server.received.length, 2);
    });

    it('a write that may come twice', async () => {
      await listen((_, __, count) => (count === 1 ? busy : { status: 204 }));
      await put({ repeatable: true });
      assert.equal(server.received.length, 2);
      assert.equal(server.received[0]?.body, server.received[1]?.body);
    });

    it('what was turned away as too much, after the time it was told', async () => {
      await listen((_, __, count) =>
        count === 1 ? { status: 429, body: '', headers: { 'Retry-After': '1' } } : { status: 204 },
      );
      const started = Date.now();
      await put({ method: 'POST' });
      assert.ok(Date.now() - started >= 1000, `${Date.now() - started} ms`);
    });

    it('also where only the end of the limit is told', async () => {
      await listen((_, __, count) => {
        const reset = new Date(Date.now() + 300).toISOString();
        return count === 1
          ? { status: 429, body: '', headers: { 'Retry-After': '0', 'X-RateLimit-Reset': reset } }
          : { body: {} };
      });
      const started = Date.now();
      await get();
      assert.ok(Date.now() - started >= 250);
    });

    it('nothing before a time that is too far off, and says which', async () => {
      await listen(() => ({ status: 429, body: '', headers: { 'Retry-After': '120' } }));
      const { more } = await fails('rate-limited', get());
      assert.ok((more.retryAt ?? 0) - Date.now() > 110_000);
      assert.equal((await fails('rate-limited', put())).more.retryAt, more.retryAt);
      assert.equal(server.received.length, 1);
    });

    it('nothing once it is cancelled', async () => {
      await listen(() => ({ status: 429, body: '', headers: { 'Retry-After': '1' } }));
      await fails('cancelled', get({ signal: AbortSignal.timeout(100) }));
      assert.equal(server.received.length, 1);
    });
  });

  it('writes down what it did, and nothing secret', async () => {
    await listen((_, __, count) => (count === 2 ? { status: 404, body: {} } : { body: {} }));
    await get({ query: { query: 'mira@example.test' } });
    await fails('not-found', put());
    assert.match(lines[0] ?? '', /^GET \/rest\/api\/3\/issue\/SHOP-7\?query 200 \d+ ms$/);
    assert.match(lines[1] ?? '', /^PUT \/rest\/api\/3\/issue\/SHOP-7 404 \d+ ms$/);
    assert.doesNotMatch(lines.join('\n'), /secret|mira|Basic/);
  });
});

function page(status: number, headers: Readonly<Record<string, string>> = unsaid): Reply {
  return {
    status,
    body: '<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body></body></html>',
    headers: { 'Content-Type': 'text/html;charset=UTF-8', ...headers },
  };
}
