import assert from 'node:assert/strict';
import { type ScenarioName, scenarios } from '../../simulator/scenarios';
import type { Simulator } from '../../simulator/simulator';
import { startSimulator } from '../../simulator/simulator';
import { basic, type Client, clientOf, paragraph } from './jira-client';

const search = '/rest/api/3/search/jql';
const boardSprints = '/rest/agile/1.0/board/1/sprint?state=active';

/** What is seen of each scenario that shows itself within a second; the slow ones are tested as faults. */
const expectations: Partial<Record<ScenarioName, (call: Client, simulator: Simulator) => Promise<void>>> = {
  flaky: async (call) => {
    const statuses = [];
    for (let n = 0; n < 4; n += 1) {
      statuses.push((await call('GET', '/rest/api/3/myself')).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 503]);
  },
  down: async (call) => {
    assert.equal((await call('GET', '/rest/api/3/serverInfo')).status, 503);
  },
  'captive-portal': async (call) => {
    const { status, json } = await call('GET', '/rest/api/3/serverInfo');
    assert.deepEqual([status, json], [200, undefined]);
  },
  'rate-limited': async (call) => {
    for (let n = 0; n < 10; n += 1) {
      assert.equal((await call('GET', '/rest/api/3/myself')).status, 200);
    }
    const { status, headers } = await call('GET', '/rest/api/3/myself');
    assert.equal(status, 429);
    assert.ok(Number(headers.get('retry-after')) >= 1);
  },
  'drops-before': async (call, simulator) => {
    const post = () => call('POST', '/rest/api/3/issue/SHOP-8/comment', { body: paragraph('x') });
    await post();
    await assert.rejects(post());
    assert.equal(
      simulator.issue('SHOP-8').comments.filter(({ authorId }) => authorId.endsWith('c001')).length,
      1,
    );
  },
  'drops-after': async (call, simulator) => {
    const post = () => call('POST', '/rest/api/3/issue/SHOP-8/comment', { body: paragraph('x') });
    await post();
    await assert.rejects(post());
    assert.equal(
      simulator.issue('SHOP-8').comments.filter(({ authorId }) => authorId.endsWith('c001')).length,
      2,
    );
  },
  'small-pages': async (call) => {
    const answer = await call('POST', search, { jql: 'sprint = 42', maxResults: 100 });
    assert.equal(answer.each('issues', 'id').length, 5);
  },
  'expired-token': async (call) => {
    assert.equal((await call('GET', '/rest/api/3/myself')).status, 401);
    assert.deepEqual((await call('GET', '/rest/agile/1.0/board')).at('values'), []);
  },
  captcha: async (_, simulator) => {
    const call = clientOf(simulator, basic(simulator.username, simulator.password));
    const { status, headers } = await call('GET', '/rest/api/2/myself');
    assert.equal(status, 403);
    assert.match(headers.get('x-authentication-denied-reason') ?? '', /^CAPTCHA_CHALLENGE; login-url=/);
  },
  'read-only': async (call) => {
    assert.equal((await call('GET', '/rest/api/3/myself')).at('displayName'), 'Rita Lesser');
  },
  'no-boards': async (call) => {
    assert.deepEqual((await call('GET', '/rest/agile/1.0/board')).at('values'), []);
  },
  'no-active-sprint': async (call) => {
    assert.deepEqual((await call('GET', boardSprints)).at('values'), []);
  },
  'empty-sprint': async (call) => {
    assert.deepEqual((await call('GET', '/rest/software/1.0/sprint/42/issue')).at('issues'), []);
  },
  'parallel-sprints': async (call) => {
    assert.equal((await call('GET', boardSprints)).each('values', 'id').length, 2);
  },
  'no-agile': async (call) => {
    assert.equal((await call('GET', '/rest/agile/1.0/board')).status, 404);
    assert.equal((await call('POST', search, { jql: 'sprint = 42' })).status, 200);
  },
};

describe('scenarios', () => {
  const untimed: readonly ScenarioName[] = ['slow', 'slow-bodies', 'truncated', 'lagging-search'];

  it('are all tested here, or as a fault', () => {
    assert.deepEqual([...Object.keys(expectations), ...untimed].sort(), Object.keys(scenarios).sort());
  });

  for (const [name, expectation] of Object.entries(expectations)) {
    it(`${name}: ${scenarios[name as ScenarioName].about}`, async () => {
      const simulator = await startSimulator({ scenario: name as ScenarioName });
      try {
        await expectation(clientOf(simulator, basic(simulator.email, simulator.token)), simulator);
      } finally {
        await simulator.close();
      }
    });
  }
});
