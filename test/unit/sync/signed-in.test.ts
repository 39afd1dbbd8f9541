import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { createCredentialStore } from '../../../src/host/secrets';
import { createSites } from '../../../src/host/sites';
import type { JiraCredentials } from '../../../src/sources/jira';
import type { SourceErrorKind } from '../../../src/sources/story-source';
import { openSession, type Session } from '../../../src/sync/session';
import type { Fault } from '../../simulator/faults';
import type { Deployment } from '../../simulator/model';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { credentialsOf, sourceAt } from '../sources/jira/simulated-site';
import { memoryStorage } from './memory-storage';
import { memoryJournal, ownLease } from './outbox/memory-journal';

interface Trouble {
  readonly name: string;
  readonly strikes: (at: { site: Simulator; secrets: Secrets }) => void;
  readonly ends: (at: { site: Simulator; secrets: Secrets }) => void;
  readonly kind: SourceErrorKind;
  /** Whether Jira refused an identity, or nobody was asked. */
  readonly status?: 'refused' | 'nobody';
}

const fault = (name: string, kind: SourceErrorKind, ...faults: Omit<Fault, 'times'>[]): Trouble => ({
  name,
  kind,
  strikes: ({ site }) => faults.forEach((one) => site.addFault({ ...one, times: 'always' })),
  ends: ({ site }) => site.clearFaults(),
});

const troubles: readonly Trouble[] = [
  fault('a 403 for the stories', 'forbidden', { kind: 'status', status: 403, path: '*/search*' }),
  fault('a 403 for everything', 'forbidden', { kind: 'status', status: 403 }),
  fault('a 404 for the board', 'not-found', { kind: 'status', status: 404, path: '/rest/agile/*' }),
  fault('a 500', 'unreachable', { kind: 'status', status: 500 }),
  fault('a 502', 'unreachable', { kind: 'status', status: 502 }),
  fault('a 503', 'unreachable', { kind: 'status', status: 503 }),
  fault('a server that starts and does not look at who asks', 'unreachable', {
    ...{ kind: 'status', status: 503, headers: { 'x-ausername': 'anonymous' } },
  }),
  fault('a proxy that wants a password', 'unreachable', { kind: 'status', status: 407 }),
  fault('a company’s sign-in page with status 401', 'not-jira', {
    ...{ kind: 'html', status: 401 },
  }),
  fault('a company’s sign-in page with status 403', 'not-jira', {
    ...{ kind: 'html', status: 403 },
  }),
  fault('a redirect to a sign-in page', 'not-jira', {
    ...{ kind: 'status', status: 302, headers: { location: 'https://sso.example.test/login' } },
  }),
  fault('a captive portal', 'not-jira', { kind: 'html' }),
  fault('too many requests', 'rate-limited', {
    ...{ kind: 'status', status: 429, headers: { 'retry-after': '2' } },
  }),
  fault('no network, or a VPN that is off', 'unreachable', { kind: 'drop-before' }),
  fault('a connection that breaks', 'unreachable', { kind: 'truncate' }),
  {
    name: 'a secret store that comes back empty',
    kind: 'not-signed-in',
    status: 'nobody',
    strikes: ({ secrets }) => secrets.lose(),
    ends: ({ secrets }) => secrets.find(),
  },
  {
    name: 'a secret store that is locked',
    kind: 'unreadable',
    strikes: ({ secrets }) => secrets.lock(true),
    ends: ({ secrets }) => secrets.lock(false),
  },
  {
    name: 'a token that has expired',
    kind: 'not-signed-in',
    status: 'refused',
    strikes: ({ site }) => site.expireToken(),
    ends: ({ site }) => site.state.users.forEach((user) => (user.tokenExpired = false)),
  },
];

for (const deployment of ['cloud', 'datacenter'] as const satisfies Deployment[]) {
  describe(`A sign-in to ${deployment}`, function () {
    this.timeout(30_000);
    let house: Awaited<ReturnType<typeof build>>;
    afterEach(() => house.site.close());

    for (const { name, strikes, ends, kind, status } of troubles) {
      it(`outlasts ${name}`, async () => {
        house = await build(deployment);
        const { site, secrets, sites, credentials } = house;
        let session = await house.open();
        await session.refresh.sprints();
        const before = keys(session);
        assert.ok(before.length > 20);
        await session.store.saved();

        strikes(house);
        site.clearRequests();
        for (const which of ['the same window', 'a new window']) {
          if (which === 'a new window') session = await house.open();
          await session.refresh.sprints();
          const attempt = session.refresh.sprintsAttempt;
          assert.ok(attempt.kind === 'failed', which);
          assert.equal(attempt.error.kind, kind, `${which}: ${attempt.error.message}`);
          if (status === 'refused') assert.ok(attempt.error.more.status !== undefined);
          if (status === 'nobody') assert.equal(attempt.error.more.status, undefined);
          assert.deepEqual(keys(session), before, `${which} shows what is known`);
        }
        if (status === 'nobody') assert.deepEqual(site.requests, []);
        if (status === 'refused') {
          const sent = site.requests.length;
          await session.refresh.sprints();
          assert.equal(site.requests.length, sent, 'a refused identity is not tried again by itself');
        }
        assert.equal(sites.active()?.baseUrl, site.url);
        assert.equal(sites.board(site.url), '1');

        ends(house);
        assert.deepEqual(await credentials.read(site.url), credentialsOf(site));
        assert.equal(secrets.deleted, 0);
        if (kind === 'rate-limited') await new Promise((resolve) => setTimeout(resolve, 2_100));
        // Whoever was refused is tried again when the user asks for it, which opens the source anew.
        if (status === 'refused') session = await house.open();
        await session.refresh.sprints();
        assert.equal(session.refresh.sprintsAttempt.kind, 'done');
        assert.deepEqual(keys(session), before);
      });
    }
  });
}

