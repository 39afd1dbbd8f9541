import assert from 'node:assert/strict';
import { paragraph, useJira } from './jira-client';

const path = '/rest/api/3/issue/SHOP-8/worklog';
const started = '2026-03-09T08:15:30.250+0000';

describe('worklogs', () => {
  const { call, as } = useJira();
  const log = (more: object = {}) => call('POST', path, { started, timeSpentSeconds: 5_400, ...more });

  it('are logged with a comment and properties, and read back from a time on', async () => {
    const properties = [{ key: 'p', value: { id: 'w1' } }];
    const created = await log({ comment: paragraph('Did it'), properties });
    assert.deepEqual([created.status, created.at('timeSpent')], [201, '1h 30m']);
    await log({ started: '2026-03-10T10:15:30.250+0200' });
    const listed = async (query: string): Promise<unknown[]> =>
      (await call('GET', `${path}?${query}`)).each('worklogs', 'timeSpentSeconds');
    assert.equal((await listed('')).length, 2);
    assert.equal((await listed(`startedAfter=${Date.parse('2026-03-09T08:15:31Z')}`)).length, 1);
    assert.equal((await listed('startAt=1&maxResults=1')).length, 1);
    const first = await call('GET', `${path}?expand=properties`);
    assert.deepEqual(first.at('worklogs.0.properties'), properties);
    assert.equal((await call('GET', path)).at('worklogs.0.properties'), undefined);
  });

  it('are refused in another form of time, without a time, and to who may not work on issues', async () => {
    const { json: before } = await call('GET', path);
    for (const wrong of ['2026-03-09T08:15:30.250Z', '2026-03-09T08:15:30+0000', '2026-03-09']) {
      assert.match(
        String((await log({ started: wrong })).at('errorMessages.0')),
        /Invalid date format/,
        wrong,
      );
    }
    const untimed = await call('POST', path, { started });
    assert.equal(untimed.at('errors.timeLogged'), 'You must indicate the time spent working.');
    assert.equal((await log({ timeSpentSeconds: 1.5 })).status, 400);
    assert.equal((await log({ comment: 'plain' })).status, 400);
    assert.equal((await as('rita')('POST', path, { started, timeSpentSeconds: 60 })).status, 400);
    assert.deepEqual((await call('GET', path)).json, before);
  });
});

describe('worklogs of Data Center', () => {
  const { call, as } = useJira({ deployment: 'datacenter' });
  const dcPath = '/rest/api/2/issue/SHOP-8/worklog';

  it('have no properties, keep whole seconds, and come all at once', async () => {
    const body = { started, timeSpentSeconds: 60, comment: 'Did *it*' };
    assert.equal((await call('POST', dcPath, { ...body, properties: [] })).status, 400);
    const created = await call('POST', dcPath, body);
    assert.match(String(created.at('started')), /:30\.000[+-]\d{4}$/);
    assert.equal((await call('GET', dcPath)).at('total'), 1);
    assert.equal((await as('rita')('POST', dcPath, body)).status, 403);
  });
});

describe('estimates of a board', () => {
  const jira = useJira();
  const { call, as } = jira;
  const estimation = '/rest/agile/1.0/issue/SHOP-8/estimation';

  it('are set in the field of the board, whatever the screens show', async () => {
    const put = await call('PUT', `${estimation}?boardId=1`, { value: '8' });
    assert.deepEqual(put.json, { fieldId: 'customfield_10026', value: '8.0' });
    assert.equal(jira.simulator.issue('SHOP-8').points, 8);
    assert.equal((await call('GET', `${estimation}?boardId=1`)).at('value'), '8.0');
  });

  it('are refused without a board, for another’s issue, and to who may not edit', async () => {
    const status = async (asked: Promise<{ status: number }>): Promise<number> => (await asked).status;
    assert.equal(await status(call('PUT', estimation, { value: '8' })), 400);
    assert.equal(await status(call('PUT', `${estimation}?boardId=3`, { value: '8' })), 404);
    assert.equal(await status(call('PUT', `${estimation}?boardId=99`, { value: '8' })), 404);
    assert.equal(await status(call('PUT', `${estimation}?boardId=2`, { value: '8' })), 400);
    assert.equal(await status(call('PUT', `${estimation}?boardId=1`, { value: 8 })), 400);
    assert.equal(await status(as('rita')('PUT', `${estimation}?boardId=1`, { value: '8' })), 403);
  });
});
