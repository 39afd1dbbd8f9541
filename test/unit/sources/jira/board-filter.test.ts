import assert from 'node:assert/strict';
import { sprintReport } from '../../../../src/domain/sprint-report';
import { searchesOf, sourceAt } from './simulated-site';
import { sprintIds } from '../../../simulator/seed-site';
import { type Simulator, startSimulator } from '../../../simulator/simulator';

/** Of the board of the Webshop, which shares its sprints with another team from then on. */
const ours = 'project = SHOP AND labels = ours';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`The filter of a board in Jira ${deployment}`, () => {
    let site: Simulator;
    let keys: readonly string[];
    beforeEach(async () => {
      site = await startSimulator({ deployment });
      const inSprint = site.state.issues.filter(({ sprintIds: ids }) => ids.includes(sprintIds.active));
      keys = inSprint.slice(0, 4).map((issue) => {
        issue.labels = [...issue.labels, 'ours'];
        return issue.key;
      });
    });
    afterEach(() => site.close());

    function setBoard(more: { readonly filter?: string; readonly filterIsPrivate?: boolean }): void {
      const board = site.state.boards.find(({ id }) => id === 1);
      assert.ok(board);
      Object.assign(board, more);
    }

    async function active(source = sourceAt(site)) {
      const [sprint] = await source.sprints(['active']);
      assert.ok(sprint);
      return { source, sprint };
    }

    it('leaves out what another team has in the same sprint, of a list and of its history', async () => {
      setBoard({ filter: ours });
      const { source, sprint } = await active();
      const { stories } = await source.sprintContent(sprint);
      assert.deepEqual(stories.map(({ key }) => key).toSorted(), keys.toSorted());
      const history = await source.sprintHistory(sprint);
      assert.deepEqual(history.problems, []);
      assert.ok(history.stories.length > 0 && history.stories.length <= keys.length);
      assert.ok(history.stories.every(({ story }) => keys.includes(story.key)));
    });

    it('leaves out what was taken out of the sprint and was another team’s', async () => {
      const ids = async (): Promise<string[]> => {
        const { source } = await active();
        const sprint = (await source.sprints(['closed'])).find(({ id }) => id === String(sprintIds.closed));
        assert.ok(sprint);
        const report = sprintReport(await source.sprintHistory(sprint), { now: Date.now(), timeZone: 'UTC' });
        return report.stories.filter(({ isRemoved }) => isRemoved).map(({ story }) => story.key);
      };
      assert.deepEqual(await ids(), ['SHOP-10']);
      setBoard({ filter: 'project = SHOP AND key != SHOP-10' });
      assert.deepEqual(await ids(), []);
    });

    it('is one part of the query, and costs no request', async () => {
      setBoard({ filter: ours });
      const { source, sprint } = await active();
      site.clearRequests();
      await source.sprintContent(sprint);
      const listing = searchesOf(site.requests)[0];
      assert.match(listing ?? '', /^filter = 10001 AND cf\[\d+\] = 42 ORDER BY /);
      assert.equal(searchesOf(site.requests).filter((jql) => jql.includes('= 42')).length, 1);
    });

    it('is done without, and not tried again, where it is refused', async () => {
      setBoard({ filter: ours, filterIsPrivate: true });
      const { source, sprint } = await active();
      const first = await source.sprintContent(sprint);
      assert.ok(first.stories.length > keys.length);
      assert.deepEqual(first.problems, []);
      site.clearRequests();
      const again = await source.sprintContent(sprint, { before: first });
      assert.equal(again.stories.length, first.stories.length);
      const history = await source.sprintHistory(sprint);
      assert.ok(history.stories.length > keys.length);
      assert.deepEqual(history.problems, [
        { subject: 'Webshop team', message: 'its filter is not shared, so all stories of its sprints count' },
      ]);
      assert.deepEqual(
        searchesOf(site.requests).filter((jql) => jql.includes('filter')),
        [],
      );
    });

    it('finds what was taken out of a sprint without the projects of the board', async () => {
      const { source } = await active();
      const sprint = (await source.sprints(['closed'])).find(({ id }) => id === String(sprintIds.closed));
      assert.ok(sprint);
      site.addFault({ kind: 'status', status: 403, path: '*/board/1/project', times: 'always' });
      const { stories, problems } = await source.sprintHistory(sprint);
      assert.deepEqual(problems, []);
      assert.ok(stories.some(({ story }) => story.key === 'SHOP-10'));
    });

    it('is missed where the set-up of the board is not given, which is said of the numbers of a sprint', async () => {
      site.addFault({ kind: 'status', status: 403, path: '*/board/1/configuration', times: 'always' });
      const { source, sprint } = await active();
      const { problems } = await source.sprintHistory(sprint);
      assert.match(problems[0]?.message ?? '', /^how its board is set up is not known/);
    });

    it('is not asked for on the board of a team-managed project', async () => {
      const source = sourceAt(site, { boardId: '3' });
      const [sprint] = await source.sprints(['active', 'future', 'closed']);
      assert.ok(sprint);
      site.clearRequests();
      assert.ok((await source.sprintContent(sprint)).stories.length > 0);
      assert.ok(searchesOf(site.requests).every((jql) => !jql.includes('filter')));
    });

    it('hides no other fault of a query', async () => {
      const { source, sprint } = await active();
      site.addFault({
        kind: 'status',
        status: 400,
        path: deployment === 'cloud' ? '*/search/jql' : '*/search',
        times: 2,
      });
      await assert.rejects(source.sprintContent(sprint), { kind: 'invalid' });
      setBoard({ filter: ours });
      const { stories } = await source.sprintContent(sprint, { anew: true });
      assert.equal(stories.length, keys.length);
    });
  });
}
