import assert from 'node:assert/strict';
import { CurrentRow } from '../../../src/features/current-row';
import type { CurrentStory } from '../../../src/features/current-story';
import type { TreeNode } from '../../../src/features/sprint-tree-nodes';
import type { StorySummary } from '../../../src/domain/story';
import type { Session } from '../../../src/sync/session';
import { summary } from '../sync/fake-source';

const sprint = { id: '1', name: 'Sprint 1', state: 'active' as const, goal: 'Ship' };
const head: TreeNode[] = [
  { id: 'sprint-row:1', kind: 'sprint', sprint, children: [] },
  { id: 'goal:1', kind: 'goal', sprint },
];
const group: TreeNode = { id: 'group:1:9', kind: 'group', group: { id: '9', name: 'To Do' }, children: [] };
const story = { branch: 'feature/A-1', detached: false };

describe('The row of my current story', () => {
  function scene(key: string | undefined, known: readonly StorySummary[], partial = false) {
    const asked: string[] = [];
    const session = {
      store: {
        summaries: known,
        sprints: { value: [{ sprint, stories: known, problems: [], ...(partial && { partial }) }] },
        newestSummary: (wanted: string) => known.find((one) => one.key === wanted),
      },
      refresh: { story: async (wanted: string) => void asked.push(wanted) },
      pending: (stories: readonly StorySummary[]) => stories,
    } as unknown as Session;
    const row = new CurrentRow({ key, story: { ...story, key } } as unknown as CurrentStory);
    const above = (rows: readonly TreeNode[]): TreeNode[] =>
      row.above(rows, session, { me: undefined, current: key });
    return { asked, above };
  }
  const ids = (rows: readonly TreeNode[]): string[] => rows.map(({ id }) => id);

  it('stands below the sprint and its goal, and above all sprints where there are several', () => {
    const { above } = scene('A-1', [summary('A-1')]);
    assert.deepEqual(ids(above([...head, group])), ['sprint-row:1', 'goal:1', 'current', 'group:1:9']);
    const several: TreeNode = { id: 'sprint:1', kind: 'sprint', sprint, children: [group] };
    assert.deepEqual(ids(above([several])), ['current', 'sprint:1']);
    const help: TreeNode = { id: 'help', kind: 'action', action: 'refresh' };
    assert.deepEqual(ids(above([help, several])), ['help', 'current', 'sprint:1']);
  });

  it('has the story below it, with its sub-tasks, marked as current', () => {
    const subtask = { ...summary('A-2'), parent: { key: 'A-1', title: 'A' } };
    const { above } = scene('A-1', [summary('A-1'), subtask, summary('B-3')]);
    const row = above([group])[0];
    assert.ok(row?.kind === 'current');
    assert.equal(row.branch, 'feature/A-1');
    const [child, ...others] = row.children;
    assert.ok(child?.kind === 'story' && others.length === 0);
    assert.deepEqual([child.story.key, child.isCurrent], ['A-1', true]);
    assert.deepEqual(ids(child.children), ['current:A-1:A-2']);
  });

  it('is not there without one, nor over a view that says what to do', () => {
    assert.deepEqual(ids(scene(undefined, [summary('A-1')]).above([group])), ['group:1:9']);
    assert.deepEqual(scene('A-1', [summary('A-1')]).above([]), []);
  });

  it('reads a story that is in no list, once, and not while the lists are read', () => {
    const { asked, above } = scene('A-9', [summary('A-1')]);
    assert.deepEqual(ids(above([group])), ['group:1:9']);
    above([group]);
    assert.deepEqual(asked, ['A-9']);
    const early = scene('A-9', [summary('A-1')], true);
    early.above([group]);
    assert.deepEqual(early.asked, []);
  });
});
