import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordedIn } from '../../contract/recorded';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { trafficVariable } from '../../simulator/traffic';
import { basic, clientOf } from './jira-client';

describe('Traffic that is kept', () => {
  const before = process.env[trafficVariable];
  let folder: string;
  let simulator: Simulator;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'story-context-'));
    process.env[trafficVariable] = folder;
    simulator = await startSimulator();
  });

  afterEach(async () => {
    if (before === undefined) delete process.env[trafficVariable];
    else process.env[trafficVariable] = before;
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  const kept = () => [...recordedIn(folder)];

  it('is there with the answer, request by request', async () => {
    const call = clientOf(simulator, basic(simulator.email, simulator.token));
    await call('PUT', '/rest/api/3/issue/SHOP-7/properties/a', { b: 1 });
    await call('GET', '/rest/api/3/issue/SHOP-7/properties/a?x=1&x=2');
    const shared = { deployment: 'cloud', userAgent: 'story-context-test' };
    const pathOfBoth = '/rest/api/3/issue/SHOP-7/properties/a';
    assert.deepEqual(kept(), [
      {
        ...{ ...shared, method: 'PUT', path: pathOfBoth, query: {}, body: { b: 1 }, status: 201 },
        contentType: 'application/json',
      },
      {
        ...{ ...shared, method: 'GET', path: pathOfBoth, query: { x: ['1', '2'] }, status: 200 },
        response: { key: 'a', value: { b: 1 } },
      },
    ]);
  });

  it('says which answers a fault gave or took away', async () => {
    const call = clientOf(simulator);
    simulator.addFault({ kind: 'html' });
    simulator.addFault({ kind: 'drop-after' });
    await call('GET', '/rest/api/3/serverInfo');
    await assert.rejects(call('GET', '/rest/api/3/serverInfo'));
    await call('GET', '/rest/api/3/serverInfo');
    assert.deepEqual(
      kept().map(({ status, fault }) => [status, fault]),
      [
        [200, 'html'],
        [0, 'drop-after'],
        [200, undefined],
      ],
    );
  });

  it('has what was asked outside of the context path, which is none of Jira’s requests', async () => {
    const below = await startSimulator({ deployment: 'datacenter', context: '/jira' });
    const { origin } = new URL(below.url);
    await clientOf({ url: origin })('GET', '/rest/api/2/serverInfo');
    await clientOf(below)('GET', '/rest/api/2/serverInfo');
    await below.close();
    assert.deepEqual(
      kept().map(({ path, status }) => [path, status]),
      [
        ['/rest/api/2/serverInfo', 404],
        ['/rest/api/2/serverInfo', 200],
      ],
    );
    assert.equal(below.requests.length, 1);
  });

  it('holds no credentials', async () => {
    const { email, token, password, username } = simulator;
    await clientOf(simulator, basic(email, token))('GET', '/rest/api/3/serverInfo');
    await clientOf(simulator, basic(username, password))('GET', '/rest/api/3/serverInfo');
    await clientOf(simulator, `Bearer ${token}`)('GET', '/rest/api/3/serverInfo');
    const text = JSON.stringify(kept());
    const secrets = [token, password, basic(email, token), basic(username, password)];
    assert.deepEqual(
      secrets.filter((secret) => text.includes(secret.replace(/^Basic /, ''))),
      [],
    );
  });
});
