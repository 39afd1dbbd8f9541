import assert from 'node:assert/strict';
import { useJira } from './jira-client';

const day = 24 * 3_600_000;

describe('boards and sprints', () => {
  const now = Date.UTC(2026, 10, 24, 12);
  const { call } = useJira({ clock: () => now });

  it('lists scrum, kanban and team-managed boards', async () => {
    const answer = await call('GET', '/rest/agile/1.0/board');
    assert.deepEqual(answer.each('values', 'type').sort(), ['kanban', 'scrum', 'simple']);
    assert.equal(answer.at('isLast'), true);
  });

  it('filters boards by project, type and a part of the name', async () => {
    const names = async (query: string): Promise<unknown[]> =>
      (await call('GET', `/rest/agile/1.0/board?${query}`)).each('values', 'name');
    assert.deepEqual(await names('projectKeyOrId=SHOP'), ['Webshop support', 'Webshop team']);
    assert.deepEqual(await names('type=scrum,simple'), ['Loyalty', 'Webshop team']);
    assert.deepEqual(await names('name=team'), ['Webshop team']);
    assert.equal((await call('GET', '/rest/agile/1.0/board?projectKeyOrId=NOPE')).status, 400);
  });

  it('pages boards by offset', async () => {
    const first = await call('GET', '/rest/agile/1.0/board?maxResults=2');
    const second = await call('GET', '/rest/agile/1.0/board?maxResults=2&startAt=2');
    assert.deepEqual([first.at('isLast'), first.at('total')], [false, 3]);
    assert.deepEqual([second.at('isLast'), second.each('values', 'id').length], [true, 1]);
  });

  it('tells a board’s columns and the field of its points', async () => {
    const answer = await call('GET', '/rest/agile/1.0/board/1/configuration');
    assert.deepEqual(answer.each('columnConfig.columns', 'name'), [
      'To Do',
      'In Progress',
      'In Review',
      'Done',
    ]);
    assert.equal(answer.at('estimation.field.fieldId'), 'customfield_10026');
  });

  it('lists sprints closed, active, future, and filters by state', async () => {
    const all = await call('GET', '/rest/agile/1.0/board/1/sprint');
    assert.deepEqual(all.each('values', 'state'), [
      ...['closed', 'closed', 'closed', 'closed', 'active', 'future'],
    ]);
    const some = await call('GET', '/rest/agile/1.0/board/1/sprint?state=future,active');
    assert.deepEqual(some.each('values', 'state'), ['active', 'future']);
    assert.equal((await call('GET', '/rest/agile/1.0/board/1/sprint?state=open')).status, 400);
  });

  it('gives the active sprint a goal, and dates around today', async () => {
    const { json } = await call('GET', '/rest/agile/1.0/sprint/42');
    const sprint = json as Record<string, string>;
    assert.equal(sprint['name'], 'Sprint 24 · Guest checkout');
    assert.match(sprint['goal'] ?? '', /^A first-time buyer pays/);
    assert.equal(Date.parse(sprint['startDate'] ?? ''), now - 6 * day);
    assert.equal(Date.parse(sprint['endDate'] ?? ''), now + 8 * day);
  });

  it('gives a future sprint no dates', async () => {
    const { json } = await call('GET', '/rest/agile/1.0/sprint/43');
    assert.ok(!Object.keys(json as object).some((key) => key === 'startDate' || key === 'endDate'));
  });

  it('has no sprints on a kanban board', async () => {
    const answer = await call('GET', '/rest/agile/1.0/board/2/sprint');
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.at('errorMessages'), ['The board does not support sprints']);
  });

  it('answers 404 for a board or a sprint that is not there', async () => {
    assert.equal((await call('GET', '/rest/agile/1.0/board/99')).status, 404);
    assert.equal((await call('GET', '/rest/agile/1.0/sprint/99')).status, 404);
  });
});

describe('issues of a sprint', () => {
  const { call } = useJira();
  const path = '/rest/software/1.0/sprint/42/issue';

  it('come in rank order and with the sub-tasks of their stories', async () => {
    const answer = await call('GET', `${path}?maxResults=200&fields=summary`);
    const keys = answer.each('issues', 'key');
    assert.deepEqual(keys.slice(0, 3), ['SHOP-7', 'SHOP-8', 'SHOP-10']);
    assert.ok(keys.includes('SHOP-15') && !keys.includes('SHOP-3'));
  });

  it('page by token', async () => {
    const seen: unknown[] = [];
    let token: unknown;
    do {
      const more = token === undefined ? '' : `&nextPageToken=${String(token)}`;
      const answer = await call('GET', `${path}?maxResults=9&fields=summary${more}`);
      seen.push(...answer.each('issues', 'key'));
      token = answer.at('nextPageToken');
    } while (token !== undefined);
    const whole = await call('GET', `${path}?maxResults=5000&fields=summary`);
    assert.deepEqual(seen, whole.each('issues', 'key'));
  });

  it('can be narrowed and ordered by JQL', async () => {
    const jql = encodeURIComponent('assignee = currentUser() AND type = Story ORDER BY key DESC');
    const keys = (await call('GET', `${path}?jql=${jql}&maxResults=200`)).each('issues', 'key');
    assert.deepEqual(keys.slice(-3), ['SHOP-10', 'SHOP-8', 'SHOP-7']);
  });

  it('carry the fields of Jira Software', async () => {
    const answer = await call(
      'GET',
      `${path}?jql=${encodeURIComponent('key in (SHOP-7, SHOP-11) ORDER BY key')}`,
    );
    assert.deepEqual(answer.each('issues', 'fields.flagged'), [false, true]);
    assert.deepEqual(answer.each('issues', 'fields.sprint.id'), [42, 42]);
    assert.equal(answer.at('issues.0.fields.epic.key'), 'SHOP-1');
    assert.equal(answer.at('issues.0.fields.customfield_10026'), 5);
    assert.deepEqual(answer.each('issues.1.fields.customfield_10021', 'value'), ['Impediment']);
    assert.equal(answer.at('issues.0.fields.customfield_10020.0.state'), 'active');
  });

  it('are still answered by the Agile API, with a warning', async () => {
    const answer = await call('GET', '/rest/agile/1.0/sprint/42/issue?maxResults=2&startAt=1&fields=summary');
    assert.ok(answer.headers.get('deprecation'));
    assert.deepEqual([answer.at('startAt'), answer.at('maxResults')], [1, 2]);
    assert.equal(answer.each('issues', 'key').length, 2);
  });

  it('have neighbours in the backlog and on the kanban board', async () => {
    const backlog = await call('GET', '/rest/software/1.0/board/1/backlog?fields=summary');
    const board = await call('GET', '/rest/software/1.0/board/2/issue?fields=labels');
    assert.ok(backlog.each('issues', 'key').length > 3);
    assert.ok(
      board.each('issues', 'fields.labels').every((labels) => (labels as string[]).includes('support')),
    );
    assert.ok(board.each('issues', 'key').length > 2);
  });
});
