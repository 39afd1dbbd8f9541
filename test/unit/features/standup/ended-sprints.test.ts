import assert from 'node:assert/strict';
import type { Sprint } from '../../../../src/domain/sprint';
import { storiesOfEnded } from '../../../../src/features/standup/ended-sprints';
import { sprintIds } from '../../../simulator/seed-site';
import { startSimulator } from '../../../simulator/simulator';
import { sourceAt } from '../../sources/jira/simulated-site';
import { fakeSource, summary } from '../../sync/fake-source';

const sprint = (id: string, more: Partial<Sprint> = {}): Sprint => ({
  ...{ id, name: id, state: 'active', start: '2026-03-09T08:00:00Z' },
  ...more,
});
const over = (id: string, complete: string): Sprint => sprint(id, { state: 'closed', complete });
const friday = Date.parse('2026-03-06T00:00:00Z');

function sourceOf(closed: readonly Sprint[]) {
  const asked: string[] = [];
  const source = fakeSource({
    sprints: (states) => {
      asked.push(states.join());
      return Promise.resolve([...closed]);
    },
    sprintContent: (of) => {
      asked.push(of.id);
      return Promise.resolve({ sprint: of, stories: [summary(`A-${of.id}`)], problems: [] });
    },
  });
  return { asked, source };
}

describe('Stories of a sprint that ended since the last stand-up', () => {
  it('are those of sprints that were closed since, where the one that runs is new', async () => {
    const { asked, source } = sourceOf([
      over('1', '2026-02-27T16:00:00Z'),
      over('2', '2026-03-06T16:00:00Z'),
    ]);
    const stories = await storiesOfEnded(source, [sprint('3')], friday);
    assert.deepEqual(
      stories.map(({ key }) => key),
      ['A-2'],
    );
    assert.deepEqual(asked, ['closed', '2']);
  });

  it('are looked for where no sprint runs, and cost nothing where the one that runs ran before', async () => {
    const idle = sourceOf([over('2', '2026-03-06T16:00:00Z')]);
    assert.equal((await storiesOfEnded(idle.source, [], friday)).length, 1);
    const { asked, source } = sourceOf([]);
    await storiesOfEnded(source, [sprint('3', { start: '2026-03-02T08:00:00Z' })], friday);
    await storiesOfEnded(source, [{ id: 'board:2', name: 'Board', state: 'active' }], friday);
    assert.deepEqual(asked, []);
  });

  it('are not read twice of a sprint that is shown', async () => {
    const two = over('2', '2026-03-06T16:00:00Z');
    const { asked, source } = sourceOf([two]);
    await storiesOfEnded(source, [two], friday);
    assert.deepEqual(asked, ['closed']);
  });

  for (const deployment of ['cloud', 'datacenter'] as const) {
    it(`are had of Jira ${deployment}`, async () => {
      const site = await startSimulator({ deployment });
      try {
        const ended = site.state.sprint(sprintIds.closed);
        const since = (ended?.complete ?? 0) - 3_600_000;
        const inside = site.state.issues.filter((issue) => issue.sprintIds.includes(sprintIds.closed));
        const stories = await storiesOfEnded(sourceAt(site), [], since);
        assert.ok(inside.every(({ key }) => stories.some((one) => one.key === key)));
      } finally {
        await site.close();
      }
    });
  }
});
