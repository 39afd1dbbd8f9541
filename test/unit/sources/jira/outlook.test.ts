import assert from 'node:assert/strict';
import { issueTypes } from '../../../simulator/catalogue';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`the outlook of Jira ${deployment}`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
    });
    afterEach(() => site.close());

    it('has epics in the Product Owner’s order, with plan, owner, goal, metrics and stories', async () => {
      const { epics } = await sourceAt(site).outlook();
      assert.deepEqual(
        epics.map(({ key }) => key),
        ['SHOP-1', 'SHOP-2'],
      );
      const [first] = epics;
      const { startDate, dueDate } = site.issue('SHOP-1');
      assert.deepEqual([first?.start, first?.due], [startDate, dueDate]);
      assert.deepEqual(first?.metrics, ['Conversion']);
      assert.equal(first?.owner?.name, 'Mira Lindqvist');
      assert.match(first?.goal ?? '', /^Every second first-time buyer/);
      const below = site.state.children('SHOP-1').map(({ key }) => key);
      assert.deepEqual(new Set(first?.stories.map(({ key }) => key)), new Set(below));
      assert.equal(first?.stories.find(({ key }) => key === 'SHOP-8')?.points, 8);
    });

    it('leaves out archived versions, and says where versions are not to be had', async () => {
      const { versions } = await sourceAt(site).outlook();
      assert.deepEqual(
        versions.map(({ name, released }) => [name, released]),
        [
          ['Shop 5.1', true],
          ['Shop 5.2', false],
          ['Guest checkout', false],
        ],
      );
      site.addFault({ kind: 'status', status: 403, path: '*/versions' });
      const { versions: none, epics, problems } = await sourceAt(site).outlook();
      assert.deepEqual([none, epics.length], [[], 2]);
      assert.deepEqual(
        problems.map(({ subject }) => subject),
        ['SHOP'],
      );
    });

    if (deployment === 'datacenter')
      it('takes for epics what stories name as theirs, where none is called so', async () => {
        const type = issueTypes.find(({ name }) => name === 'Epic');
        assert.ok(type);
        Object.assign(type, { name: 'Ziel' });
        try {
          const { epics } = await sourceAt(site).outlook();
          assert.deepEqual(
            epics.map(({ key, stories }) => [key, stories.length > 0]),
            [
              ['SHOP-1', true],
              ['SHOP-2', true],
            ],
          );
        } finally {
          Object.assign(type, { name: 'Epic' });
        }
      });

    it('has versions where epics are not to be had, and epics where their stories are not', async () => {
      const refused = { kind: 'status', status: 404, body: { errorMessages: ['Not here.'] } } as const;
      site.addFault({ ...refused, path: '*/issuetype' });
      const without = await sourceAt(site).outlook();
      assert.deepEqual([without.epics.length, without.versions.length], [0, 3]);
      assert.deepEqual(without.problems, [{ subject: 'SHOP', message: 'its epics are left out: Not here.' }]);
      site.addFault({ ...refused, path: '*/search*', every: 2, times: 2 });
      const empty = await sourceAt(site).outlook();
      assert.equal(empty.epics.length, 2);
      assert.equal(empty.problems.length, 1);
    });

    it('asks for the stories of many epics in portions', async () => {
      const many = await startSimulator({ deployment, stories: 150 });
      try {
        const turned = many.state.issues.filter(({ typeId }) => typeId === '10001').slice(20, 100);
        for (const issue of turned) Object.assign(issue, { typeId: '10000', updated: Date.now() });
        const { epics } = await sourceAt(many).outlook();
        assert.equal(epics.length, 82);
        assert.ok((epics.find(({ key }) => key === 'SHOP-1')?.stories.length ?? 0) > 0);
      } finally {
        await many.close();
      }
    });

    it('has nothing where neither a board nor a query was chosen', async () => {
      const outlook = await sourceAt(site, { boardId: undefined }).outlook();
      assert.deepEqual(outlook, { epics: [], versions: [], problems: [] });
    });

    it('takes the projects of a query where there is no board', async () => {
      const source = sourceAt(site, { boardId: undefined, storyQuery: 'project = LOY' });
      assert.deepEqual(await source.outlook(), { epics: [], versions: [], problems: [] });
    });
  });
}
