import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { MetricSource } from '../../../../src/domain/metric';
import type { MetricCredentials } from '../../../../src/sources/product/metric-credentials';
import { MetricError } from '../../../../src/sources/product/metric-error';
import { createMetricTransport } from '../../../../src/sources/product/metric-request';
import { prometheusSeries } from '../../../../src/sources/product/prometheus';
import type { Series } from '../../../../src/sources/product/series';
import { findPrometheus, type RunningPrometheus, startPrometheus } from '../../../launch/prometheus';

const day = 86_400;
const now = Date.parse('2026-11-26T10:00:00Z');
const today = Date.parse('2026-11-26T00:00:00Z') / 1000;

/** A value for each of the last days, a minute before its end. */
const daily = (...values: number[]): [number, number][] =>
  values.map((value, index) => [today - 60 - (values.length - 1 - index) * day, value]);

type Source = Extract<MetricSource, { readonly kind: 'prometheus' }>;

describe('A real Prometheus', function () {
  this.timeout(60_000);
  let prometheus: RunningPrometheus;
  let guarded: RunningPrometheus;
  let exporter: http.Server;
  let known: MetricCredentials | undefined;
  const get = createMetricTransport({ userAgent: 'test', credentials: async () => known });

  before(async function () {
    const programs = findPrometheus();
    // On a machine of the project's own there has to be one: `.ci/run` names it.
    if (!programs) return this.skip();
    exporter = http.createServer((_, response) => response.end('live_orders 7\n')).listen(0, '127.0.0.1');
    await once(exporter, 'listening');
    const samples = {
      'orders_guest{shop="web"}': daily(30, 31, 33, 36, 41),
      'orders_all{shop="web"}': daily(100, 100, 100, 100, 100),
      'orders_all{shop="app"}': daily(50, 50, 50, 50, 50),
    };
    const scraped = `127.0.0.1:${(exporter.address() as AddressInfo).port}`;
    [prometheus, guarded] = await Promise.all([
      startPrometheus(programs, { samples, scraped }),
      startPrometheus(programs, { samples, isGuarded: true }),
    ]);
  });

  after(async () => {
    exporter?.close();
    await Promise.all([prometheus?.stop(), guarded?.stop()]);
  });

  afterEach(() => (known = undefined));

  const ask = (query: string, rest: Partial<Source> = {}, at = now): Promise<Series> => {
    const source: Source = { kind: 'prometheus', url: prometheus.url, query, days: 6, step: day, ...rest };
    return prometheusSeries(source, { get, now: at });
  };

  it('gives the values of a query, at whole steps', async () => {
    const { points, problems } = await ask('orders_guest');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      points.map(({ at, value }) => [at, value]),
      [
        ['2026-11-22T00:00:00Z', 30],
        ['2026-11-23T00:00:00Z', 31],
        ['2026-11-24T00:00:00Z', 33],
        ['2026-11-25T00:00:00Z', 36],
        ['2026-11-26T00:00:00Z', 41],
      ],
    );
    assert.deepEqual(await ask('orders_guest', {}, now + 3 * 3_600_000), await ask('orders_guest'));
  });

  it('takes a query that makes one series of many', async () => {
    const { points } = await ask('100 * sum(orders_guest) / sum(orders_all)');
    assert.equal(points.at(-1)?.value?.toFixed(2), '27.33');
  });

  it('has a gap where a division has no result', async () => {
    const { points } = await ask('orders_guest / (orders_guest - 41)');
    assert.equal(points.at(-2)?.value, -7.2);
    assert.equal(points.at(-1)?.at, '2026-11-26T00:00:00Z');
    assert.equal(points.at(-1)?.value, undefined);
  });

  const fails = (asked: Promise<unknown>, kind: string, detail: RegExp): Promise<void> =>
    assert.rejects(asked, (error: unknown) => {
      assert.ok(error instanceof MetricError, String(error));
      assert.equal(error.kind, kind);
      assert.match(error.detail, detail);
      return true;
    });

  it('says what is wrong with a query', async () => {
    await fails(ask('orders_all'), 'unreadable', /^the query gives 2 series, and a metric is one/);
    await fails(ask('orders_gone'), 'empty', /^the query gives no values$/);
    await fails(ask('sum('), 'refused', /parse error/);
  });

  it('is asked below the path it lives at, and told from what is none', async () => {
    await fails(ask('orders_guest', { url: `${prometheus.url}/elsewhere/` }), 'refused', /^404|^HTTP 404/);
    const shop = `http://127.0.0.1:${(exporter.address() as AddressInfo).port}`;
    await fails(ask('orders_guest', { url: shop }), 'unreadable', /^what answers is no Prometheus$/);
  });

  it('asks who asks, and takes who it knows', async () => {
    const { url } = guarded;
    await fails(ask('orders_guest', { url }), 'not-signed-in', /^$/);
    known = { kind: 'basic', username: 'reader', password: 'wrong' };
    await fails(ask('orders_guest', { url }), 'not-signed-in', /^$/);
    known = { kind: 'basic', username: 'reader', password: 'reader-secret' };
    assert.equal((await ask('orders_guest', { url })).points.length, 5);
  });

  it('has what it scraped a moment ago', async () => {
    for (let left = 40; ; left--) {
      const read = await ask('live_orders', { days: 0.01, step: 1 }, Date.now()).catch(
        (error: MetricError) => {
          assert.equal(error.kind, 'empty');
          assert.ok(left > 0, 'nothing was scraped');
        },
      );
      if (read) return assert.equal(read.points.at(-1)?.value, 7);
      await wait(250);
    }
  });
});

describe('What a Prometheus is asked', () => {
  const source: Source = {
    kind: 'prometheus',
    url: 'https://p.example/prom/?tenant=shop',
    query: 'a + b',
    days: 2,
    step: day,
  };
  const asked: URL[] = [];
  const read = (result: unknown): Promise<Series> =>
    prometheusSeries(source, {
      get: async (address) => {
        asked.push(new URL(address));
        return {
          text: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }),
          isJson: true,
        };
      },
      now,
    });

  it('is what its address says already, and the query besides', async () => {
    await read([{ metric: {}, values: [[today, '41']] }]);
    const { pathname, searchParams } = asked[0] ?? new URL('about:blank');
    assert.equal(pathname, '/prom/api/v1/query_range');
    assert.deepEqual(Object.fromEntries(searchParams), {
      ...{ tenant: 'shop', query: 'a + b', step: String(day) },
      ...{ start: String(today - 2 * day), end: String(today) },
    });
  });

  it('has no values where the answer is of histograms, or of what is no number', async () => {
    await assert.rejects(read([{ metric: {}, histograms: [[today, {}]] }]), new MetricError('empty'));
    await assert.rejects(
      read([
        {
          metric: {},
          values: [
            [today, 'NaN'],
            [today + day, '+Inf'],
          ],
        },
      ]),
      new MetricError('empty'),
    );
  });
});
