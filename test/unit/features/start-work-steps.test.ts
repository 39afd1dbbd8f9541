import assert from 'node:assert/strict';
import { offeredSteps, type StartingPoint, type Step } from '../../../src/features/start-work-steps';
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
  const offered = offeredSteps({ story, me: ana, transitions: [start], repository, ...point });
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
        { kind: 'checkout', branch: 'shop-7-old', remote: undefined },
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
      assert.deepEqual(move({ transitions: [start, review] }), { kind: 'move', transition: undefined });
      assert.deepEqual(move({ transitions: [close] }), { kind: 'move', transition: undefined });
    });

    it('take the way that was chosen before', () => {
      assert.deepEqual(move({ transitions: [start, review], lastStatus: '4' }), {
        kind: 'move',
        transition: review,
      });
      assert.deepEqual(move({ transitions: [start, review], lastStatus: '5' }), {
        kind: 'move',
        transition: undefined,
      });
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
