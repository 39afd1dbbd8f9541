import assert from 'node:assert/strict';
import type { Sprint } from '../../../../src/domain/sprint';
import { createContents } from '../../../../src/features/planning/contents';
import type { Session } from '../../../../src/sync/session';
import { StoryStore } from '../../../../src/sync/story-store';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from '../../sources/jira/simulated-site';
import { memoryStorage } from '../../sync/memory-storage';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`What is in a sprint that is planned in Jira ${deployment}`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment, stories: 120 });
    });
    afterEach(() => site.close());

    async function session(): Promise<{ readonly session: Session; readonly sprint: Sprint }> {
      const source = sourceAt(site);
      const store = new StoryStore(memoryStorage(), 'x', assert.fail, Date.now);
      const [sprint] = await source.sprints(['active']);
      assert.ok(sprint);
      return { session: { source, store } as unknown as Session, sprint };
    }

    it('is read whole once, and then as far as it changed', async () => {
      const { session: of, sprint } = await session();
      const contents = createContents();
      const first = await contents.read(of, sprint);
      const [story] = first.stories;
      assert.ok(story && first.stories.length > 30);
      // Changes of the last minutes are asked for once more.
      for (const issue of site.state.issues) issue.updated = Math.min(issue.updated, Date.now() - 3_600_000);
      Object.assign(site.issue(story.key), { summary: 'Renamed', updated: Date.now() });
      site.clearRequests();
      const second = await contents.read(of, sprint);
      assert.equal(second.stories.find(({ key }) => key === story.key)?.title, 'Renamed');
      assert.equal(second.stories.length, first.stories.length);
      assert.ok(site.requests.length <= 2, String(site.requests.length));
    });

    it('lists the sprints that are over once, and again when one is closed', async () => {
      const { session: of } = await session();
      const contents = createContents();
      const asked = (): string[] => site.requests.map(({ query }) => String(query['state']));
      const first = await contents.others(of, false);
      site.clearRequests();
      assert.deepEqual(await contents.others(of, false), first);
      assert.deepEqual(asked(), ['active']);
      const running = site.state.sprints.find(({ state, boardId }) => state === 'active' && boardId === 1);
      assert.ok(running);
      Object.assign(running, { state: 'closed', complete: Date.now() });
      site.clearRequests();
      const states = new Map((await contents.others(of, false)).map(({ id, state }) => [id, state]));
      assert.equal(states.get(String(running.id)), 'closed');
      assert.equal(states.size, first.length);
      assert.deepEqual(asked(), ['active', 'closed']);
    });

    it('goes on from what is known of it elsewhere', async () => {
      const { session: of, sprint } = await session();
      of.store.putSprints([await of.source.sprintContent(sprint)], Date.now(), []);
      for (const issue of site.state.issues) issue.updated = Math.min(issue.updated, Date.now() - 3_600_000);
      site.clearRequests();
      const { stories } = await createContents().read(of, sprint);
      assert.ok(stories.length > 30);
      assert.ok(site.requests.length <= 1, String(site.requests.length));
    });
  });
}
