import assert from 'node:assert/strict';
import { commitId } from '../../../src/domain/link-id';
import type { Story, StoryLink } from '../../../src/domain/story';
import type { StorySource } from '../../../src/sources/story-source';
import type { ContractSubject } from './contract';

const sha = '9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d';

/** Puts links through what the port promises of them. */
export function describeLinks(current: () => ContractSubject): void {
  describe('links', () => {
    let source: StorySource;
    let key: string;
    beforeEach(() => ({ source, story: key } = current()));

    /** As somebody else reads it. */
    const read = (): Promise<Story> => current().another().story(key);
    const linkOf = async (globalId: string): Promise<StoryLink | undefined> =>
      (await read()).links.find((link) => link.globalId === globalId);

    const branch: StoryLink = {
      ...{ kind: 'branch', globalId: 'story-context:branch:git.example/shop:feature/a', title: 'feature/a' },
      ...{ summary: 'shop', url: 'https://git.example/tree/feature/a' },
    };
    const commit: StoryLink = {
      ...{
        kind: 'commit',
        globalId: commitId(sha),
        title: sha.slice(0, 8),
        summary: 'Count – “all” vouchers',
      },
      url: 'https://git.example/commit/9f3c2a1d',
    };
    const push: StoryLink = {
      ...{ kind: 'push', globalId: 'story-context:push:git.example/shop:feature/a', title: 'feature/a' },
      ...{ summary: '3 commits', url: 'https://git.example/compare/1...2' },
    };

    it('come back as they were put, of every kind', async () => {
      for (const link of [
        branch,
        commit,
        push,
        { ...branch, globalId: `${branch.globalId}2`, merged: true },
      ]) {
        await source.putLink(key, link);
        assert.deepEqual(await linkOf(link.globalId), link);
      }
    });

    it('say for which criteria a commit is, and leave what was said where they say nothing', async () => {
      const { criteria, links: others } = await read();
      const [first, second] = criteria.map(({ id, text }) => ({ id, text }));
      assert.ok(first && second);
      for (const named of [[first], [second, first], [second]]) {
        await source.putLink(key, { ...commit, criteria: named });
        const { links, criteria: after } = await read();
        const known = links.find(({ globalId }) => globalId === commit.globalId);
        assert.deepEqual(known, { ...commit, criteria: named });
        assert.equal(links.length, others.length + 1);
        const checks = (all: Story['criteria']) => all.map(({ id, checked }) => [id, checked]);
        assert.deepEqual(checks(after), checks(criteria));
      }
      const before = await read();
      await source.putLink(key, { ...commit, criteria: [second] });
      await current()
        .another()
        .putLink(key, { ...commit, criteria: [second] });
      assert.deepEqual((await read()).links, before.links);
      await source.putLink(key, commit);
      assert.deepEqual((await linkOf(commit.globalId))?.criteria, [second]);
      await source.putLink(key, { ...commit, criteria: [] });
      assert.deepEqual(await linkOf(commit.globalId), commit);
    });

    it('put the commit into the record of a tick', async () => {
      const { criteria } = await source.story(key);
      const [open] = criteria.filter(({ checked }) => !checked);
      assert.ok(open);
      const { id, text } = open;
      const at = '2026-03-10T09:30:00.000Z';
      await source.tick(key, [{ criterionId: id, text, checked: true, at, commit: 'abc1234' }]);
      await source.putLink(key, { ...commit, criteria: [{ id, text }] });
      const after = (await source.story(key)).criteria.find((one) => one.id === id);
      assert.equal(after?.checked, true);
      assert.deepEqual([after?.tick?.at, after?.tick?.commit], [at, sha]);
      assert.equal(after?.tick?.by, (await source.me())?.name);
    });

    it('are taken away, each alone, with what was said of criteria', async () => {
      const [criterion] = (await read()).criteria;
      assert.ok(criterion);
      const named = [{ id: criterion.id, text: criterion.text }];
      await source.putLink(key, branch);
      await source.putLink(key, push);
      const before = await read();
      await source.putLink(key, { ...commit, criteria: named });
      await source.removeLink(key, commit.globalId);
      assert.deepEqual((await read()).links, before.links);
      const stored = await current().stored();
      await source.removeLink(key, commit.globalId);
      await source.removeLink(key, 'story-context:branch:nowhere:x');
      assert.equal(await current().stored(), stored);
      await source.putLink(key, commit);
      assert.equal((await linkOf(commit.globalId))?.criteria, undefined);
      await source.removeLink(key, branch.globalId);
      assert.equal(await linkOf(branch.globalId), undefined);
      assert.deepEqual(await linkOf(push.globalId), push);
    });
  });
}
