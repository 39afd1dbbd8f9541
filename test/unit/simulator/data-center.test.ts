import assert from 'node:assert/strict';
import { basic, clientOf, useJira } from './jira-client';

describe('the simulated Data Center', () => {
  const jira = useJira({ deployment: 'datacenter', context: '/jira' });
  const { call } = jira;

  it('lives under its context path and knows no API of version 3', async () => {
    assert.match(jira.simulator.url, /\/jira$/);
    const info = await call('GET', '/rest/api/2/serverInfo');
    assert.equal(info.at('deploymentType'), 'Server');
    assert.equal(info.at('baseUrl'), jira.simulator.url);
    assert.equal((await call('GET', '/rest/api/latest/myself')).at('name'), 'mira');
    for (const path of ['/rest/api/3/myself', '/rest/software/1.0/sprint/42/issue', '/_edge/tenant_info']) {
      assert.equal((await call('GET', path)).status, 404);
    }
    const { origin } = new URL(jira.simulator.url);
    assert.equal((await fetch(`${origin}/rest/api/2/serverInfo`)).status, 404);
  });

  it('takes a personal access token, or a name and a password', async () => {
    const { simulator } = jira;
    const mine = await call('GET', '/rest/api/2/myself');
    assert.deepEqual([mine.status, mine.headers.get('x-ausername')], [200, 'mira']);
    assert.equal(mine.at('accountId'), undefined);
    const password = clientOf(simulator, basic('mira', simulator.password));
    assert.equal((await password('GET', '/rest/api/2/myself')).at('displayName'), 'Mira Lindqvist');
    const token = clientOf(simulator, basic(simulator.email, simulator.token));
    assert.equal((await token('GET', '/rest/api/2/myself')).status, 401);
    const nobody = await jira.anonymously('GET', '/rest/api/2/issue/SHOP-7');
    assert.deepEqual([nobody.status, nobody.headers.get('x-ausername')], [404, 'anonymous']);
  });

  it('searches by offset, and gives fields where none are asked for', async () => {
    const body = { jql: 'sprint = 42 ORDER BY Rank', startAt: 1, maxResults: 2, fields: ['summary'] };
    const answer = await call('POST', '/rest/api/2/search', body);
    assert.deepEqual([answer.at('startAt'), answer.at('maxResults')], [1, 2]);
    assert.ok(Number(answer.at('total')) > 10);
    assert.deepEqual(answer.each('issues', 'key'), ['SHOP-8', 'SHOP-10']);
    const all = await call('GET', '/rest/api/2/search?jql=key=SHOP-7');
    assert.equal(all.at('issues.0.fields.summary'), 'Guest checkout keeps the delivery address');
  });

  it('finds what there is of keys that are not checked, and refuses a key that is not there otherwise', async () => {
    const body = { jql: 'key in (SHOP-7, SHOP-9999)', fields: ['summary'] };
    const found = await call('POST', '/rest/api/2/search', { ...body, validateQuery: false });
    assert.deepEqual(found.each('issues', 'key'), ['SHOP-7']);
    assert.equal((await call('POST', '/rest/api/2/search', body)).status, 400);
  });

  it('names what an anonymous caller may not know in a query', async () => {
    const { status, json } = await jira.anonymously('POST', '/rest/api/2/search', {
      jql: 'project = SHOP AND sprint = 42',
    });
    assert.equal(status, 400);
    assert.deepEqual(json, {
      errorMessages: [
        "The value 'SHOP' does not exist for the field 'project'.",
        "Field 'sprint' does not exist or this field cannot be viewed by anonymous users.",
      ],
      warningMessages: [],
    });
  });

  it('finds stories by their epic link, and sub-tasks by their parent', async () => {
    const keys = async (jql: string): Promise<unknown[]> =>
      (await call('POST', '/rest/api/2/search', { jql, fields: ['summary'] })).each('issues', 'key');
    assert.deepEqual(await keys('"Epic Link" = SHOP-1 AND key = SHOP-7'), ['SHOP-7']);
    assert.deepEqual(await keys('parent = SHOP-1'), []);
    assert.deepEqual(await keys('parent = SHOP-7 ORDER BY key'), ['SHOP-15', 'SHOP-16']);
  });

  it('keeps texts as wiki markup and refuses ADF', async () => {
    const issue = '/rest/api/2/issue/SHOP-7';
    const before = String((await call('GET', `${issue}?fields=description`)).at('fields.description'));
    const after = before.replace('* (x) After', '* (/) After');
    assert.notEqual(after, before);
    assert.equal((await call('PUT', issue, { fields: { description: after } })).status, 204);
    assert.equal((await call('GET', `${issue}?fields=description`)).at('fields.description'), after);
    const adf = await call('PUT', issue, {
      fields: { description: { type: 'doc', version: 1, content: [] } },
    });
    assert.deepEqual(adf.json, {
      errorMessages: [],
      errors: { description: 'Operation value must be a string' },
    });
  });

  it('gives sprints as Java strings, epics as links, and users by name', async () => {
    const fields = 'customfield_10020,customfield_10014,customfield_10026,parent,assignee';
    const answer = await call('GET', `/rest/api/2/issue/SHOP-7?fields=${fields}`);
    assert.match(
      String(answer.at('fields.customfield_10020.0')),
      /^com\.atlassian\.greenhopper\.service\.sprint\.Sprint@[0-9a-f]+\[id=42,rapidViewId=1,state=ACTIVE,/,
    );
    assert.equal(answer.at('fields.customfield_10014'), 'SHOP-1');
    assert.equal(answer.at('fields.parent'), undefined);
    assert.equal(answer.at('fields.assignee.name'), 'mira');
    assert.equal(answer.at('fields.assignee.emailAddress'), 'mira@example.test');
    const subtask = await call('GET', '/rest/api/2/issue/SHOP-15?fields=parent');
    assert.equal(subtask.at('fields.parent.key'), 'SHOP-7');
  });

  it('lists a sprint’s issues by offset, and boards without their place', async () => {
    const answer = await call(
      'GET',
      '/rest/agile/1.0/sprint/42/issue?maxResults=1&fields=summary,epic,flagged',
    );
    assert.equal(answer.headers.get('deprecation'), null);
    assert.deepEqual([answer.at('maxResults'), answer.at('issues.0.fields.epic.key')], [1, 'SHOP-1']);
    assert.equal((await call('GET', '/rest/agile/1.0/board/1')).at('location'), undefined);
    const projects = await call('GET', '/rest/agile/1.0/board/1/project');
    assert.deepEqual(projects.each('values', 'key'), ['SHOP']);
  });

  it('takes comments, properties, links, transitions and assignees', async () => {
    const issue = '/rest/api/2/issue/SHOP-12';
    const comment = await call('POST', `${issue}/comment`, {
      body: '[~oskar] to the cent?',
      properties: [{ key: 'story-context.question', value: { id: 'q' } }],
    });
    assert.deepEqual([comment.status, comment.at('body')], [201, '[~oskar] to the cent?']);
    const property = `/rest/api/2/comment/${String(comment.at('id'))}/properties/story-context.question`;
    assert.deepEqual((await call('GET', property)).at('value'), { id: 'q' });
    assert.equal((await call('PUT', `${issue}/properties/p`, { a: 1 })).status, 201);
    const link = { globalId: 'g', object: { url: 'https://x.test', title: 'x' } };
    assert.equal((await call('POST', `${issue}/remotelink`, link)).status, 201);
    assert.equal((await call('POST', `${issue}/transitions`, { transition: { id: '111' } })).status, 204);
    assert.equal((await call('PUT', `${issue}/assignee`, { name: 'aiko' })).status, 204);
    assert.equal(jira.simulator.issue('SHOP-12').assigneeId, jira.simulator.people.aiko.accountId);
  });

  it('answers all permissions, whatever is asked for', async () => {
    const answer = await call('GET', '/rest/api/2/mypermissions?issueKey=SHOP-7');
    assert.equal(answer.at('permissions.LINK_ISSUES.havePermission'), true);
    assert.equal(answer.at('permissions.ADMINISTER.havePermission'), false);
  });

  it('asks for a CAPTCHA after three wrong passwords', async () => {
    const wrong = clientOf(jira.simulator, basic('jonas', 'wrong'));
    for (let n = 0; n < 3; n += 1) {
      assert.equal((await wrong('GET', '/rest/api/2/myself')).status, 401);
    }
    const right = clientOf(jira.simulator, basic('jonas', jira.simulator.people.jonas.password));
    const answer = await right('GET', '/rest/api/2/myself');
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('x-seraph-loginreason'), 'AUTHENTICATION_DENIED');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
  });
});
