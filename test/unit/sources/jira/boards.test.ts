import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`Choosing from ${deployment}`, function () {
    this.timeout(20_000);
    let site: Simulator;
    beforeEach(async () => (site = await startSimulator({ deployment })));
    afterEach(() => site.close());

    it('offers boards of every kind', async () => {
      const boards = await sourceAt(site).boards('');
      assert.deepEqual(boards.map(({ type }) => type).sort(), ['kanban', 'scrum', 'simple']);
    });

    it('asks for few of thousands of boards at first, and for those that are typed', async () => {
      const [board] = site.state.boards;
      assert.ok(board);
      for (let id = 100; id < 2100; id++) site.state.boards.push({ ...board, id, name: `Board ${id}` });
      const source = sourceAt(site);
      await source.me();
      site.clearRequests();
      assert.equal((await source.boards('')).length, 200);
      assert.equal(site.requests.length, 4);
      const found = await source.boards('board 2099');
      assert.deepEqual(
        found.map(({ id }) => id),
        ['2099'],
      );
      assert.equal(site.requests.length, 5);
    });

    it('offers projects by name or key', async () => {
      const source = sourceAt(site, { boardId: undefined });
      const keys = async (filter: string) => (await source.projects(filter)).map(({ key }) => key).sort();
      assert.deepEqual(await keys(''), ['LOY', 'SHOP']);
      assert.deepEqual(await keys('webs'), ['SHOP']);
      assert.deepEqual(await keys('LOY'), ['LOY']);
    });

    it('has hundreds of closed sprints, and leaves out one that cannot be read', async () => {
      const closed = site.state.sprints.find(({ state }) => state === 'closed');
      assert.ok(closed);
      const source = sourceAt(site);
      const before = await source.sprints(['closed']);
      for (let id = 1000; id < 1500; id++) site.state.sprints.push({ ...closed, id, name: `Sprint ${id}` });
      site.state.sprints.push({ ...closed, id: 1500, name: undefined as unknown as string });
      const all = await source.sprints(['closed']);
      assert.equal(new Set(all.map(({ id }) => id)).size, before.length + 500);
    });

    it('asks a kanban board for no sprints once it is known as one', async () => {
      const source = sourceAt(site, { boardId: '2' });
      const [board] = await source.sprints(['active', 'future', 'backlog']);
      assert.equal(board?.id, 'board:2');
      site.clearRequests();
      await source.sprints(['active', 'future', 'backlog']);
      assert.deepEqual(site.requests, []);
    });
  });
}
