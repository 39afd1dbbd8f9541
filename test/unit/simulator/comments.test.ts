import assert from 'node:assert/strict';
import { paragraph, useJira } from './jira-client';

const path = '/rest/api/3/issue/SHOP-8/comment';

describe('comments', () => {
  let now = Date.UTC(2026, 10, 24);
  const jira = useJira({ clock: () => now });
  const { call, as } = jira;
  const ask = async (text: string, more: object = {}) => {
    now += 1_000;
    return call('POST', path, { body: paragraph(text), ...more });
  };

  it('are written with properties and read back with them', async () => {
    const properties = [{ key: 'story-context.question', value: { id: 'q1', nested: [1] } }];
    const created = await ask('May a card be used twice?', { properties });
    assert.equal(created.status, 201);
    const id = Number(created.at('id'));
    const listed = await call('POST', '/rest/api/3/comment/list?expand=properties', { ids: [id] });
    assert.deepEqual(listed.at('values.0.properties'), properties);
    const one = await call('GET', `/rest/api/3/comment/${id}/properties/story-context.question`);
    assert.deepEqual(one.at('value'), { id: 'q1', nested: [1] });
    assert.deepEqual(jira.simulator.issue('SHOP-8').updated, now);
  });

  it('are listed oldest first, newest first on request, and by page', async () => {
    await ask('second');
    await ask('third');
    const ids = async (query: string): Promise<unknown[]> =>
      (await call('GET', `${path}?${query}`)).each('comments', 'id');
    const all = await ids('');
    assert.deepEqual(await ids('orderBy=-created'), all.toReversed());
    assert.deepEqual(await ids('startAt=1&maxResults=1'), all.slice(1, 2));
    assert.equal((await call('GET', `${path}?orderBy=id`)).status, 400);
  });

  it('are changed and deleted by their author, and by nobody else', async () => {
    const id = String((await ask('typo')).at('id'));
    assert.equal((await as('jonas')('PUT', `${path}/${id}`, { body: paragraph('mine') })).status, 400);
    assert.equal((await as('jonas')('DELETE', `${path}/${id}`)).status, 400);
    const changed = await call('PUT', `${path}/${id}`, { body: paragraph('typed') });
    assert.equal(changed.at('body.content.0.content.0.text'), 'typed');
    assert.equal((await as('oskar')('DELETE', `${path}/${id}`)).status, 204);
    assert.equal((await call('GET', `${path}/${id}`)).status, 404);
  });

  it('are given with several issues at once, the first twenty of each, and with one issue whole', async () => {
    const page = async (more: object, read: string) => {
      const { at } = await call('POST', `/rest/api/3/${read}`, { fields: ['comment'], ...more });
      const { comments, total } = at('issues.0.fields.comment') as { comments: unknown[]; total: number };
      return { listed: comments.length, total };
    };
    for (let count = 0; count < 25; count++) await ask(`number ${count}`);
    const { length } = jira.simulator.issue('SHOP-8').comments;
    const few = { listed: 20, total: length };
    assert.deepEqual(await page({ jql: 'key = SHOP-8' }, 'search/jql'), few);
    assert.deepEqual(await page({ issueIdsOrKeys: ['SHOP-8'] }, 'issue/bulkfetch'), few);
    const whole = await call('GET', '/rest/api/3/issue/SHOP-8?fields=comment');
    assert.equal(whole.each('fields.comment.comments', 'id').length, length);
  });

  it('are refused without a text, and as plain text', async () => {
    const empty = await call('POST', path, {});
    assert.deepEqual(empty.json, {
      errorMessages: [],
      errors: { comment: 'Comment body can not be empty!' },
    });
    assert.match(
      String((await call('POST', path, { body: 'plain' })).at('errors.comment')),
      /Atlassian Document/,
    );
  });

  it('are left out of a list for who may not see them', async () => {
    const id = Number((await ask('secret')).at('id'));
    const { json } = await jira.anonymously('POST', '/rest/api/3/comment/list', { ids: [id] });
    assert.deepEqual((json as { values: unknown[] }).values, []);
  });
});

describe('issue properties', () => {
  const jira = useJira();
  const { call } = jira;
  const property = '/rest/api/3/issue/SHOP-8/properties/story-context.acceptance';

  it('answer 201 when new, 200 when replaced, and keep any JSON', async () => {
    const value = { ticks: { a: { at: '2026-11-24T12:00:00Z' } }, list: [null, 1, 'ä'] };
    assert.equal((await call('PUT', property, { first: true })).status, 201);
    assert.equal((await call('PUT', property, value)).status, 200);
    assert.deepEqual((await call('GET', property)).json, { key: 'story-context.acceptance', value });
    const issue = await call('GET', '/rest/api/3/issue/SHOP-8?fields=summary&properties=*all');
    assert.deepEqual(issue.at('properties'), { 'story-context.acceptance': value });
  });

  it('leave `updated` and the changelog alone', async () => {
    const { updated, changelog } = structuredClone(jira.simulator.issue('SHOP-9'));
    await call('PUT', '/rest/api/3/issue/SHOP-9/properties/p', 1);
    assert.equal(jira.simulator.issue('SHOP-9').updated, updated);
    assert.equal(jira.simulator.issue('SHOP-9').changelog.length, changelog.length);
  });

  it('take 32,768 characters and not one more', async () => {
    assert.equal((await call('PUT', property, JSON.stringify('x'.repeat(32_766)))).status, 200);
    assert.equal((await call('PUT', property, JSON.stringify('x'.repeat(32_767)))).status, 400);
    assert.equal((await call('PUT', property, '""')).status, 400);
    const long = 'k'.repeat(256);
    assert.equal((await call('PUT', `/rest/api/3/issue/SHOP-8/properties/${long}`, 1)).status, 400);
  });

  it('are listed and deleted', async () => {
    const list = await call('GET', '/rest/api/3/issue/SHOP-8/properties');
    assert.deepEqual(list.each('keys', 'key'), ['story-context.acceptance']);
    assert.equal((await call('DELETE', property)).status, 204);
    assert.equal((await call('DELETE', property)).status, 404);
    assert.equal((await call('GET', property)).status, 404);
  });
});
