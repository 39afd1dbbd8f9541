import assert from 'node:assert/strict';
import { orderChanges } from '../../../../src/domain/order-change';
import { readDefinition } from '../../../../src/domain/readiness';
import type { StorySummary } from '../../../../src/domain/story';
import { type BacklogView, backlogRows } from '../../../../src/features/readiness/backlog-rows';
import type { ProductRow } from '../../../../src/features/product/product-row';
import { story, todo } from '../../domain/standup-facts';

const whole = (key: string, more: Partial<StorySummary> = {}): StorySummary =>
  story(key, `Story ${key}`, {
    ...{ status: todo, points: 3, epic: { key: 'SHOP-1', title: 'Shop' }, progress: { done: 0, total: 2 } },
    ...more,
  });
const view = (more: Partial<BacklogView> = {}): BacklogView => ({
  lists: [
    {
      id: '25',
      name: 'Sprint 25',
      isBacklog: false,
      stories: [whole('SHOP-2'), whole('SHOP-3', { points: undefined, vague: ['fast'] })],
    },
    { id: 'backlog', name: 'Backlog', isBacklog: true },
  ],
  changes: orderChanges([], []),
  definition: readDefinition(undefined),
  openQuestions: () => 0,
  notes: new Map(),
  openNote: ({ line }) => ({ command: 'vscode.open', title: 'Open', arguments: [line] }),
  ...more,
});
const text = (rows: readonly ProductRow[], indent = ''): string =>
  rows
    .map(({ label, description, children }) =>
      [
        `${indent}${label}${description ? ` | ${description}` : ''}`,
        ...(children ? [text(children, `${indent}  `)] : []),
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n');

describe('the rows of what comes next', () => {
  it('say what is ready, and what is missing where it is not', () => {
    assert.equal(
      text(backlogRows(view())),
      `Next Up
  Sprint 25 | 1 of 2 ready
    SHOP-2 Story SHOP-2 | 3 pt · ready
    SHOP-3 Story SHOP-3 | not ready: “fast”, no estimate
      “fast” cannot be tested without a number.
      There is no estimate: nobody can tell whether this fits into a sprint.
  Backlog
    Reading stories…`,
    );
  });

  it('lead from what is missing to a question, and from a story to its page', () => {
    const [, second] = backlogRows(view())[0]?.children?.[0]?.children ?? [];
    assert.deepEqual(second?.command?.arguments, ['SHOP-3', 'preview']);
    assert.equal(second?.story, 'SHOP-3');
    assert.deepEqual(second?.children?.[0]?.command, {
      command: 'storyContext.askProductOwner',
      title: 'Ask the Product Owner…',
      arguments: ['SHOP-3', { text: 'Which number is meant by “fast”? We would test against that.' }],
    });
    const asked = backlogRows(view({ openQuestions: (key) => (key === 'SHOP-2' ? 2 : 0) }));
    const [first] = asked[0]?.children?.[0]?.children ?? [];
    assert.equal(first?.description, '3 pt · not ready: 2 open questions');
    assert.equal(first?.children?.[0]?.command?.command, 'storyContext.openStory');
  });

  it('say what moved, came and went since the order was seen', () => {
    const before = [{ id: '25', name: 'Sprint 25', keys: ['SHOP-3', 'SHOP-9', 'SHOP-2'] }];
    const now = [{ id: '25', name: 'Sprint 25', keys: ['SHOP-2', 'SHOP-3'] }];
    const [root] = backlogRows(view({ changes: orderChanges(before, now), seen: '3 days ago' }));
    assert.equal(root?.description, '2 changes since last seen, 3 days ago');
    assert.equal(root?.context, 'backlog.changed');
    const [first, , gone] = root?.children?.[0]?.children ?? [];
    assert.equal(first?.description, '↑ 1 · 3 pt · ready');
    assert.equal(gone?.label, 'No longer here: SHOP-9');
  });

  it('show what was said in the refinement', () => {
    const notes = new Map([['SHOP-2', [{ text: 'Split it', line: 7 }]]]);
    const [first] = backlogRows(view({ notes }))[0]?.children?.[0]?.children ?? [];
    assert.deepEqual(
      first?.children?.map(({ label, command }) => [label, command?.arguments]),
      [['Split it', [7]]],
    );
  });

  it('say why a list cannot be read, and that one is empty', () => {
    const lists = [
      { id: '25', name: 'Sprint 25', isBacklog: false, failed: 'Jira cannot be reached.' },
      { id: '26', name: 'Sprint 26', isBacklog: false, stories: [] },
    ];
    assert.equal(
      text(backlogRows(view({ lists }))),
      'Next Up\n  Sprint 25\n    Jira cannot be reached.\n  Sprint 26 | 0 of 0 ready\n    There are no stories here.',
    );
    assert.deepEqual(backlogRows(view({ lists: [] })), []);
  });

  it('have ids of their own', () => {
    const ids: string[] = [];
    const collect = (rows: readonly ProductRow[]): void =>
      rows.forEach(({ id, children }) => {
        ids.push(id);
        collect(children ?? []);
      });
    collect(backlogRows(view({ notes: new Map([['SHOP-3', [{ text: 'a', line: 1 }]]]) })));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id === 'backlog' || id.startsWith('backlog:')));
  });
});
