import assert from 'node:assert/strict';
import type { ContractSubject } from './contract';

/** What reports are made from. */
export function describeProduct(subject: () => ContractSubject): void {
  describe('where the product goes', () => {
    it('gives epics with the stories below them, each as the story says of itself', async () => {
      const { source, story } = subject();
      const { epics, problems } = await source.outlook();
      assert.deepEqual(problems, []);
      assert.equal(new Set(epics.map(({ key }) => key)).size, epics.length);
      const { epic, title, points, status } = await source.story(story);
      const above = epics.find(({ key }) => key === epic?.key);
      assert.ok(above, 'the epic of the story');
      assert.deepEqual([above.title, above.start?.length, above.due?.length], [epic?.title, 10, 10]);
      assert.ok(above.owner && above.goal && above.metrics.length > 0);
      const counted = above.stories.find(({ key }) => key === story);
      assert.deepEqual([counted?.title, counted?.points, counted?.status], [title, points, status]);
      for (const { stories } of epics)
        assert.equal(new Set(stories.map(({ key }) => key)).size, stories.length);
    });

    it('gives versions with the stories that go into them', async () => {
      const { source, story } = subject();
      const { versions } = await source.outlook();
      const wanted = (await source.story(story)).fixVersions.map(({ name }) => name);
      const found = versions.filter(({ stories }) => stories.some(({ key }) => key === story));
      assert.deepEqual(
        found.map(({ name }) => name),
        wanted,
      );
      assert.ok(versions.some(({ releaseDate }) => /^\d{4}-\d\d-\d\d$/.test(releaseDate ?? '')));
      for (const { name, stories } of versions)
        for (const one of stories) assert.ok(one.versions.includes(name), `${one.key} in ${name}`);
    });
  });
}
