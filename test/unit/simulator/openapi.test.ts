import assert from 'node:assert/strict';
import { type Contract, loadContract } from '../../contract/contract';
import { skippedFor } from '../../contract/specification';
import type { Deployment } from '../../simulator/model';
import { routes } from '../../simulator/routes';
import { trafficOf } from '../../simulator/traffic';
import { type Client, paragraph, useJira } from './jira-client';

const link = { globalId: 'g', relationship: 'r', object: { url: 'https://x.test', title: 'x' } };

/** A call of every route, as a well-behaved client makes it. `API` is `/rest/api/3` or `/rest/api/2`. */
async function callEverything(send: Client, sendAsOwner: Client, deployment: Deployment): Promise<void> {
  const cloud = deployment === 'cloud';
  const api = cloud ? '/rest/api/3' : '/rest/api/2';
  const callBy = (client: Client) => async (method: string, path: string, body?: unknown) => {
    const answer = await client(method, path.replace(/^API/, api), body);
    assert.ok(
      answer.status < 400 || answer.status === 410,
      `${method} ${path}: ${answer.status} ${answer.text}`,
    );
    return answer;
  };
  const [call, admin] = [callBy(send), callBy(sendAsOwner)];
  const text = (value: string): unknown => (cloud ? paragraph(value) : value);
  const me = await call('GET', 'API/myself');
  const user = cloud ? `accountId=${String(me.at('accountId'))}` : 'username=mira';
  const words = cloud ? 'query' : 'username';
  for (const path of [
    'API/serverInfo',
    'API/field',
    'API/project/SHOP',
    'API/project/SHOP/versions',
    `API/mypermissions?issueKey=SHOP-7${cloud ? '&permissions=EDIT_ISSUES,ADD_COMMENTS' : ''}`,
    `API/user?${user}`,
    `API/user/search?${words}=mi`,
    `API/user/assignable/search?issueKey=SHOP-7&${words}=o`,
    'API/status',
    'API/issuetype',
    'API/priority',
    '/rest/agile/1.0/board',
    '/rest/agile/1.0/board/1',
    '/rest/agile/1.0/board/1/configuration',
    '/rest/agile/1.0/board/1/project',
    '/rest/agile/1.0/board/1/sprint?state=active,future',
    '/rest/agile/1.0/sprint/41',
    '/rest/agile/1.0/sprint/42/issue',
    '/rest/agile/1.0/board/1/sprint/42/issue?maxResults=3',
    '/rest/agile/1.0/board/2/issue',
    '/rest/agile/1.0/board/1/backlog',
    'API/issue/SHOP-7?properties=*all&expand=names,schema,changelog,editmeta',
    'API/issue/SHOP-9?fields=*all',
    'API/issue/SHOP-7/editmeta',
    `API/issue/SHOP-12/transitions${cloud ? '?expand=transitions.fields' : ''}`,
    'API/issue/SHOP-7/comment?orderBy=-created',
  ]) {
    await call('GET', path);
  }
  await call('PUT', 'API/issue/SHOP-8', {
    fields: { summary: 'Pay with a stored card', description: text('x'), customfield_10026: 5 },
    update: { labels: [{ add: 'new' }] },
  });
  await call('POST', 'API/issue/SHOP-8/transitions', { transition: { id: '21' } });
  await call('PUT', 'API/issue/SHOP-8/assignee', { [cloud ? 'accountId' : 'name']: null });
  const comment = await call('POST', 'API/issue/SHOP-8/comment', { body: text('x') });
  const id = String(comment.at('id'));
  await call('GET', `API/issue/SHOP-8/comment/${id}`);
  await call('PUT', `API/issue/SHOP-8/comment/${id}`, { body: text('y') });
  await callProperties(call, `API/comment/${id}`);
  await callProperties(call, 'API/issue/SHOP-8');
  await callProperties(admin, 'API/project/SHOP');
  await call('GET', 'API/component/10');
  await call('GET', 'API/group/member?groupname=team');
  await call('DELETE', `API/issue/SHOP-8/comment/${id}`);
  const estimation = '/rest/agile/1.0/issue/SHOP-8/estimation';
  await call('PUT', `${estimation}?boardId=1`, { value: '8' });
  await call('GET', `${estimation}?boardId=1`);
  const started = '2026-03-09T08:15:30.000+0000';
  await call('POST', 'API/issue/SHOP-8/worklog', { started, timeSpentSeconds: 5_400, comment: text('x') });
  await call('GET', `API/issue/SHOP-8/worklog${cloud ? '?expand=properties&startedAfter=0' : ''}`);
  const created = await call('POST', 'API/issue/SHOP-8/remotelink', link);
  await call('POST', 'API/issue/SHOP-8/remotelink', link);
  const linkPath = `API/issue/SHOP-8/remotelink/${String(created.at('id'))}`;
  await call('GET', linkPath);
  await call('PUT', linkPath, link);
  await call('GET', 'API/issue/SHOP-8/remotelink');
  await call('GET', 'API/issue/SHOP-8/remotelink?globalId=g');
  await call('DELETE', 'API/issue/SHOP-8/remotelink?globalId=g');
  const again = await call('POST', 'API/issue/SHOP-8/remotelink', link);
  await call('DELETE', `API/issue/SHOP-8/remotelink/${String(again.at('id'))}`);
  await (cloud ? callCloud(call) : callDataCenter(call));
}

