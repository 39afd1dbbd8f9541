import assert from 'node:assert/strict';
import { paragraph, useJira } from './jira-client';

describe('faults', () => {
  const jira = useJira();
  const { call } = jira;
  const comments = '/rest/api/3/issue/SHOP-8/comment';
  const count = (): number => jira.simulator.issue('SHOP-8').comments.length;
  const post = () => call('POST', comments, { body: paragraph('x') });
  afterEach(() => jira.simulator.clearFaults());

  it('answer with any status, headers and body, so many times', async () => {
    const headers = { 'Retry-After': '7' };
    jira.simulator.addFault({
      kind: 'status',
      status: 429,
      headers,
      body: {},
      path: '/rest/api/3/myself',
      times: 2,
    });
    assert.equal((await call('GET', '/rest/api/3/serverInfo')).status, 200);
    const first = await call('GET', '/rest/api/3/myself');
    assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '7']);
    assert.equal(jira.simulator.pendingFaults, 1);
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 429);
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 200);
  });

  it('strike by method and by a pattern of the path', async () => {
    jira.simulator.addFault({
      kind: 'status',
      status: 503,
      method: 'PUT|POST',
      path: '/rest/api/3/issue/*/comment',
    });
    assert.equal((await call('GET', comments)).status, 200);
    assert.equal((await post()).status, 503);
    assert.equal((await post()).status, 201);
  });

  it('strike every nth request', async () => {
    jira.simulator.addFault({ kind: 'status', status: 503, every: 3, times: 'always' });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await call('GET', '/rest/api/3/myself')).status);
    }
    assert.deepEqual(statuses, [200, 200, 503, 200, 200, 503]);
  });

  it('answer with a page that is not Jira', async () => {
    jira.simulator.addFault({ kind: 'html' });
    const { status, headers, text } = await call('GET', '/rest/api/3/myself');
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.match(text, /^<!DOCTYPE html>/);
  });

  it('end the connection before a write is made', async () => {
    const before = count();
    jira.simulator.addFault({ kind: 'drop-before', method: 'POST' });
    await assert.rejects(post());
    assert.equal(count(), before);
    assert.equal(jira.simulator.requests.at(-1)?.status, 0);
  });

  it('end the connection after a write was made', async () => {
    const before = count();
    jira.simulator.addFault({ kind: 'drop-after', method: 'POST' });
    await assert.rejects(post());
    assert.equal(count(), before + 1);
  });

  it('leave the caller hanging, before a write and after it', async () => {
    for (const kind of ['hang-before', 'hang-after'] as const) {
      const before = count();
      jira.simulator.addFault({ kind, method: 'POST' });
      const outcome = await Promise.race([post(), new Promise((resolve) => setTimeout(resolve, 100))]);
      assert.equal(outcome, undefined, 'no answer comes');
      assert.equal(count(), kind === 'hang-after' ? before + 1 : before);
    }
  });

  it('cut an answer in the middle', async () => {
    jira.simulator.addFault({ kind: 'truncate' });
    await assert.rejects(call('GET', '/rest/api/3/field'));
  });

  it('delay an answer, or spread its body', async () => {
    for (const kind of ['delay', 'slow'] as const) {
      jira.simulator.addFault({ kind, ms: kind === 'delay' ? 120 : 15 });
      const start = performance.now();
      const { json } = await call('GET', '/rest/api/3/myself');
      assert.equal((json as { displayName: string }).displayName, 'Mira Lindqvist');
      assert.ok(performance.now() - start > 100, kind);
    }
  });
});

describe('limits of the simulated Cloud', () => {
  let now = Date.UTC(2026, 10, 24);
  const { call } = useJira({ clock: () => now });

  it('are 20 writes to one issue in two seconds', async () => {
    const write = (key: string) => call('PUT', `/rest/api/3/issue/${key}/properties/p`, { n: 1 });
    for (let n = 0; n < 20; n += 1) {
      assert.ok((await write('SHOP-8')).status < 300);
    }
    const refused = await write('SHOP-8');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('ratelimit-reason'), 'jira-per-issue-on-write');
    assert.equal(refused.headers.get('retry-after'), '2');
    assert.equal((await write('SHOP-9')).status, 201);
    assert.equal((await call('GET', '/rest/api/3/issue/SHOP-8?fields=summary')).status, 200);
    now += 2_000;
    assert.equal((await write('SHOP-8')).status, 200);
  });
});
