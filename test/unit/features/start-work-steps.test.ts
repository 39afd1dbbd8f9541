import assert from 'node:assert/strict';
import {
  excludes,
  offeredSteps,
  toRemember,
  type LastChoices,
  type StartingPoint,
  type Step,
} from '../../../src/features/start-work-steps';
import type { Transition } from '../../../src/sources/story-source';
import { summary } from '../sync/fake-source';

const ana = { id: 'ana', name: 'Ana Lima' };
const story = summary('SHOP-7', { title: 'Guest checkout' });
const start: Transition = {
  id: '11',
  name: 'Start',
  to: { id: '3', name: 'In Progress', category: 'inProgress' },
  fields: [],
};
const review: Transition = {
  id: '21',
  name: 'Review',
  to: { id: '4', name: 'In Review', category: 'inProgress' },
  fields: [],
};
const close: Transition = {
  id: '31',
  name: 'Close',
  to: { id: '5', name: 'Closed', category: 'done' },
  fields: [],
};
const repository = {
  head: 'main',
  branches: [{ name: 'main' }],
  newBranch: 'feature/SHOP-7-guest-checkout',
  known: { projects: ['SHOP'] },
};

function steps(point: Partial<StartingPoint>): { offered: Step[]; picked: Step[] } {
  const offered = offeredSteps({ story, me: ana, transitions: [start], repository, last: {}, ...point });
  return {
    offered: offered.map(({ step }) => step),
    picked: offered.filter((one) => one.picked).map(({ step }) => step),
  };
}
const kinds = (all: readonly Step[]): string[] => all.map(({ kind }) => kind);

describe('The steps of starting work', () => {
  it('are a branch, the assignee and the one way into progress', () => {
    assert.deepEqual(steps({}).picked, [
      { kind: 'create', branch: 'feature/SHOP-7-guest-checkout' },
      { kind: 'assign' },
      { kind: 'move', transition: start },
    ]);
  });

  describe('about the branch', () => {
    it('offer what is there already first, and only that is picked', () => {
      const branches = [
        { name: 'main' },
        { name: 'shop-7-old' },
        { name: 'feature/SHOP-70' },
        { name: 'fix/SHOP-7', remote: 'origin' },
      ];
      const { offered, picked } = steps({ repository: { ...repository, branches } });
      assert.deepEqual(offered.slice(0, 3), [
        { kind: 'checkout', branch: 'shop-7-old' },
        { kind: 'checkout', branch: 'fix/SHOP-7', remote: 'origin' },
        { kind: 'create', branch: 'feature/SHOP-7-guest-checkout' },
      ]);
      assert.deepEqual(kinds(picked), ['checkout', 'assign', 'move']);
    });

    it('name a branch once that is here and on the remote', () => {
      const branches = [{ name: 'fix/SHOP-7' }, { name: 'fix/SHOP-7', remote: 'origin' }];
      const { offered } = steps({ repository: { ...repository, branches } });
      assert.deepEqual(kinds(offered), ['checkout', 'create', 'assign', 'move']);
    });

    it('are not picked where the branch is checked out', () => {
      const branches = [{ name: 'feature/SHOP-7-guest-checkout' }, { name: 'fix/SHOP-7' }];
      const { offered, picked } = steps({
        repository: { ...repository, head: 'feature/SHOP-7-guest-checkout', branches },
      });
      assert.deepEqual(kinds(picked), ['assign', 'move']);
      assert.ok(
        offered.some((step) => step.kind === 'create' && step.branch === 'feature/SHOP-7-guest-checkout-2'),
      );
    });

    it('take none that another worktree has, though that can be picked', () => {
      const branches = [{ name: 'shop-7-old', worktree: '/elsewhere' }];
      const { offered, picked } = steps({ repository: { ...repository, branches } });
      assert.deepEqual(offered[0], { kind: 'checkout', branch: 'shop-7-old', worktree: '/elsewhere' });
      assert.deepEqual(kinds(picked), ['create', 'assign', 'move']);
    });

    it('are not offered without a repository', () => {
      assert.deepEqual(kinds(steps({ repository: undefined }).offered), ['assign', 'move']);
    });
  });

  describe('about the assignee', () => {
    it('take nobody’s story away unasked', () => {
      const { offered, picked } = steps({ story: { ...story, assignee: { id: 'ben', name: 'Ben' } } });
      assert.ok(kinds(offered).includes('assign'));
      assert.ok(!kinds(picked).includes('assign'));
    });

    it('stay unpicked where nobody was assigned before, and take nobody’s story for what was done before', () => {
      assert.deepEqual(kinds(steps({ last: { assign: false } }).picked), ['create', 'move']);
      const others = { ...story, assignee: { id: 'ben', name: 'Ben' } };
      assert.deepEqual(kinds(steps({ story: others, last: { assign: true } }).picked), ['create', 'move']);
    });

    it('are not offered where the story is mine, or nobody knows who I am', () => {
      assert.ok(!kinds(steps({ story: { ...story, assignee: ana } }).offered).includes('assign'));
      assert.ok(!kinds(steps({ me: undefined }).offered).includes('assign'));
    });
  });

  describe('about the status', () => {
    const move = (point: Partial<StartingPoint>): Step | undefined =>
      steps(point).offered.find(({ kind }) => kind === 'move');

    it('take the only way into progress, whatever else there is', () => {
      assert.deepEqual(move({ transitions: [close, start] }), { kind: 'move', transition: start });
    });

    it('ask where there are several ways, or none', () => {
      assert.deepEqual(move({ transitions: [start, review] }), { kind: 'move' });
      assert.deepEqual(move({ transitions: [close] }), { kind: 'move' });
    });

    const moves = (point: Partial<StartingPoint>): readonly (readonly [string | undefined, boolean])[] =>
      offeredSteps({ story, transitions: [], last: {}, ...point }).flatMap(({ step, picked }) =>
        step.kind === 'move' ? [[step.transition?.to.name, picked] as const] : [],
      );

    it('take the way that was chosen before, beside which the question stays', () => {
      assert.deepEqual(moves({ transitions: [start, review], last: { status: '4' } }), [
        ['In Review', true],
        [undefined, false],
      ]);
      assert.deepEqual(moves({ transitions: [start, review], last: { status: '9' } }), [[undefined, true]]);
    });

    it('never close a story for another was closed', () => {
      assert.deepEqual(moves({ transitions: [close], last: { status: '5', move: true } }), [
        [undefined, true],
      ]);
    });

    it('stay unpicked where a story was left as it was before', () => {
      assert.deepEqual(moves({ transitions: [start], last: { move: false } }), [['In Progress', false]]);
      assert.deepEqual(moves({ transitions: [start, review], last: { move: false } }), [[undefined, false]]);
    });

    it('take no way that wants what only Jira can ask, and make no one way of several by that', () => {
      const foreign: Transition = { ...start, fields: [{ id: 'x', name: 'Risk', kind: 'other' }] };
      assert.deepEqual(moves({ transitions: [foreign] }), []);
      assert.deepEqual(moves({ transitions: [foreign, review] }), [[undefined, true]]);
      assert.deepEqual(moves({ transitions: [foreign, close] }), [[undefined, true]]);
    });

    it('are not offered where the story is in progress or cannot move', () => {
      assert.equal(move({ story: { ...story, status: start.to } }), undefined);
      assert.equal(move({ transitions: [] }), undefined);
    });

    it('reopen a closed story only where that is picked', () => {
      const { offered, picked } = steps({ story: { ...story, status: close.to } });
      assert.ok(kinds(offered).includes('move'));
      assert.ok(!kinds(picked).includes('move'));
    });
  });
});