async function callProperties(call: Call, owner: string): Promise<void> {
  await call('PUT', `${owner}/properties/p`, { a: [1] });
  await call('PUT', `${owner}/properties/p`, { a: [2] });
  await call('GET', `${owner}/properties/p`);
  await call('GET', `${owner}/properties`);
  await call('DELETE', `${owner}/properties/p`);
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

async function callCloud(call: Call): Promise<void> {
  const jql = 'project = SHOP ORDER BY Rank';
  for (const path of [
    '/_edge/tenant_info',
    'API/project/search?query=shop',
    '/rest/software/1.0/sprint/42/issue?maxResults=500',
    '/rest/software/1.0/board/1/sprint/42/issue?fields=summary',
    '/rest/software/1.0/board/2/issue',
    '/rest/software/1.0/board/1/backlog?expand=names,schema',
    `API/search/jql?fields=*all&expand=names,schema&jql=${encodeURIComponent(jql)}`,
    'API/search?jql=x',
    'API/issue/SHOP-8/changelog',
    'API/attachment/content/11001',
    'API/attachment/content/11001?redirect=false',
    'API/attachment/thumbnail/11001?redirect=false&fallbackToDefault=false',
  ]) {
    await call('GET', path);
  }
  const bulk = { issueIdsOrKeys: ['SHOP-7', 'SHOP-9'], fields: ['*all'], properties: ['p'], expand: [] };
  await call('POST', 'API/search/jql', { jql, fields: ['*all'], properties: ['p'], maxResults: 500 });
  await call('POST', 'API/search', { jql });
  await call('POST', 'API/search/approximate-count', { jql });
  await call('POST', 'API/issue/bulkfetch', bulk);
  await call('POST', 'API/changelog/bulkfetch', {
    issueIdsOrKeys: ['SHOP-7', 'SHOP-8'],
    fieldIds: ['status'],
  });
  await call('POST', 'API/comment/list?expand=properties', { ids: [12_001] });
}

async function callDataCenter(call: Call): Promise<void> {
  await call('GET', 'API/project');
  await call('GET', 'API/attachment/11001');
  await call('GET', 'API/issue/SHOP-12/transitions?expand=transitions.fields');
  await call('GET', 'API/search?jql=sprint=42&fields=*all&expand=names,schema');
  await call('POST', 'API/search', { jql: 'project = SHOP ORDER BY Rank', fields: ['summary'], startAt: 2 });
}

/** The same path of an issue, a board, a comment … that is not there. */
const elsewhere = (path: string): string =>
  path
    .replace(/SHOP-?\d*/g, 'NONE-1')
    .replace(
      /\/(board|sprint|comment|remotelink|component|attachment|content|thumbnail)\/\d+/g,
      '/$1/987654321',
    )
    .replace(/\/properties\/p$/, '/properties/none');

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`OpenAPI documents of ${deployment}`, function () {
    this.timeout(60_000);
    const jira = useJira({ deployment, writeLimit: false });
    let contract: Contract;
    const problems = (): string[] =>
      jira.simulator.requests.flatMap((request) =>
        contract
          .response(trafficOf(request, deployment))
          .map((problem) => `${request.method} ${request.path}: ${problem}`),
      );

    before(function () {
      const { state, people } = jira.simulator;
      state.components.push({ id: '10', projectKey: 'SHOP', name: 'Cart', leadId: people.oskar.accountId });
      state.groups.set('team', [people.mira.accountId]);
      const loaded = loadContract(deployment);
      if (!loaded) {
        console.log(skippedFor());
        this.skip();
      }
      contract = loaded;
    });

    it('describe every answer of every route', async () => {
      await callEverything(jira.call, jira.as('oskar'), deployment);
      assert.deepEqual(problems(), []);
      const called = new Set(
        jira.simulator.requests.map((request) => contract.nameOf(trafficOf(request, deployment))),
      );
      const served = routes.filter(
        ({ only, path }) => (!only || only === deployment) && !/^\/(browse|secure)\//.test(path),
      );
      assert.equal(called.size, served.length);
    });

    const refused: Readonly<Record<string, readonly [() => Client, (path: string) => string]>> = {
      'who is not signed in': [() => jira.anonymously, (path) => path],
      'who may only read': [() => jira.as('rita'), (path) => path],
      'who asks for what is not there': [() => jira.call, elsewhere],
    };
    for (const [who, [client, of]] of Object.entries(refused)) {
      it(`describe every answer to one ${who}`, async () => {
        jira.simulator.clearRequests();
        await callEverything(jira.call, jira.as('oskar'), deployment);
        const calls = [...jira.simulator.requests];
        jira.simulator.clearRequests();
        for (const { method, path, query, body } of calls) {
          const pairs = Object.entries(query).flatMap(([name, all]) => all.map((value) => [name, value]));
          const search = new URLSearchParams(pairs).toString();
          await client()(method, of(path) + (search && `?${of(search)}`), body);
        }
        assert.ok(jira.simulator.requests.some(({ status }) => status >= 400));
        assert.deepEqual(problems(), []);
      });
    }
  });
}
