import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ListOrder, orderChanges } from '../../../src/domain/order-change';

const list = (id: string, keys: string): ListOrder => ({
  id,
  name: `List ${id}`,
  keys: keys.split(' ').filter(Boolean),
});
const changed = (before: string, now: string): Record<string, string> => {
  const { of } = orderChanges([list('1', before)], [list('1', now)]);
  return Object.fromEntries(
    [...of].map(([key, change]) => [key, 'by' in change ? `${change.kind} ${change.by}` : change.kind]),
  );
};

describe('changes of an order', () => {
  it('are the fewest moves that make one of the other', () => {
    assert.deepEqual(changed('a b c d e', 'a b c d e'), {});
    assert.deepEqual(changed('a b c d e', 'e a b c d'), { e: 'up 4' });
    assert.deepEqual(changed('a b c d e', 'b c d e a'), { a: 'down 4' });
    assert.deepEqual(changed('a b c d e', 'a d b c e'), { d: 'up 2' });
  });

  it('leave out what came and went when they say how far something was moved', () => {
    assert.deepEqual(changed('a b c', 'x y a b c'), { x: 'new', y: 'new' });
    assert.deepEqual(changed('a b c d', 'x d b c'), { x: 'new', d: 'up 2' });
  });

  it('tell what is new, came from another list, and is gone', () => {
    const { of, gone } = orderChanges(
      [list('next', 'a b'), list('backlog', 'c d e')],
      [list('next', 'a c'), list('backlog', 'd f')],
    );
    assert.deepEqual(Object.fromEntries(of), {
      c: { kind: 'from', list: 'List backlog' },
      f: { kind: 'new' },
    });
    assert.deepEqual(Object.fromEntries(gone), { next: ['b'], backlog: ['e'] });
  });

  it('are none for a list that nobody saw before', () => {
    const { of, gone } = orderChanges([list('1', 'a')], [list('1', 'a'), list('2', 'b c')]);
    assert.equal(of.size + gone.size, 0);
  });

  it('name each story that was moved, and none when nothing was', () => {
    const order = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 14 });
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.nat()), (numbers, random) => {
        const before = numbers.map(String);
        const now = [...before].sort(() => (Number(random.next().value) % 3) - 1);
        const { of } = orderChanges([list('1', before.join(' '))], [list('1', now.join(' '))]);
        const still = before.filter((key) => !of.has(key));
        // What was not moved stands in the order it had.
        assert.deepEqual(
          now.filter((key) => !of.has(key)),
          still,
        );
        for (const change of of.values()) assert.ok('by' in change && change.by > 0);
        assert.equal(of.size === 0, before.join() === now.join());
      }),
    );
  });
});
