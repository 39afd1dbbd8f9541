import assert from 'node:assert/strict';
import type { ContractSubject } from './contract';

const order = ['status', 'points', 'flag', 'tick'];

/** What reports are made from. */
export function describeProduct(subject: () => ContractSubject): void {
  describe('what happened to stories', () => {
    it('tells of moves, estimates, flags and ticks, by whom, the oldest first', async () => {
      const { source, story, missing } = subject();
      const before = await source.story(story);
      const to = (await source.transitions(story)).find((one) => one.to.id !== before.status.id);
      const criterion = before.criteria.find(({ checked }) => !checked);
      assert.ok(to && criterion);
      await source.transition(story, to);
      await source.estimate(story, 13);
      await source.flag(story, true);
      const { id, text } = criterion;
      await source.tick(story, [{ criterionId: id, text, checked: true, at: new Date().toISOString() }]);
      const [history, ...others] = await subject().another().histories([story, missing]);
      assert.ok(history && others.length === 0);
      assert.equal(history.key, story);
      const last = history.events.slice(-4);
      const { name } = (await source.me())!;
      // A file that was not committed tells of everything but a tick as of its last write.
      const told = last.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
      assert.deepEqual(
        told.map(({ kind, by }) => [kind, by?.name]),
        order.map((kind) => [kind, name]),
      );
      const [status, points, flag, tick] = told;
      assert.ok(status?.kind === 'status' && points?.kind === 'points');
      assert.deepEqual([status.from, status.to], [before.status, to.to]);
      assert.deepEqual([points.from, points.to], [before.points, 13]);
      assert.ok(flag?.kind === 'flag' && flag.flagged);
      assert.ok(tick?.kind === 'tick' && tick.criterion === text && tick.checked);
      const times = history.events.map(({ at }) => Date.parse(at));
      assert.deepEqual(
        times.toSorted((a, b) => a - b),
        times,
      );
      const { at } = points;
      const [since] = await source.histories([story], at);
      assert.ok(since?.events.every((event) => Date.parse(event.at) >= Date.parse(at)));
      assert.ok(since?.events.some(({ kind }) => kind === 'flag'));
    });

    it('tells of a sprint what is in it, each with its history', async () => {
      const { source, story } = subject();
      const [sprint] = await source.sprints(['active']);
      assert.ok(sprint);
      const { stories, sprint: told } = await source.sprintHistory(sprint);
      const content = await source.sprintContent(sprint);
      assert.deepEqual([told.id, told.name, told.start], [sprint.id, sprint.name, sprint.start]);
      const keys = new Set(stories.map((one) => one.story.key));
      assert.equal(keys.size, stories.length);
      assert.ok(keys.has(story));
      for (const { key, type } of content.stories)
        assert.equal(keys.has(key), type.kind !== 'subtask' && type.kind !== 'epic', key);
      for (const one of stories) assert.equal(one.history.key, one.story.key);
    });
  });

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
