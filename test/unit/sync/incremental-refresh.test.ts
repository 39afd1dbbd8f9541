import assert from 'node:assert/strict';
import { Refresh } from '../../../src/sync/refresh';
import { StoryStore } from '../../../src/sync/story-store';
import type { Deployment, Issue } from '../../simulator/model';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/simulator';
import { sourceAt } from '../sources/jira/simulated-site';
import { memoryStorage } from './memory-storage';

const minute = 60_000;
const storyTypes = new Set(['10001', '10002', '10004']);

for (const deployment of ['cloud', 'datacenter'] as const satisfies Deployment[]) {
  describe(`A refresh of ${deployment}`, function () {
    this.timeout(60_000);
    let site: Simulator;
    /** Milliseconds by which the site's clock was put forward. */
    let forward = 0;
    const now = (): number => Date.now() + forward;
    beforeEach(() => (forward = 0));
    afterEach(() => site.close());

    async function open(
      options: SimulatorOptions = {},
      more: Parameters<typeof sourceAt>[1] = {},
      inSprint = Infinity,
    ) {
      site = await startSimulator({ deployment, clock: now, ...options });
      const stories = site.state.issues.filter(
        ({ key, typeId }) => key.startsWith('SHOP-') && storyTypes.has(typeId),
      );
      if (Number.isFinite(inSprint))
        stories.forEach((issue, index) => (issue.sprintIds = index < inSprint ? [42] : []));
      // Long enough ago for nobody to ask for it again.
      for (const issue of site.state.issues) issue.updated = Math.min(issue.updated, now() - 60 * minute);
      const window = another(more);
      await window.refresh.sprints();
      assert.equal(window.refresh.sprintsAttempt.kind, 'done');
      site.clearRequests();
      return window;
    }

    /** A window of its own on the same site. */
    function another(more: Parameters<typeof sourceAt>[1] = {}, storage = memoryStorage()) {
      const store = new StoryStore(storage, 'stories', (doing, error) =>
        assert.fail(`${doing}: ${String(error)}`),
      );
      let chosen: string | undefined;
      const refresh = new Refresh(
        sourceAt(site, more),
        store,
        () => chosen,
        Date.now,
        () => undefined,
      );
      const keys = () => store.summaries.map(({ key }) => key);
      const told = { times: 0 };
      store.onChange(() => told.times++);
      return { store, refresh, keys, told, choose: (id: string | undefined) => (chosen = id) };
    }

    const edit = (key: string, change: (issue: Issue) => void): void => {
      const issue = site.issue(key);
      site.state.change(issue, issue.reporterId ?? '', () => {
        change(issue);
        return [];
      });
    };
    const bytes = (): number =>
      site.requests.reduce((sum, { response }) => sum + JSON.stringify(response ?? '').length, 0);
    const asked = (): string => site.requests.map(({ method, path }) => `${method} ${path}`).join('\n');

    it('costs two requests and the same bytes where nothing changed, however long the sprint', async () => {
      const sizes: number[] = [];
      for (const count of [50, 500]) {
        if (sizes.length > 0) await site.close();
        const { refresh, store, told } = await open({ stories: count + 20 }, {}, count);
        const before = store.sprints?.value[0]?.stories;
        assert.ok((before?.length ?? 0) >= count);
        told.times = 0;
        await refresh.sprints();
        assert.equal(site.requests.length, 2, asked());
        assert.equal(store.sprints?.value[0]?.stories, before);
        assert.equal(told.times, 0, 'nothing to draw');
        sizes.push(bytes());
      }
      assert.ok(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0)) < 100, sizes.join(' and '));
    });

    it('costs two requests where one in a hundred was moved, and shows it', async () => {
      const { refresh, store, keys } = await open({ stories: 320 }, {}, 300);
      const moved = keys().slice(10, 13);
      for (const key of moved)
        edit(key, (issue) => (issue.statusId = issue.statusId === '10000' ? '10001' : '10000'));
      const before = new Map(store.summaries.map((one) => [one.key, one]));
      await refresh.sprints();
      assert.equal(site.requests.length, 2, asked());
      for (const one of store.summaries) {
        if (!moved.includes(one.key)) assert.equal(one, before.get(one.key));
        else assert.notDeepEqual(one.status, before.get(one.key)?.status);
        assert.deepEqual(one.progress, before.get(one.key)?.progress);
      }
    });

    it('counts the criteria of what was reworded', async () => {
      const { refresh, store } = await open();
      assert.deepEqual(store.summary('SHOP-7')?.progress, { done: 2, total: 5 });
      edit('SHOP-7', (issue) => {
        issue.acceptance = null;
        issue.description = null;
      });
      await refresh.sprints();
      assert.deepEqual(store.summary('SHOP-7')?.progress, { done: 0, total: 0 });
    });

    it('has what came into the sprint in its place, and reads only that whole', async () => {
      const { refresh, keys } = await open();
      const [first, second] = keys();
      assert.ok(first && second);
      const outside = site.state.issues.find(
        ({ sprintIds, typeId }) => sprintIds.length === 0 && storyTypes.has(typeId),
      );
      assert.ok(outside);
      edit(outside.key, (issue) => {
        issue.sprintIds = [42];
        issue.rank = `${site.issue(first).rank}~`;
      });
      await refresh.sprints();
      assert.deepEqual(keys().slice(0, 3), [first, outside.key, second]);
      // Data Center gives the record of its ticks alone.
      assert.equal(site.requests.length, deployment === 'cloud' ? 3 : 4, asked());
    });

    it('lets go of what left the sprint, and follows a new order, when the list is compared as a whole', async () => {
      const { refresh, store, keys } = await open();
      const [first, second, third] = keys();
      assert.ok(first && second && third);
      edit(second, (issue) => (issue.sprintIds = []));
      site.issue(third).rank = '0';
      await refresh.sprints();
      assert.deepEqual(keys().slice(0, 3), [first, second, third]);
      forward += 14 * minute;
      await refresh.sprints();
      assert.equal(keys()[1], second, 'not yet');
      forward += 2 * minute;
      site.clearRequests();
      await refresh.sprints();
      assert.deepEqual(keys().slice(0, 2), [third, first]);
      assert.equal(store.summary(second), undefined);
      assert.ok(site.requests.length <= 3, asked());
      forward += minute;
      site.clearRequests();
      await refresh.sprints();
      assert.equal(site.requests.length, 2, asked());
      assert.match(JSON.stringify(site.requests.at(-1)?.body), /updated >= \d{13}\b/);
    });

    it('goes on from what another window stored, and knows nothing of clocks here', async () => {
      const storage = memoryStorage();
      await open();
      const first = another({}, storage);
      await first.refresh.sprints();
      await first.store.saved();
      edit('SHOP-8', (issue) => (issue.summary = 'Changed meanwhile'));
      site.clearRequests();
      const second = another({}, storage);
      await second.store.load();
      await second.refresh.sprints();
      assert.equal(second.store.summary('SHOP-8')?.title, 'Changed meanwhile');
      const listings = site.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('ORDER BY'));
      assert.equal(listings.length, 1);
      assert.match(JSON.stringify(listings[0]?.body), /updated >= \d{13}\b/);
    });

    it('follows when the sprint is closed and the next one started', async () => {
      const { refresh, store, keys } = await open();
      const before = keys();
      const [old, next] = [site.state.sprint(42), site.state.sprints.find(({ state }) => state === 'future')];
      assert.ok(old && next);
      Object.assign(old, { state: 'closed' });
      Object.assign(next, { state: 'active' });
      await refresh.sprints();
      assert.equal(store.sprints?.value[0]?.sprint.name, next.name);
      assert.ok(keys().length > 0 && !keys().some((key) => before.includes(key)));
    });

    it('sees late what search knows late', async () => {
      const { refresh, store } = await open({ indexLag: 2 * minute });
      edit('SHOP-8', (issue) => (issue.summary = 'Known to search after two minutes'));
      await refresh.sprints();
      assert.notEqual(store.summary('SHOP-8')?.title, 'Known to search after two minutes');
      forward += minute;
      await refresh.sprints();
      forward += 1.5 * minute;
      await refresh.sprints();
      assert.equal(store.summary('SHOP-8')?.title, 'Known to search after two minutes');
    });

    it('reads everything anew when it is told to', async () => {
      const { refresh, keys, store } = await open();
      const [first, second] = keys();
      assert.ok(first && second);
      edit(second, (issue) => (issue.sprintIds = []));
      await refresh.sprints({ anew: true });
      assert.equal(store.summary(second), undefined);
    });

    for (const [name, options] of [
      ['a board without sprints', { boardId: '2' }],
      [
        'a query',
        {
          boardId: undefined,
          storyQuery: 'project = SHOP AND summary ~ "order by" OR project = SHOP order by key',
        },
      ],
    ] as const) {
      it(`asks for what changed on ${name}`, async () => {
        const { refresh, store, keys } = await open({}, options);
        const order = keys();
        const [first] = order;
        assert.ok(first);
        edit(first, (issue) => (issue.summary = 'Changed on it'));
        await refresh.sprints();
        assert.equal(store.summary(first)?.title, 'Changed on it');
        assert.deepEqual(keys(), order);
        assert.ok(site.requests.length <= 2, asked());
        assert.match(
          decodeURIComponent(JSON.stringify(site.requests.map(({ query, body }) => [query, body]))),
          /updated >= \d{13}\b/,
        );
      });
    }

    it('reads everything where what changed cannot be had', async () => {
      const { refresh, store } = await open();
      edit('SHOP-8', (issue) => (issue.summary = 'Read with the others'));
      site.addFault({ kind: 'status', status: 400, path: '*/search*' });
      await refresh.sprints();
      assert.equal(refresh.sprintsAttempt.kind, 'done');
      assert.equal(store.summary('SHOP-8')?.title, 'Read with the others');
    });

    it('asks again from where it was after one that broke off', async () => {
      const { refresh, store } = await open();
      edit('SHOP-8', (issue) => (issue.summary = 'Not lost'));
      site.addFault({ kind: 'status', status: 500, path: '*/search*' });
      await refresh.sprints();
      assert.equal(refresh.sprintsAttempt.kind, 'failed');
      forward += 10 * minute;
      await refresh.sprints();
      assert.equal(store.summary('SHOP-8')?.title, 'Not lost');
    });
  });
}