describe('Sites', () => {
  const site = (baseUrl: string) => ({ baseUrl, deployment: 'datacenter' as const, account: 'Mira' });
  const [shop, jira, both] = [
    site('https://shop.atlassian.net'),
    site('https://host.example'),
    site('https://host.example/jira'),
  ];

  it('are known by the address of any of their pages', async () => {
    const sites = createSites(memento(), memento());
    for (const one of [shop, jira, both]) await sites.use(one);
    assert.equal(sites.at('https://shop.atlassian.net/jira/software/projects/SHOP')?.baseUrl, shop.baseUrl);
    assert.equal(sites.at('https://HOST.example/jira/browse/A-1')?.baseUrl, both.baseUrl);
    assert.equal(sites.at('https://host.example/jirafe')?.baseUrl, jira.baseUrl);
    for (const other of [
      'https://host.example.evil.test',
      'http://host.example',
      'https://host.example:8443',
      '',
    ])
      assert.equal(sites.at(other), undefined, other);
  });

  it('have a sign-in each, though they are on one host', async () => {
    const credentials = createCredentialStore(secretStorage(), isAny);
    await credentials.write(jira.baseUrl, { kind: 'pat', token: 'one' });
    assert.equal(await credentials.read(both.baseUrl), undefined);
    assert.equal(await credentials.read('https://host.example.evil.test'), undefined);
    await credentials.write(both.baseUrl, { kind: 'pat', token: 'two' });
    await credentials.forget(both.baseUrl);
    assert.deepEqual(await credentials.read(`${jira.baseUrl}/`), { kind: 'pat', token: 'one' });
  });

  it('tell whose credentials changed', async () => {
    const credentials = createCredentialStore(secretStorage(), isAny);
    const told: string[] = [];
    credentials.onDidChange((isOf) => told.push(...[shop, jira].map(({ baseUrl }) => baseUrl).filter(isOf)));
    await credentials.write(jira.baseUrl, { kind: 'pat', token: 'one' });
    assert.deepEqual(told, [jira.baseUrl]);
  });

  it('keep board and query when the sign-in to another one ends', async () => {
    const sites = createSites(memento(), memento());
    await sites.use(shop);
    await sites.chooseBoard(shop.baseUrl, '7');
    await sites.chooseQuery(shop.baseUrl, 'project = SHOP');
    await sites.use(jira);
    await sites.forget(jira.baseUrl);
    assert.equal(sites.active(), undefined);
    assert.deepEqual(sites.list(), [shop]);
    assert.equal(sites.board(shop.baseUrl), '7');
    assert.equal(sites.query(shop.baseUrl), 'project = SHOP');
    await sites.chooseQuery(shop.baseUrl, undefined);
    assert.equal(sites.query(shop.baseUrl), undefined);
  });
});

async function build(deployment: Deployment) {
  const site = await startSimulator({ deployment });
  const secrets = secretStorage();
  const credentials = createCredentialStore(secrets, isAny);
  const sites = createSites(memento(), memento());
  const storage = memoryStorage();
  await credentials.write(site.url, credentialsOf(site));
  await sites.use({ baseUrl: site.url, deployment, account: 'Mira Lindqvist' });
  await sites.chooseBoard(site.url, '1');
  const open = (): Promise<Session> =>
    openSession({
      source: sourceAt(site, {
        credentials: () => credentials.read(site.url),
        boardId: sites.board(site.url),
      }),
      storage,
      place: site.url,
      journal: memoryJournal(),
      lease: ownLease,
      chosenSprint: () => undefined,
      now: Date.now,
      onProblem: () => undefined,
    });
  return { site, secrets, credentials, sites, open };
}

function keys({ store }: Session): string[] {
  return store.summaries.map(({ key }) => key);
}

function isAny(value: unknown): value is JiraCredentials {
  return typeof value === 'object';
}

interface Secrets extends vscode.SecretStorage {
  /** How often something was deleted. */
  readonly deleted: number;
  lose(): void;
  find(): void;
  lock(isLocked: boolean): void;
}

/** VS Code's secret storage, with what can become of it. */
function secretStorage(): Secrets {
  let [all, lost, isLocked, deleted] = [new Map<string, string>(), new Map<string, string>(), false, 0];
  const listeners = new Set<(event: vscode.SecretStorageChangeEvent) => void>();
  return {
    get: (key) => (isLocked ? Promise.reject(new Error('keyring locked')) : Promise.resolve(all.get(key))),
    store(key, value) {
      all.set(key, value);
      for (const listener of listeners) listener({ key });
      return Promise.resolve();
    },
    delete(key) {
      deleted += 1;
      all.delete(key);
      return Promise.resolve();
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    get deleted() {
      return deleted;
    },
    lose() {
      lost = all;
      all = new Map();
    },
    find() {
      all = lost;
    },
    lock(locked) {
      isLocked = locked;
    },
  };
}

function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? values.get(key) : otherwise) as T,
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  };
}
