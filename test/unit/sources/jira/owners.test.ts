import assert from 'node:assert/strict';
import { createJiraSource } from '../../../../src/sources/jira';
import { type AnsweringServer, answering } from './answering';
import { quick, userAgent } from './simulated-site';

const types = 'com.atlassian.jira.plugin.system.customfieldtypes:';

for (const deployment of ['cloud', 'datacenter'] as const) {
  const isCloud = deployment === 'cloud';
  describe(`A Product Owner who is a group in a field of ${deployment}`, () => {
    let site: AnsweringServer;
    let mayList: boolean;
    let value: unknown;
    let reporter: object;
    beforeEach(async () => {
      mayList = true;
      const person = (id: string, active = true): object => {
        return { ...(isCloud ? { accountId: id } : { name: id, key: id }), displayName: `The ${id}`, active };
      };
      reporter = person('r');
      site = await answering(({ url }) => {
        const { pathname: path, searchParams } = new URL(url, 'http://x');
        if (path.endsWith('/myself')) return { body: person('asker') };
        if (path.endsWith('/field')) {
          const schema = { type: 'array', items: 'group', custom: `${types}multigrouppicker` };
          return { body: [{ id: 'customfield_1', name: 'Product Owner', custom: true, schema }] };
        }
        if (path.endsWith('/group/member')) {
          if (!mayList) return { status: 403, body: { errorMessages: ['No'], errors: {} } };
          const group = searchParams.get('groupId') ?? searchParams.get('groupname');
          const all = group === (isCloud ? 'g-1' : 'council') ? ['a', 'gone', 'b'] : [];
          const startAt = Number(searchParams.get('startAt'));
          const values = all.slice(startAt, startAt + 2).map((id) => person(id, id !== 'gone'));
          return { body: { values, isLast: startAt > 0, total: all.length, startAt, maxResults: 2 } };
        }
        if (/\/issue\/[^/]+$/.test(path)) {
          const fields = {
            project: { key: 'P' },
            reporter,
            components: [],
            customfield_1: value,
          };
          return { body: { id: '1', key: 'P-1', fields } };
        }
        return { status: 404, body: { errorMessages: ['There is none'], errors: {} } };
      });
    });
    afterEach(() => site.close());

    const owners = async (): Promise<unknown[]> => {
      const found = await createJiraSource({
        ...{ baseUrl: site.url, deployment, writeTo: 'source', userAgent, timings: quick },
        credentials: () => Promise.resolve({ kind: 'pat', token: 't' }),
        log: () => undefined,
      }).productOwners('P-1');
      return found.map(({ id, reason, detail }) => [id, reason, detail]);
    };

    it('is everybody who is in it', async () => {
      value = [{ name: 'council', ...(isCloud && { groupId: 'g-1' }), self: `${site.url}/group` }];
      assert.deepEqual(
        await owners(),
        ['a', 'b'].map((one) => [one, 'story', 'Product Owner']),
      );
    });

    it('is left out where nobody may see who that is, and never taken for a person', async () => {
      value = { name: 'council', self: `${site.url}/group` };
      mayList = false;
      assert.deepEqual(await owners(), [['r', 'reporter', undefined]]);
      value = null;
      assert.deepEqual(await owners(), [['r', 'reporter', undefined]]);
      // Whoever knows the portal of a service project alone is no one to be mentioned.
      reporter = { ...reporter, accountType: 'customer' };
      assert.deepEqual(await owners(), []);
    });
  });
}
