import assert from 'node:assert/strict';
import { useJira } from './jira-client';

const path = '/rest/api/3/search/jql';

describe('search of the simulated Cloud', () => {
  const { call, anonymously, as } = useJira();

  it('gives ids alone where no fields are asked for', async () => {
    const { json } = await call('POST', path, { jql: 'key = SHOP-7' });
    assert.deepEqual(json, { issues: [{ id: '10107' }], isLast: true });
  });

  it('gives the fields that are asked for, null where they are empty', async () => {
    const answer = await call('POST', path, { jql: 'key = SHOP-12', fields: ['summary', 'assignee'] });
    assert.equal(answer.at('issues.0.key'), 'SHOP-12');
    assert.deepEqual(answer.at('issues.0.fields'), {
      summary: 'Basket total rounds down for three-for-two offers',
      assignee: null,
    });
  });

  it('takes *all, *navigable and -field', async () => {
    const fields = async (...list: string[]): Promise<string[]> => {
      const answer = await call('POST', path, { jql: 'key = SHOP-7', fields: list });
      return Object.keys(answer.at('issues.0.fields') as object);
    };
    assert.ok((await fields('*all')).includes('comment'));
    assert.ok(!(await fields('*navigable')).includes('comment'));
    assert.ok(!(await fields('*all', '-description')).includes('description'));
    assert.deepEqual(await fields('nonsense'), []);
  });

  it('pages by token until the token is missing', async () => {
    const seen: unknown[] = [];
    let token: unknown;
    let pages = 0;
    do {
      const answer = await call('POST', path, {
        jql: 'sprint = 42 ORDER BY Rank',
        fields: ['key'],
        maxResults: 7,
        ...(token !== undefined && { nextPageToken: token }),
      });
      seen.push(...answer.each('issues', 'key'));
      token = answer.at('nextPageToken');
      assert.equal(answer.at('isLast'), token === undefined);
      pages += 1;
    } while (token !== undefined);
    const whole = await call('POST', path, {
      jql: 'sprint = 42 ORDER BY Rank',
      fields: ['key'],
      maxResults: 5000,
    });
    assert.deepEqual(seen, whole.each('issues', 'key'));
    assert.equal(pages, Math.ceil(seen.length / 7));
    assert.equal(new Set(seen).size, seen.length);
  });

  it('refuses a token of another query', async () => {
    const first = await call('POST', path, { jql: 'sprint = 42', maxResults: 1 });
    const { status } = await call('POST', path, {
      jql: 'sprint = 41',
      nextPageToken: first.at('nextPageToken'),
    });
    assert.equal(status, 400);
  });

  it('answers the same by GET', async () => {
    const query = new URLSearchParams({
      jql: 'key in (SHOP-7, SHOP-8) ORDER BY key',
      fields: 'summary,status',
    });
    const answer = await call('GET', `${path}?${query}`);
    assert.deepEqual(answer.each('issues', 'fields.status.name'), ['In Progress', 'To Do']);
  });

  for (const jql of ['', 'ORDER BY created']) {
    it(`refuses the unbounded query "${jql}"`, async () => {
      const answer = await call('POST', path, { jql });
      assert.equal(answer.status, 400);
      assert.match(String(answer.at('errorMessages.0')), /^Unbounded JQL queries are not allowed here/);
    });
  }

  const bad: readonly (readonly [what: string, body: object])[] = [
    ['an unknown key', { jql: 'project = SHOP', startAt: 0 }],
    ['fields that are no list', { jql: 'project = SHOP', fields: 'summary' }],
    ['expand that is no text', { jql: 'project = SHOP', expand: ['names'] }],
    ['maxResults of 0', { jql: 'project = SHOP', maxResults: 0 }],
    ['maxResults of 5001', { jql: 'project = SHOP', maxResults: 5001 }],
    ['issue keys to reconcile', { jql: 'project = SHOP', reconcileIssues: ['SHOP-7'] }],
    ['six properties', { jql: 'project = SHOP', properties: ['a', 'b', 'c', 'd', 'e', 'f'] }],
  ];
  for (const [what, body] of bad) {
    it(`refuses ${what}`, async () => {
      assert.equal((await call('POST', path, body)).status, 400);
    });
  }

  it('gives issue properties with the issues', async () => {
    await call('PUT', '/rest/api/3/issue/SHOP-7/properties/story-context.acceptance', {
      ticks: [1, { a: 'b' }],
    });
    const answer = await call('POST', path, {
      jql: 'key in (SHOP-7, SHOP-8) ORDER BY key',
      fields: ['summary'],
      properties: ['story-context.acceptance'],
    });
    assert.deepEqual(answer.each('issues', 'properties'), [
      { 'story-context.acceptance': { ticks: [1, { a: 'b' }] } },
      {},
    ]);
  });

  it('shows an anonymous caller nothing, and no mistake either', async () => {
    const { status, json } = await anonymously('POST', path, { jql: 'colour = red' });
    assert.equal(status, 200);
    assert.deepEqual(json, { issues: [], isLast: true });
  });

  it('counts', async () => {
    const { json } = await call('POST', '/rest/api/3/search/approximate-count', { jql: 'sprint = 41' });
    assert.equal((json as { count: number }).count > 3, true);
  });

  it('fetches issues in bulk and leaves out what is not there', async () => {
    const answer = await as('rita')('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['SHOP-7', 'SHOP-99999', '10108'],
      fields: ['summary'],
    });
    assert.deepEqual(answer.each('issues', 'key'), ['SHOP-7', 'SHOP-8']);
    assert.deepEqual(answer.at('issueErrors'), []);
  });

  it('refuses more than 100 issues in bulk', async () => {
    const issueIdsOrKeys = Array.from({ length: 101 }, (_, index) => `SHOP-${index}`);
    assert.equal((await call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys })).status, 400);
  });

  it('says that the old search is gone', async () => {
    assert.equal((await call('GET', '/rest/api/3/search?jql=project=SHOP')).status, 410);
    assert.equal((await call('POST', '/rest/api/3/search', { jql: 'project = SHOP' })).status, 410);
  });
});

describe('search with a small page limit', () => {
  const { call } = useJira({ pageLimit: 3 });

  it('grants fewer than were asked for and still reaches the end', async () => {
    const answer = await call('POST', path, { jql: 'sprint = 42', maxResults: 100 });
    assert.equal((answer.at('issues') as unknown[]).length, 3);
    assert.equal(answer.at('isLast'), false);
    const boards = await call('GET', '/rest/agile/1.0/board/1/sprint?maxResults=50');
    assert.equal(boards.at('maxResults'), 3);
  });
});

describe('search with a lagging index', () => {
  let now = Date.UTC(2026, 10, 24);
  const { call } = useJira({ indexLag: 5_000, clock: () => now });
  const summary = async (more: object = {}): Promise<unknown> =>
    (await call('POST', path, { jql: 'key = SHOP-8', fields: ['summary'], ...more })).at(
      'issues.0.fields.summary',
    );

  it('sees a write late, unless the issue is to be reconciled', async () => {
    await call('PUT', '/rest/api/3/issue/SHOP-8', { fields: { summary: 'Pay with Apple Pay' } });
    assert.equal(await summary(), 'Pay with a saved card');
    assert.equal(await summary({ reconcileIssues: [10108] }), 'Pay with Apple Pay');
    const fresh = await call('GET', '/rest/api/3/issue/SHOP-8?fields=summary');
    assert.equal(fresh.at('fields.summary'), 'Pay with Apple Pay');
    now += 5_000;
    assert.equal(await summary(), 'Pay with Apple Pay');
  });
});
