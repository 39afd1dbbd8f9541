import assert from 'node:assert/strict';
import { basic, clientOf, useJira } from './jira-client';

const adf = { body: { type: 'doc', version: 1, content: [] } };

describe('who the simulated Cloud answers', () => {
  const jira = useJira();
  const wrong = (...request: Parameters<typeof jira.call>) =>
    clientOf(jira.simulator, basic(jira.simulator.email, 'wrong'))(...request);

  it('names the caller in a header of every answer', async () => {
    for (const path of ['/rest/api/3/myself', '/rest/agile/1.0/board', '/rest/api/3/issue/NOPE-1']) {
      const { headers } = await jira.call('GET', path);
      assert.equal(headers.get('x-aaccountid'), jira.simulator.people.mira.accountId);
      assert.match(headers.get('atl-traceid') ?? '', /^[0-9a-f]{32}$/);
    }
  });

  it('refuses a wrong token in plain text', async () => {
    const { status, text, headers } = await wrong('GET', '/rest/api/3/myself');
    assert.equal(status, 401);
    assert.equal(text, 'Client must be authenticated to access this resource.');
    assert.match(headers.get('content-type') ?? '', /^text\/plain/);
    assert.equal(headers.get('x-seraph-loginreason'), 'AUTHENTICATED_FAILED');
    assert.equal(headers.get('x-aaccountid'), null);
  });

  it('refuses a wrong token on listings and writes as well', async () => {
    assert.equal((await wrong('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' })).status, 401);
    assert.equal((await wrong('GET', '/rest/agile/1.0/board')).status, 401);
    assert.equal((await wrong('PUT', '/rest/api/3/issue/SHOP-7', {})).status, 401);
  });

  it('takes no password, and no bearer token', async () => {
    const { simulator } = jira;
    const password = clientOf(simulator, basic(simulator.email, simulator.password));
    assert.equal((await password('GET', '/rest/api/3/myself')).status, 401);
    const bearer = clientOf(simulator, `Bearer ${simulator.token}`);
    assert.equal((await bearer('GET', '/rest/api/3/myself')).status, 401);
  });

  it('takes a scoped token at the gateway only', async () => {
    const { url, gatewayUrl, email, scopedToken, token } = jira.simulator;
    const scoped = basic(email, scopedToken);
    assert.equal((await clientOf({ url }, scoped)('GET', '/rest/api/3/myself')).status, 401);
    const gateway = await clientOf({ url: gatewayUrl }, scoped)('GET', '/rest/api/3/myself');
    assert.equal(gateway.at('emailAddress'), email);
    assert.equal(
      (await clientOf({ url: gatewayUrl }, basic(email, token))('GET', '/rest/api/3/myself')).status,
      200,
    );
    const refused = await clientOf({ url: gatewayUrl }, basic(email, 'wrong'))('GET', '/rest/api/3/myself');
    assert.deepEqual([refused.status, refused.json], [401, { code: 401, message: 'Unauthorized' }]);
  });

  it('answers what Jira answers to an anonymous caller', async () => {
    const { anonymously } = jira;
    assert.equal((await anonymously('GET', '/rest/api/3/serverInfo')).at('deploymentType'), 'Cloud');
    assert.match(String((await anonymously('GET', '/_edge/tenant_info')).at('cloudId')), /^[0-9a-f-]{36}$/);
    assert.equal((await anonymously('GET', '/rest/api/3/myself')).status, 401);
    assert.deepEqual((await anonymously('GET', '/rest/agile/1.0/board')).at('values'), []);
    assert.equal((await anonymously('GET', '/rest/api/3/issue/SHOP-7')).status, 404);
    const permissions = await anonymously('GET', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES');
    assert.equal(permissions.at('permissions.EDIT_ISSUES.havePermission'), false);
  });

  it('refuses a write of a browser', async () => {
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' };
    const { status, text } = await jira.call('POST', '/rest/api/3/issue/SHOP-7/comment', adf, browser);
    assert.equal(status, 403);
    assert.equal(text, 'XSRF check failed');
    assert.equal((await jira.call('GET', '/rest/api/3/myself', undefined, browser)).status, 200);
  });

  it('answers an unknown path and a wrong method with a problem document', async () => {
    const unknown = await jira.call('GET', '/rest/api/3/nonsense');
    assert.equal(unknown.status, 404);
    assert.match(unknown.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(unknown.at('instance'), '/rest/api/3/nonsense');
    assert.equal((await jira.call('DELETE', '/rest/api/3/myself')).status, 405);
  });

  it('refuses a body that is no JSON', async () => {
    const answer = await jira.call('POST', '/rest/api/3/search/jql', '{"jql": ');
    assert.equal(answer.status, 400);
    assert.match(String(answer.at('errorMessages.0')), /error parsing JSON/);
  });
});

describe('an API token that has expired', () => {
  const jira = useJira();

  it('leaves the caller anonymous, with status 200 where that is allowed', async () => {
    assert.equal((await jira.call('GET', '/rest/api/3/myself')).status, 200);
    jira.simulator.expireToken();
    const search = await jira.call('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' });
    assert.equal(search.status, 200);
    assert.deepEqual(search.json, { issues: [], isLast: true });
    assert.equal(search.headers.get('x-seraph-loginreason'), 'AUTHENTICATED_FAILED');
    assert.equal(search.headers.get('x-aaccountid'), null);
    assert.equal((await jira.call('GET', '/rest/api/3/myself')).status, 401);
  });
});

