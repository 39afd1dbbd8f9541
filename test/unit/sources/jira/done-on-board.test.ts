import assert from 'node:assert/strict';
import { sprintReport } from '../../../../src/domain/sprint-report';
import { sprintIds } from '../../../simulator/seed-site';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

type Columns = readonly { readonly name: string; readonly statusIds: readonly string[] }[];

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`What is done on a board in Jira ${deployment}`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
    });
    afterEach(() => site.close());

    async function read(columns: Columns) {
      const board = site.state.boards.find(({ id }) => id === 1);
      assert.ok(board);
      Object.assign(board, { columns });
      const source = sourceAt(site);
      const sprint = (await source.sprints(['active'])).find(({ id }) => id === String(sprintIds.active));
      assert.ok(sprint);
      const history = await source.sprintHistory(sprint);
      const { stories } = sprintReport(history, { now: Date.now(), timeZone: 'UTC' });
      const inStatus = (id: string) => stories.filter(({ story }) => story.status.id === id);
      return { problems: history.problems, review: inStatus('10001'), done: inStatus('10002') };
    }

    it('is what is in its last column, as when Jira closes a sprint', async () => {
      const { problems, review, done } = await read([
        { name: 'To Do', statusIds: ['10000', '3'] },
        { name: 'Ready to go live', statusIds: ['10001', '10002'] },
        { name: 'Unused', statusIds: [] },
      ]);
      assert.ok(review.length > 0 && done.length > 0);
      assert.ok([...review, ...done].every(({ isDone }) => isDone));
      assert.deepEqual(problems, []);
      const moves = review.flatMap(({ story, events }) =>
        events.flatMap((event) =>
          event.kind === 'status' && event.to.id === story.status.id ? [event.to] : [],
        ),
      );
      assert.ok(moves.length > 0 && moves.every(({ category }) => category === 'done'));
    });

    it('is nothing before that, which is said', async () => {
      const { problems, done } = await read([
        { name: 'To Do', statusIds: ['10000', '3'] },
        { name: 'Developed', statusIds: ['10002'] },
        { name: 'Live', statusIds: ['10001'] },
      ]);
      assert.ok(done.length > 0 && done.every(({ isDone }) => !isDone));
      assert.deepEqual(problems, [
        { subject: 'Webshop team', message: 'not in its last column, and so not done in its sprints: Done' },
      ]);
    });

    it('is what Jira says where the board has no column for it', async () => {
      const { problems, review, done } = await read([{ name: 'To Do', statusIds: ['10000', '3', '10001'] }]);
      assert.ok(done.every(({ isDone }) => isDone));
      assert.ok(review.every(({ isDone }) => !isDone));
      assert.deepEqual(problems, []);
    });
  });
}
