import assert from 'node:assert/strict';
import { progressOf } from '../../../../src/domain/acceptance/progress';
import type { JiraSourceOptions } from '../../../../src/sources/jira';
import {
  SourceError,
  type SourceErrorKind,
  type StorySource,
  type TickChange,
} from '../../../../src/sources/story-source';
import type { Deployment } from '../../../simulator/model';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

const at = '2026-03-10T09:30:00.000Z';

for (const deployment of ['cloud', 'datacenter'] as const satisfies readonly Deployment[]) {
  describe(`a Jira of ${deployment} in trouble`, function () {
    this.timeout(30_000);
    let site: Simulator;
    let sites: Simulator[] = [];
    afterEach(async () => {
      await Promise.all(sites.map((one) => one.close()));
      sites = [];
    });

    async function open(
      options: SimulatorOptions,
      more: Partial<JiraSourceOptions> = {},
    ): Promise<StorySource> {
      site = await startSimulator({ deployment, ...options });
      sites.push(site);
      return sourceAt(site, more);
    }

    it('small-pages: gives every story once, in order', async () => {
      const whole = await content(await open({}));
      const source = await open({ scenario: 'small-pages' });
      assert.deepEqual(
        (await content(source)).stories.map(({ key }) => key),
        whole.stories.map(({ key }) => key),
      );
      assert.ok(
        site.requests.filter(({ path }) => /\/search(\/jql)?$/.test(path)).length >= whole.stories.length / 5,
      );
      assert.equal((await source.boards('')).length, 3);
    });

    it('flaky, truncated, slow-bodies: reads what there is to read', async () => {
      for (const scenario of ['flaky', 'truncated'] as const) {
        const source = await open({ scenario });
        assert.ok((await content(source)).stories.length > 20, scenario);
        assert.equal((await source.story('SHOP-7')).criteria.length, 5);
      }
      const source = await open({});
      site.addFault({ kind: 'slow', ms: 20, times: 50 });
      assert.equal((await source.story('SHOP-7')).criteria.length, 5);
    });

    it('down, captive-portal: says which', async () => {
      const kinds = { down: 'unreachable', 'captive-portal': 'not-jira' } as const;
      for (const [scenario, kind] of Object.entries(kinds)) {
        const source = await open({ scenario: scenario as keyof typeof kinds });
        await fails(kind, source.me());
        await fails(kind, source.sprints(['active']));
      }
    });

    it('drops-before, drops-after: writes once what is to be written', async () => {
      for (const scenario of ['drops-before', 'drops-after'] as const) {
        const source = await open({ scenario });
        for (const key of ['SHOP-7', 'SHOP-8']) {
          const before = await source.story(key);
          const criterion = before.criteria.find(({ checked }) => !checked);
          assert.ok(criterion);
          const change: TickChange = { criterionId: criterion.id, text: criterion.text, checked: true, at };
          const after = await source.tick(key, [change]);
          assert.deepEqual(
            after.criteria.map(({ checked }) => checked),
            before.criteria.map(({ id, checked }) => checked || id === criterion.id),
          );
          const link = {
            kind: 'branch',
            globalId: 'story-context:branch:origin:x',
            title: 'x',
            url: 'https://git.example/x',
          } as const;
          await source.putLink(key, link);
          await source.assignToMe(key);
        }
        const draft = { id: 'Q-7F3A91B2', text: 'Which?' };
        const asked = await retried(() => source.ask('SHOP-7', draft));
        assert.equal(asked.id, draft.id);
        const [transition] = await source.transitions('SHOP-7');
        assert.ok(transition);
        await retried(() => source.transition('SHOP-7', transition));
        const story = await source.story('SHOP-7');
        assert.equal(story.questions.length, 1);
        assert.equal(story.links.filter(({ kind }) => kind === 'branch').length, 1);
        assert.equal(story.status.id, transition.to.id);
        assert.equal(site.issue('SHOP-7').comments.filter(({ properties }) => properties.size > 0).length, 1);
      }
    });

    it('rate-limited: waits when the wait is short, and says until when otherwise', async () => {
      const source = await open({ scenario: 'rate-limited' });
      let failure: unknown;
      for (let count = 0; count < 10 && !failure; count++) {
        await source.story('SHOP-7').catch((error: unknown) => (failure = error));
      }
      assert.ok(failure instanceof SourceError && failure.kind === 'rate-limited', String(failure));
      assert.ok((failure.more.retryAt ?? 0) > Date.now());
      const sent = site.requests.length;
      await fails('rate-limited', source.story('SHOP-7'));
      assert.equal(site.requests.length, sent);
    });

    it('expired-token: is signed out, and not told that there is nothing', async () => {
      const source = await open({ scenario: 'expired-token' });
      await fails('not-signed-in', source.sprints(['active']));
      await fails('not-signed-in', source.boards(''));
      assert.equal(site.requests.length, 1);
    });

    it('expired-token: also when it expires while stories are shown', async () => {
      const source = await open({});
      const sprint = (await content(source)).sprint;
      site.expireToken();
      await fails('not-signed-in', source.sprintContent(sprint));
      await fails('not-signed-in', source.story('SHOP-7'));
    });

    if (deployment === 'cloud') {
      it('takes a token with scopes to the gateway, which alone knows it', async () => {
        await open({});
        const { email, scopedToken: token } = site.people.mira;
        const credentials = () => Promise.resolve({ kind: 'cloud-token' as const, email, token });
        await fails('not-signed-in', sourceAt(site, { credentials }).me());
        const source = sourceAt(site, { credentials, gateway: site.url });
        assert.equal((await source.me())?.name, 'Mira Lindqvist');
        site.clearRequests();
        assert.equal((await source.story('SHOP-7')).url, `${site.url}/browse/SHOP-7`);
        assert.ok(site.requests.every(({ status }) => status === 200));
      });

      it('does not take a refused token anywhere else twice', async () => {
        await open({});
        const credentials = () =>
          Promise.resolve({ kind: 'cloud-token' as const, email: 'mira@example.test', token: 'wrong' });
        const source = sourceAt(site, { credentials, gateway: site.url });
        await fails('not-signed-in', source.me());
        await fails('not-signed-in', source.boards(''));
        assert.deepEqual(
          site.requests.map(({ path }) => path.split('/').at(-1)),
          ['myself', 'tenant_info', 'myself'],
        );
      });
    }

    it('read-only: reads all of it, and keeps ticks on this machine', async () => {
      const kept = new Map<string, unknown>();
      const localLedger = {
        read: (key: string) => Promise.resolve(kept.get(key)),
        write: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
      };
      const source = await open({ scenario: 'read-only' }, { localLedger });
      for (const key of ['SHOP-7', 'SHOP-8']) {
        const { criteria } = await source.story(key);
        const index = criteria.findIndex(({ checked }) => !checked);
        const criterion = criteria[index];
        assert.ok(criterion);
        const change: TickChange = { criterionId: criterion.id, text: criterion.text, checked: true, at };
        const after = (await source.tick(key, [change])).criteria;
        assert.deepEqual([after[index]?.checked, after[index]?.keeper], [true, 'local']);
        assert.equal((await source.story(key)).criteria[index]?.checked, true);
        const summary = (await content(source)).stories.find((story) => story.key === key);
        assert.equal(summary?.progress?.done, progressOf(criteria).done + 1);
        const elsewhere = await sourceAt(site).story(key);
        assert.equal(elsewhere.criteria[index]?.checked, false);
        const undone = await source.tick(key, [
          { ...change, checked: false, at: '2026-03-10T09:31:00.000Z' },
        ]);
        assert.equal(undone.criteria[index]?.checked, false);
      }
      assert.equal(site.issue('SHOP-7').properties.size, 0);
    });

    it('read-only: refuses what only Jira can keep, in its own words', async () => {
      const source = await open({ scenario: 'read-only' });
      const { criteria } = await source.story('SHOP-7');
      const ticked = criteria.find(({ checked }) => checked);
      assert.ok(ticked);
      const change = { criterionId: ticked.id, text: ticked.text, checked: false, at };
      assert.match((await fails('forbidden', source.tick('SHOP-7', [change]))).detail, /permission/);
      await fails('forbidden', source.assignToMe('SHOP-7'));
      await fails(
        'forbidden',
        source.putLink('SHOP-7', { kind: 'web', globalId: 'x', title: 'x', url: 'https://x.example' }),
      );
      assert.deepEqual(await source.transitions('SHOP-7'), []);
      await assert.rejects(source.ask('SHOP-7', { id: 'Q-7F3A91B2', text: 'x' }), /permission/);
    });

    it('lagging-search: knows its own writes', async () => {
      const source = await open({ scenario: 'lagging-search' });
      const before = await content(source);
      const { criteria } = await source.story('SHOP-7');
      const open7 = criteria.find(({ checked }) => !checked);
      assert.ok(open7);
      await source.tick('SHOP-7', [{ criterionId: open7.id, text: open7.text, checked: true, at }]);
      const done = (stories: typeof before.stories) =>
        stories.find(({ key }) => key === 'SHOP-7')?.progress?.done;
      const after = await content(source);
      if (deployment === 'cloud') assert.equal(done(after.stories), (done(before.stories) ?? 0) + 1);
      assert.equal(after.stories.length, before.stories.length);
    });

    it('no-boards, no-agile: has no boards, and stories by a query', async () => {
      for (const scenario of ['no-boards', 'no-agile'] as const) {
        const source = await open({ scenario }, { boardId: undefined });
        assert.deepEqual(await source.boards(''), []);
        assert.deepEqual(await source.sprints(['active']), []);
        const byQuery = sourceAt(site, {
          boardId: undefined,
          storyQuery: 'project = SHOP AND labels = checkout',
        });
        const { sprint, stories } = await content(byQuery);
        assert.equal(sprint.name, 'project = SHOP AND labels = checkout');
        assert.ok(stories.length > 0 && stories.every(({ labels }) => labels.includes('checkout')));
      }
    });

    it('says why a query is none', async () => {
      const source = await open({}, { storyQuery: 'projekt = SHOP' });
      const error = await fails('invalid', content(source));
      assert.match(error.detail, /projekt/);
    });

    it('no-active-sprint, empty-sprint, parallel-sprints: shows what there is', async () => {
      const none = await open({ scenario: 'no-active-sprint' });
      assert.deepEqual(await none.sprints(['active']), []);
      assert.ok((await none.sprints(['active', 'future'])).length > 0);
      const empty = await open({ scenario: 'empty-sprint' });
      assert.deepEqual((await content(empty)).stories, []);
      const several = await open({ scenario: 'parallel-sprints' });
      assert.equal((await several.sprints(['active'])).length, 2);
    });

    it('a board without sprints stands for itself', async () => {
      const source = await open({}, { boardId: '2' });
      const { sprint, stories } = await content(source);
      assert.deepEqual(sprint, { id: 'board:2', name: 'Webshop support', state: 'active' });
      assert.deepEqual(await source.sprints(['future', 'closed']), []);
      assert.ok(
        stories.length > 0 &&
          stories.every(({ labels, type }) => labels.includes('support') && type.kind !== 'epic'),
      );
    });

    it('a team-managed board has the other field for points', async () => {
      const source = await open({}, { boardId: '3' });
      if (deployment === 'cloud')
        assert.ok((await content(source)).stories.some(({ points }) => points !== undefined));
    });

    it('a board that is not there is not found', async () => {
      const source = await open({}, { boardId: '4711' });
      await fails('not-found', source.sprints(['active']));
    });

    it('asks whom the settings name, by address, name or id', async () => {
      const source = await open({});
      const { aiko } = site.people;
      const id = deployment === 'cloud' ? aiko.accountId : aiko.name;
      for (const productOwner of ['Aiko Tanaka', 'aiko tanaka', aiko.email, id]) {
        assert.deepEqual(
          await sourceAt(site, { productOwner }).productOwners('SHOP-7'),
          [{ id, name: 'Aiko Tanaka', reason: 'setting' }],
          productOwner,
        );
      }
      const lead = await source.productOwners('SHOP-7');
      assert.equal(lead[0]?.name, 'Oskar Brandt');
      assert.deepEqual(await sourceAt(site, { productOwner: 'Nobody Here' }).productOwners('SHOP-7'), lead);
    });

    it('fails as a source where what this machine keeps cannot be read', async () => {
      const broken = () => Promise.reject(new Error('disk full'));
      const source = await open({}, { localLedger: { read: broken, write: broken } });
      assert.match((await fails('unreadable', source.story('SHOP-7'))).detail, /disk full/);
      const locked = sourceAt(site, { credentials: () => Promise.reject(new Error('keyring locked')) });
      assert.match((await fails('unreadable', locked.me())).detail, /keyring locked/);
    });

    it('reads a story whose comments and links are not to be had', async () => {
      const source = await open({});
      site.addFault({ kind: 'status', status: 500, path: '*/comment', times: 10 });
      site.addFault({ kind: 'status', status: 403, path: '*/remotelink', times: 10 });
      const story = await source.story('SHOP-7');
      assert.equal(story.criteria.length, 5);
      assert.deepEqual([story.questions, story.links], [[], []]);
    });

    it('writes to the record where the field is not to be edited', async () => {
      const source = await open({});
      const { criteria } = await source.story('SHOP-7');
      const criterion = criteria.find(({ checked }) => !checked);
      assert.ok(criterion);
      const description = 'Field cannot be set. It is not on the appropriate screen, or unknown.';
      site.addFault({
        kind: 'status',
        status: 400,
        method: 'PUT',
        path: '*/issue/SHOP-7',
        body: { errorMessages: [], errors: { description } },
      });
      const after = await source.tick('SHOP-7', [
        { criterionId: criterion.id, text: criterion.text, checked: true, at },
      ]);
      const ticked = after.criteria.find(({ id }) => id === criterion.id);
      assert.deepEqual([ticked?.checked, ticked?.keeper], [true, 'property']);
    });

    it('changes one mark of the description and nothing beside it', async () => {
      const source = await open({});
      const before = JSON.stringify(site.issue('SHOP-7').description);
      const { criteria } = await source.story('SHOP-7');
      const criterion = criteria.find(({ checked }) => !checked);
      assert.ok(criterion);
      site.clearRequests();
      await source.tick('SHOP-7', [{ criterionId: criterion.id, text: criterion.text, checked: true, at }]);
      const after = JSON.stringify(site.issue('SHOP-7').description);
      const [was, is] = deployment === 'cloud' ? ['TODO', 'DONE'] : ['(x)', '(/)'];
      let same = 0;
      while (before[same] === after[same]) same += 1;
      let end = 0;
      while (before.at(-1 - end) === after.at(-1 - end)) end += 1;
      assert.equal(before.length - after.length, was.length - is.length);
      assert.ok(before.length - same - end <= was.length, before.slice(same, -end));
      assert.equal(site.requests.filter(({ method }) => method !== 'GET' && method !== 'POST').length, 1);
    });

    it('sends no token and no address to the log or the disk', async () => {
      const lines: string[] = [];
      const source = await open(
        { scenario: 'flaky' },
        { log: (line) => lines.push(line), productOwner: 'aiko@example.test' },
      );
      await content(source);
      await source.productOwners('SHOP-7');
      await source
        .story('SHOP-9999')
        .catch((error: unknown) => lines.push(JSON.stringify(error), String((error as Error).stack)));
      assert.ok(lines.length > 10);
      assert.doesNotMatch(lines.join('\n'), /sim-mira-token|@example\.test|Basic |Bearer /);
    });
  });
}

async function content(source: StorySource) {
  const [sprint] = await source.sprints(['active']);
  assert.ok(sprint);
  return source.sprintContent(sprint);
}

/** What a person does after a failure that says the site could not be reached: the same again. */
async function retried<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    assert.ok(error instanceof SourceError && error.kind === 'unreachable', String(error));
    return call();
  }
}

async function fails(kind: SourceErrorKind, call: Promise<unknown>): Promise<SourceError> {
  let failure: unknown;
  await call.catch((error: unknown) => (failure = error));
  assert.ok(failure instanceof SourceError, String(failure));
  assert.equal(failure.kind, kind, failure.message);
  return failure;
}