describe('permissions', () => {
  const { as, call } = useJira();
  const asked = 'permissions=BROWSE_PROJECTS,EDIT_ISSUES,ADD_COMMENTS,LINK_ISSUES,TRANSITION_ISSUES';
  const path = `/rest/api/3/mypermissions?${asked}&issueKey=SHOP-7`;

  it('differ from user to user', async () => {
    const has = async (person: 'mira' | 'rita', key: string): Promise<unknown> =>
      (await as(person)('GET', path)).at(`permissions.${key}.havePermission`);
    assert.equal(await has('mira', 'EDIT_ISSUES'), true);
    assert.equal(await has('rita', 'BROWSE_PROJECTS'), true);
    assert.equal(await has('rita', 'EDIT_ISSUES'), false);
  });

  it('must be asked for by name, and by a name that exists', async () => {
    assert.equal((await call('GET', '/rest/api/3/mypermissions')).status, 400);
    assert.equal((await call('GET', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES,FLY')).status, 400);
    assert.equal(
      (await call('GET', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueKey=SHOP-999')).status,
      404,
    );
  });

  it('keep a reader from every kind of write', async () => {
    const rita = as('rita');
    const issue = '/rest/api/3/issue/SHOP-7';
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
    };
    assert.equal((await rita('PUT', issue, { fields: { summary: 'x' } })).status, 403);
    assert.equal((await rita('PUT', `${issue}/assignee`, { accountId: null })).status, 403);
    assert.equal((await rita('PUT', `${issue}/properties/p`, { a: 1 })).status, 403);
    assert.equal(
      (await rita('POST', `${issue}/remotelink`, { object: { url: 'https://x.test', title: 'x' } })).status,
      403,
    );
    assert.deepEqual((await rita('POST', `${issue}/comment`, { body })).json, {
      errorMessages: ['Rita Lesser, you do not have the permission to comment on this issue.'],
      errors: {},
    });
    assert.deepEqual((await rita('GET', `${issue}/transitions`)).at('transitions'), []);
    assert.equal((await rita('POST', `${issue}/transitions`, { transition: { id: '31' } })).status, 400);
    assert.deepEqual((await rita('GET', `${issue}/editmeta`)).at('fields'), {});
    assert.equal(
      (await rita('GET', `${issue}?fields=summary`)).at('fields.summary'),
      'Guest checkout keeps the delivery address',
    );
  });
});
