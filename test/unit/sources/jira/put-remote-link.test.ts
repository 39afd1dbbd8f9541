import assert from 'node:assert/strict';
import { commitId } from '../../../../src/domain/link-id';
import type { StoryLink } from '../../../../src/domain/story';
import type { StorySource } from '../../../../src/sources/story-source';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { memoryLedger } from '../memory-ledger';
import { sourceAt } from './simulated-site';

const key = 'SHOP-7';
const sha = '9f3c2a1d'.repeat(5);
const commit: StoryLink = {
  ...{ kind: 'commit', globalId: commitId(sha), title: '9f3c2a1d', summary: 'Count vouchers' },
  url: `https://github.com/acme/shop/commit/${sha}`,
};
const branch: StoryLink = {
  ...{ kind: 'branch', globalId: 'story-context:branch:git.acme.corp/shop:a', title: 'a', summary: 'shop' },
  url: 'https://git.acme.corp/shop',
};

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`A link put to a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    const sent = (method: string, path: RegExp) =>
      site.requests.filter((one) => one.method === method && path.test(one.path)).map(({ body }) => body);
    const property = () =>
      site.issue(key).properties.get('story-context.acceptance') as Record<string, unknown> | undefined;
    const criterion = async () => {
      const { id, text } = (await source.story(key)).criteria[0] ?? { id: '', text: '' };
      return { id, text };
    };

    it('says whose it is, what it leads to and how that stands', async () => {
      await source.putLink(key, { ...branch, merged: true });
      await source.putLink(key, { ...commit, criteria: [await criterion()] });
      const application = { type: 'story-context', name: 'Story Context' };
      assert.deepEqual(sent('POST', /remotelink$/), [
        {
          globalId: branch.globalId,
          ...{ application, relationship: 'branch' },
          object: {
            ...{ url: branch.url, title: 'a', summary: 'shop' },
            ...{ icon: { title: 'Branch' }, status: { resolved: true } },
          },
        },
        {
          globalId: commit.globalId,
          ...{ application, relationship: 'commit' },
          object: {
            ...{ url: commit.url, title: '9f3c2a1d' },
            summary: `Count vouchers – satisfies “${(await criterion()).text}”`,
            icon: { title: 'Commit', url16x16: 'https://github.com/favicon.ico' },
            status: { resolved: false },
          },
        },
      ]);
    });

    it('leaves the record alone where it has nothing to say of criteria', async () => {
      for (const link of [branch, commit, { ...commit, criteria: [] }]) await source.putLink(key, link);
      assert.deepEqual([property(), sent('PUT', /./)], [undefined, []]);
    });

    it('goes into the record beside what others wrote there meanwhile', async () => {
      const other = { criteria: [{ id: 'x', text: 'X' }], at: '2026-03-10T09:30:00.000Z', note: 1 };
      const before = { version: 1, ticks: {}, team: 'blue', commits: { abc: other, odd: 1 } };
      site.issue(key).properties.set('story-context.acceptance', before);
      await source.putLink(key, { ...commit, criteria: [await criterion()] });
      const { commits, ...rest } = property() as { commits: Record<string, unknown> };
      assert.deepEqual(rest, { version: 1, ticks: {}, team: 'blue' });
      assert.deepEqual([commits.abc, commits.odd], [other, 1]);
      assert.deepEqual((commits[sha] as { criteria: unknown }).criteria, [await criterion()]);
      await source.removeLink(key, commit.globalId);
      assert.deepEqual(property(), before);
    });

    it('is written into the record again where somebody else wrote over it', async () => {
      const theirs = { version: 1, ticks: {}, commits: {} };
      const write = source.putLink(key, { ...commit, criteria: [await criterion()] });
      const timer = setInterval(() => {
        if (!property()) return;
        clearInterval(timer);
        site.issue(key).properties.set('story-context.acceptance', theirs);
      }, 0);
      await write;
      clearInterval(timer);
      assert.ok((await source.story(key)).links.some(({ criteria }) => criteria?.length === 1));
    });

    it('does not touch the record of a newer version', async () => {
      const newer = { version: 2, whatever: true };
      site.issue(key).properties.set('story-context.acceptance', newer);
      await source.putLink(key, { ...commit, criteria: [await criterion()] });
      await source.removeLink(key, commit.globalId);
      assert.deepEqual(property(), newer);
    });

    it('keeps on this machine what may not be recorded for everybody, until it may', async () => {
      const localLedger = memoryLedger();
      source = sourceAt(site, { localLedger });
      const path = '*/properties/*';
      site.addFault({ kind: 'status', status: 403, method: 'PUT', path, times: 'always' });
      await source.putLink(key, { ...commit, criteria: [await criterion()] });
      assert.equal(property(), undefined);
      const link = (await source.story(key)).links.find(({ globalId }) => globalId === commit.globalId);
      assert.deepEqual(link?.criteria, [await criterion()]);
      site.clearFaults();
      await source.putLink(key, { ...commit, criteria: [await criterion()] });
      assert.ok(property()?.commits);
      assert.equal((localLedger.values.get(key) as { commits?: unknown }).commits, undefined);
    });

    it('is not taken from an issue that is not there, or may not be seen', async () => {
      for (const globalId of [branch.globalId, commit.globalId])
        await assert.rejects(source.removeLink('SHOP-9999', globalId), { kind: 'not-found' });
    });
  });
}
