import assert from 'node:assert/strict';
import type { Sprint } from '../../../src/domain/sprint';
import type { SprintHistory } from '../../../src/domain/story-history';
import type { StorySource } from '../../../src/sources/story-source';
import { createSprintHistories } from '../../../src/sync/sprint-histories';
import { memoryStorage } from './memory-storage';
import { day, end, live, sprint, start, statuses } from '../domain/sprint-model';

const { history } = live([
  {
    ...{ isIn: true, status: statuses.todo, points: 3, created: start - day },
    acts: [
      { at: start + day, act: { do: 'status', to: statuses.done } },
      { at: start + 2 * day, act: { do: 'points', to: undefined } },
      { at: start + 3 * day, act: { do: 'leave' } },
    ],
  },
]);

function histories(
  given: Partial<SprintHistory> = {},
  kind: StorySource['kind'] = 'jira',
  now = end + 30 * day,
) {
  const clock = { now };
  const asked: string[] = [];
  const problems: string[] = [];
  const storage = memoryStorage();
  const sprintHistory = (one: Sprint): Promise<SprintHistory> => {
    asked.push(one.id);
    return Promise.resolve({ ...history, ...given });
  };
  const open = () =>
    createSprintHistories({
      ...{
        source: { kind, sprintHistory } as unknown as StorySource,
        storage,
        place: 'https://jira.example 1',
      },
      ...{ now: () => clock.now, onProblem: (doing: string) => void problems.push(doing) },
    });
  return { open, asked, problems, storage, clock };
}

describe('the histories of sprints', () => {
  it('are read once of a sprint that is long closed, and are the same in another window', async () => {
    const { open, asked } = histories();
    const first = await open().of(sprint);
    assert.deepEqual(await open().of(sprint), first);
    assert.deepEqual(asked, ['7']);
    await open().of(sprint, { anew: true });
    assert.equal(asked.length, 2);
  });

  it('are not read again at once of one that was closed a moment ago', async () => {
    const { open, asked, clock } = histories({}, 'jira', end + day);
    const own = open();
    const first = await own.of(sprint);
    assert.equal(await own.of(sprint), first);
    assert.equal(asked.length, 1);
    await own.of(sprint, { anew: true });
    clock.now += 6 * 60_000;
    await own.of(sprint);
    assert.equal(asked.length, 3);
  });

  it('are kept for a day where something is missing', async () => {
    const { open, asked, clock } = histories({ problems: [{ subject: 'x', message: 'y' }] });
    const first = await open().of(sprint);
    clock.now += day / 2;
    assert.deepEqual(await open().of(sprint), first);
    assert.equal(asked.length, 1);
    clock.now += day;
    await open().of(sprint);
    assert.equal(asked.length, 2);
  });

  it('are read again of one that runs, was closed a moment ago, or is in a folder', async () => {
    const running = { ...sprint, state: 'active' as const, complete: undefined };
    for (const { open, asked } of [
      histories({ sprint: running }),
      histories({}, 'jira', end + day),
      histories({}, 'markdown'),
    ]) {
      await open().of(asked.length === 0 ? sprint : running);
      await open().of(sprint);
      assert.equal(asked.length, 2);
    }
  });

  it('are read where what is kept is of no use', async () => {
    const { open, asked, storage } = histories();
    await open().of(sprint);
    const [name = ''] = storage.files.keys();
    for (const text of [
      '{',
      '{"format":0}',
      JSON.stringify({ format: 2, at: 0, history: { sprint, stories: [{}], problems: [] } }),
    ]) {
      await storage.write(name, text);
      asked.length = 0;
      assert.equal((await open().of(sprint)).stories.length, 1);
      assert.equal(asked.length, 1, text);
    }
  });
});
