import assert from 'node:assert/strict';
import { paragraph, useJira } from './jira-client';

describe('the simulator’s own endpoints', () => {
  const jira = useJira();
  const { call, anonymously: control } = jira;

  it('list the requests received, without their credentials', async () => {
    await control('DELETE', '/_simulator/requests');
    await call('POST', '/rest/api/3/search/jql?x=1', { jql: 'project = SHOP', fields: ['summary'] });
    const list = await control('GET', '/_simulator/requests');
    assert.equal((list.json as unknown[]).length, 1);
    assert.equal(list.at('0.method'), 'POST');
    assert.equal(list.at('0.path'), '/rest/api/3/search/jql');
    assert.deepEqual(list.at('0.query'), { x: ['1'] });
    assert.deepEqual(list.at('0.body'), { jql: 'project = SHOP', fields: ['summary'] });
    assert.equal(list.at('0.status'), 200);
    assert.equal(list.at('0.user'), jira.simulator.people.mira.accountId);
    assert.ok(!list.text.includes(Buffer.from(jira.simulator.token).toString('base64')));
    assert.ok(!list.text.includes(jira.simulator.token));
  });

  it('show an issue as it is kept', async () => {
    const answer = await control('GET', '/_simulator/issue/SHOP-7');
    assert.deepEqual([answer.at('key'), answer.at('points'), answer.at('statusId')], ['SHOP-7', 5, '3']);
    assert.equal((await control('GET', '/_simulator/issue/SHOP-4711')).status, 404);
  });

  it('answer a question as the Product Owner, or as somebody else', async () => {
    const path = '/_simulator/issue/SHOP-8/comment';
    assert.equal((await control('POST', path, { text: 'Yes.\nAlways.' })).status, 201);
    assert.equal(
      (await control('POST', path, { body: paragraph('No.'), as: 'jonas@example.test' })).status,
      201,
    );
    const comments = await call('GET', '/rest/api/3/issue/SHOP-8/comment');
    assert.deepEqual(comments.each('comments', 'author.displayName').slice(-2), [
      'Oskar Brandt',
      'Jonas Weber',
    ]);
    assert.deepEqual(comments.each('comments', 'body.content.0.content.0.text').slice(-2), ['Yes.', 'No.']);
    assert.equal((await control('POST', path, { text: 'x', as: 'nobody' })).status, 404);
  });

  it('edit a description as the Product Owner', async () => {
    const path = '/_simulator/issue/SHOP-10/description';
    assert.equal((await control('PUT', path, { body: paragraph('Rewritten') })).status, 204);
    const issue = await call('GET', '/rest/api/3/issue/SHOP-10?fields=description&expand=changelog');
    assert.deepEqual(issue.at('fields.description'), paragraph('Rewritten'));
    assert.equal(issue.at('changelog.histories.0.author.displayName'), 'Oskar Brandt');
    await control('PUT', path, { text: 'AC', field: 'acceptance' });
    const field = await call('GET', '/rest/api/3/issue/SHOP-10?fields=customfield_10040');
    assert.deepEqual(field.at('fields.customfield_10040'), paragraph('AC'));
  });

  it('set and clear faults', async () => {
    const fault = { kind: 'status', status: 500, path: '/rest/api/3/myself' };
    assert.equal((await control('POST', '/_simulator/fault', fault)).status, 204);
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 500);
    await control('POST', '/_simulator/fault', fault);
    await control('DELETE', '/_simulator/faults');
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 200);
    assert.equal((await control('POST', '/_simulator/fault', { kind: 'earthquake' })).status, 400);
  });

  it('expire a token and make it valid again', async () => {
    await control('POST', '/_simulator/expire-token', { email: jira.simulator.email });
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 401);
    assert.equal((await jira.as('jonas')('GET', '/rest/api/3/myself')).status, 200);
    await control('POST', '/_simulator/expire-token', { expired: false });
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 200);
  });

  it('say what there is when asked for something else', async () => {
    const answer = await control('GET', '/_simulator/weather');
    assert.equal(answer.status, 404);
    assert.match(String(answer.at('error')), /POST fault/);
  });
});
