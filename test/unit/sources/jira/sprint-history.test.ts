import assert from 'node:assert/strict';
import type { Sprint } from '../../../../src/domain/sprint';
import type { StorySource } from '../../../../src/sources/story-source';
import { sprintIds } from '../../../simulator/seed-site';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

async function sprintOf(source: StorySource, id: number): Promise<Sprint> {
  const sprints = await source.sprints(['active', 'closed']);
  const found = sprints.find((sprint) => sprint.id === String(id));
  assert.ok(found);
  return found;
}

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`the history of a sprint in Jira ${deployment}`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
    });
    afterEach(() => site.close());

    it('has the stories that are in it, and those that were taken out of it', async () => {
      const source = sourceAt(site);
      const history = await source.sprintHistory(await sprintOf(source, sprintIds.closed));
      const keys = new Set(history.stories.map(({ story }) => story.key));
      const inside = site.state.issues.filter((issue) => issue.sprintIds.includes(sprintIds.closed));
      for (const { key } of inside) assert.ok(keys.has(key), key);
      assert.ok(keys.has('SHOP-10'), 'taken out of it');
      assert.equal(keys.size, inside.length + 1);
      assert.deepEqual(history.problems, []);
      assert.equal(Date.parse(history.sprint.complete ?? ''), site.state.sprint(sprintIds.closed)?.complete);
      const ten = history.stories.find(({ story }) => story.key === 'SHOP-10');
      assert.equal(ten?.story.title, 'Promo code in the basket');
      assert.equal(ten?.story.epic?.title, 'Checkout without an account');
      assert.deepEqual(
        ten?.history.events.flatMap((event) => (event.kind === 'sprints' ? [event.to.join()] : [])),
        ['41', '', '42'],
      );
    });

    it('leaves sub-tasks to their stories', async () => {
      const source = sourceAt(site);
      const { stories } = await source.sprintHistory(await sprintOf(source, sprintIds.active));
      assert.ok(stories.length > 10);
      assert.ok(stories.every(({ story }) => story.type.kind !== 'subtask'));
    });

    it('is of the stories on a board without sprints as well', async () => {
      const source = sourceAt(site, { boardId: '2' });
      const [board] = await source.sprints(['active']);
      assert.ok(board);
      const { stories, sprint } = await source.sprintHistory(board);
      assert.deepEqual(sprint, board);
      assert.ok(stories.every(({ history }) => history.created));
    });

    it('has what is in it, and says what is missing, where the rest is not to be had', async () => {
      const source = sourceAt(site);
      const sprint = await sprintOf(source, sprintIds.closed);
      const whole = await source.sprintHistory(sprint);
      const refused = { kind: 'status', status: 403, times: 'always' } as const;
      const board = site.state.boards.find(({ id }) => id === 1);
      assert.ok(board);
      Object.assign(board, { filterIsPrivate: true });
      site.addFault({ ...refused, path: '*/board/1/project' });
      site.addFault({ ...refused, path: '*/sprint/41' });
      const part = await source.sprintHistory(sprint);
      assert.equal(part.stories.length, whole.stories.length - 1);
      assert.match(part.problems[0]?.message ?? '', /^what was taken out of it is not known: /);
      assert.ok(part.stories.some(({ history }) => history.events.length > 0));
      if (deployment === 'datacenter') return;
      site.addFault({ ...refused, path: '*/changelog/bulkfetch' });
      const still = await source.sprintHistory(sprint);
      assert.equal(still.stories.length, part.stories.length);
      assert.ok(still.stories.every(({ history }) => history.events.length === 0 && history.created));
      assert.match(still.problems[1]?.message ?? '', /^what happened in it is not known, so everything/);
    });

    it('says that a board estimates in time, where nothing has points', async () => {
      const board = site.state.boards.find(({ id }) => id === 1);
      assert.ok(board);
      Object.assign(board, { estimationFieldId: 'timetracking' });
      const source = sourceAt(site);
      const sprint = await sprintOf(source, sprintIds.closed);
      assert.deepEqual((await source.sprintHistory(sprint)).problems, []);
      for (const issue of site.state.issues) issue.points = null;
      assert.deepEqual((await source.sprintHistory(sprint)).problems, [
        { subject: board.name, message: 'it estimates in time, which is not counted' },
      ]);
    });

    it('says how far it looked where more was changed than can be looked through', async () => {
      const many = await startSimulator({ deployment, stories: 1_150 });
      try {
        const source = sourceAt(many);
        const { stories, problems } = await source.sprintHistory(await sprintOf(source, sprintIds.closed));
        assert.equal(problems.length, 1);
        assert.match(problems[0]?.message ?? '', /the latest 1000 changed issues/);
        assert.ok(stories.length > 100);
      } finally {
        await many.close();
      }
    }).timeout(30_000);
  });
}
