import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { MetricCredentials } from '../../../../src/sources/product/metric-credentials';
import { MetricError } from '../../../../src/sources/product/metric-error';
import { createMetricTransport, type MetricAnswer } from '../../../../src/sources/product/metric-request';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

async function serve(handler: Handler): Promise<{ readonly origin: string; close(): void }> {
  const server = http.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('An endpoint of metrics', () => {
  const opened: { close(): void }[] = [];
  afterEach(() => opened.splice(0).forEach((server) => server.close()));

  async function at(handler: Handler): Promise<string> {
    const server = await serve(handler);
    opened.push(server);
    return server.origin;
  }

  const known = new Map<string, MetricCredentials>();
  afterEach(() => known.clear());

  const get = createMetricTransport({
    userAgent: 'test',
    credentials: async (origin) => known.get(origin),
    patience: 300,
  });
  const fails = (asked: Promise<unknown>, kind: string, detail: string | RegExp = ''): Promise<void> =>
    assert.rejects(asked, (error: unknown) => {
      assert.ok(error instanceof MetricError, String(error));
      assert.equal(error.kind, kind);
      if (typeof detail === 'string') assert.equal(error.detail, detail);
      else assert.match(error.detail, detail);
      return true;
    });
  const answers = (status: number, type: string, text: string): Promise<string> =>
    at((_, response) => void response.writeHead(status, { 'Content-Type': type }).end(text));

  it('gives its text, and whether that is JSON', async () => {
    const expected: MetricAnswer = { text: '[1]', isJson: true };
    assert.deepEqual(await get(await answers(200, 'application/json; charset=utf-8', '[1]')), expected);
    assert.deepEqual(await get(await answers(200, 'text/plain', '[1]')), expected);
    assert.deepEqual(await get(await answers(200, 'text/csv', 'a,b')), { text: 'a,b', isJson: false });
    assert.deepEqual(await get(await answers(200, 'text/plain', '41.5\n')), { text: '41.5\n', isJson: true });
  });

  it('is late where it hangs, before its head and in its body', async () => {
    await fails(get(await at(() => undefined)), 'late');
    const stuck = await at((_, response) => void response.writeHead(200).write('['));
    await fails(get(stuck), 'late');
  });

  it('is no endpoint where a page answers', async () => {
    const page = '<!doctype html><title>Sign in to Grafana</title>';
    await fails(get(await answers(200, 'text/html', page)), 'page', 'Sign in to Grafana');
    await fails(get(await answers(200, 'text/plain', page)), 'page', 'Sign in to Grafana');
  });

  it('may lead elsewhere within its origin, and not out of it', async () => {
    const asked: string[] = [];
    const other = await at((request, response) => {
      asked.push(String(request.headers.authorization));
      response.end('[1]');
    });
    const origin = await at((request, response) => {
      if (request.url === '/new') response.setHeader('Content-Type', 'application/json').end('[2]');
      else if (request.url === '/old') response.writeHead(302, { Location: '/new' }).end();
      else if (request.url === '/round') response.writeHead(302, { Location: '/round' }).end();
      else response.writeHead(307, { Location: `${other}/values` }).end();
    });
    known.set(origin, { kind: 'bearer', token: 'secret' });
    assert.equal((await get(`${origin}/old`)).text, '[2]');
    await fails(get(`${origin}/out`), 'redirect', other);
    await fails(get(`${origin}/round`), 'redirect', origin);
    assert.deepEqual(asked, []);
  });

  it('is told who asks, where that was given for its origin', async () => {
    const asked: (string | undefined)[] = [];
    const handler: Handler = (request, response) => {
      asked.push(request.headers.authorization);
      response.end('1');
    };
    const [one, two] = [await at(handler), await at(handler)];
    known.set(one, { kind: 'bearer', token: 'secret' });
    await get(`${one}/a`);
    await get(`${two}/a`);
    known.set(two, { kind: 'basic', username: 'ana', password: 'ä:b' });
    await get(`${two}/a`);
    const basic = `Basic ${Buffer.from('ana:ä:b').toString('base64')}`;
    assert.deepEqual(asked, ['Bearer secret', undefined, basic]);
  });

  it('says why it refuses', async () => {
    await fails(get(await answers(401, 'text/plain', 'no')), 'not-signed-in');
    await fails(get(await answers(403, 'text/html', '<html>')), 'forbidden');
    await fails(get(await answers(400, 'application/json', '{"error":"bad query"}')), 'refused', 'bad query');
    await fails(get(await answers(502, 'text/html', '<html>Bad gateway')), 'refused', 'HTTP 502 Bad Gateway');
    await fails(get(await answers(429, 'text/plain', '')), 'refused', 'HTTP 429 Too Many Requests');
    await fails(get(await answers(404, 'text/plain', 'no such series')), 'refused', 'no such series');
  });

  it('is cut off where it does not end', async () => {
    const endless = await at((_, response) => {
      const chunk = Buffer.alloc(512 * 1024, '1');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    await fails(createTransport()(endless), 'large', '4');
  });

  it('may be packed, and is cut off where it is packed too well', async () => {
    const packed = (text: string): Promise<string> => {
      const bytes = gzipSync(text);
      const head = { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' };
      return at((_, response) => void response.writeHead(200, head).end(bytes));
    };
    assert.equal((await get(await packed('day,n\n'))).text, 'day,n\n');
    await fails(get(await packed(' '.repeat(5 * 1024 * 1024))), 'large', '4');
  });

  it('is asked over HTTPS, or on this machine, and without a password in its address', async () => {
    await fails(get('http://metrics.example/rate'), 'insecure', 'http://metrics.example');
    await fails(get('ftp://127.0.0.1/rate'), 'insecure', 'ftp://127.0.0.1');
    await fails(get('https://ana:secret@metrics.example/'), 'unreadable', /sign in to it instead$/);
    await fails(get('metrics'), 'unreadable', '"metrics" is no address');
  });

  it('cannot be reached where nobody listens, and says nothing of who asked', async () => {
    const server = await serve(() => undefined);
    server.close();
    known.set(server.origin, { kind: 'bearer', token: 'secret' });
    await assert.rejects(get(server.origin), (error: MetricError) => {
      assert.equal(error.kind, 'unreachable');
      assert.equal(error.detail, 'ECONNREFUSED');
      assert.ok(!JSON.stringify(error).includes('secret') && error.cause === undefined);
      return true;
    });
  });

  it('is left alone where nobody waits any more', async () => {
    const asking = get(await at(() => undefined), AbortSignal.timeout(20));
    await fails(asking, 'cancelled');
  });

  function createTransport(): typeof get {
    return createMetricTransport({ userAgent: 'test', credentials: async () => undefined, patience: 5_000 });
  }
});