describe('The choices of starting work', () => {
  const choices = (
    point: Partial<StartingPoint>,
    choose: (steps: readonly Step[]) => readonly Step[],
    moved?: Transition | null,
  ): LastChoices => {
    const whole = { story, me: ana, transitions: [start], repository, last: {}, ...point };
    const offered = offeredSteps(whole);
    const chosen = choose(offered.map(({ step }) => step));
    return toRemember(whole, offered, chosen, moved);
  };
  const only =
    (...wanted: readonly Step['kind'][]) =>
    (all: readonly Step[]): readonly Step[] =>
      all.filter(({ kind }) => wanted.includes(kind));

  it('are remembered, what was not done as well', () => {
    assert.deepEqual(choices({}, only('create', 'assign', 'move')), { assign: true, move: true });
    assert.deepEqual(choices({}, only('create')), { assign: false, move: false });
  });

  it('are remembered where they were asked for: where to, and to leave it', () => {
    const transitions = [start, review];
    assert.deepEqual(choices({ transitions }, only('move'), review), {
      assign: false,
      move: true,
      status: '4',
    });
    assert.deepEqual(choices({ transitions, last: { status: '4' } }, only('move'), null), {
      assign: false,
      move: false,
      status: '4',
    });
  });

  it('stay what they were where this story left nothing to choose', () => {
    const last = { assign: false, move: false };
    const others = { ...story, assignee: { id: 'ben', name: 'Ben' }, status: close.to };
    assert.deepEqual(choices({ story: others, last }, only('assign', 'move'), start), last);
    assert.deepEqual(choices({ me: undefined, transitions: [], last }, only('create')), last);
  });

  it('exclude each other where they are about the same', () => {
    const create: Step = { kind: 'create', branch: 'a' };
    const move: Step = { kind: 'move', transition: start };
    assert.ok(excludes(create, { kind: 'checkout', branch: 'b' }));
    assert.ok(excludes(move, { kind: 'move' }));
    assert.ok(!excludes(create, move) && !excludes(create, create) && !excludes({ kind: 'assign' }, move));
  });
});
