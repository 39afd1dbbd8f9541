import assert from 'node:assert/strict';
import { figureOf } from '../../bench/figure';
import { median } from '../../bench/median';
import { table } from '../../bench/table';
import { byTurns } from '../../bench/turns';

describe('A figure of the bench', () => {
  it('is the median of its runs, of an even number the mean of the two in the middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 100, 2]), 3);
    assert.throws(() => median([]), /Nothing was measured/);
  });

  it('stands beside the median of its floor, with the spread of its runs, as JSON too', () => {
    const figure = figureOf({
      name: 'open a story',
      unit: 'ms',
      values: [30, 24, 90],
      floor: { name: 'static page', values: [20, 22, 18] },
      target: { of: 'ratio', most: 1.3 },
      more: { requests: 2 },
    });
    assert.deepEqual(JSON.parse(JSON.stringify(figure)), {
      name: 'open a story',
      unit: 'ms',
      value: 30,
      floor: { name: 'static page', value: 20 },
      ratio: 1.5,
      target: { of: 'ratio', most: 1.3 },
      holds: false,
      runs: 3,
      spread: [24, 90],
      more: { requests: 2 },
    });
  });

  it('meets its target up to it, as a value, a ratio or above its floor', () => {
    const holds = (of: 'value' | 'ratio' | 'difference', most: number) =>
      figureOf({ name: '', unit: '', values: [12], floor: { name: '', values: [10] }, target: { of, most } })
        .holds;
    assert.deepEqual([holds('value', 12), holds('value', 11)], [true, false]);
    assert.deepEqual([holds('ratio', 1.2), holds('ratio', 1.1)], [true, false]);
    assert.deepEqual([holds('difference', 2), holds('difference', 1)], [true, false]);
    assert.equal(figureOf({ name: '', unit: '', values: [12] }).holds, undefined);
  });

  it('has no target beside a floor that was not measured', () => {
    const target = { of: 'difference', most: 1 } as const;
    assert.throws(() => figureOf({ name: '', unit: '', values: [12], target }), /needs a floor/);
  });

  it('turns the ratio round where more is better', () => {
    const floor = { name: 'reading', values: [400] };
    assert.equal(figureOf({ name: '', unit: '/s', values: [100], floor, moreIsBetter: true }).ratio, 4);
  });
});

describe('The measurements of the bench', () => {
  it('are taken by turns, and the first of each are thrown away', async () => {
    const order: string[] = [];
    const take = (name: string) => () => Promise.resolve(order.push(name));
    const taken = await byTurns(2, { ours: take('ours'), floor: take('floor') });
    assert.equal(order.join(' '), 'ours floor ours floor ours floor');
    assert.deepEqual(taken, { ours: [3, 5], floor: [4, 6] });
  });
});

describe('The table of the bench', () => {
  it('shows value, spread, floor, ratio, target and whether it is met, in columns', () => {
    const lines = table([
      figureOf({
        name: 'activation',
        unit: 'ms',
        values: [4, 5, 6],
        floor: { name: 'trivial extension', values: [2] },
        target: { of: 'difference', most: 10 },
      }),
      figureOf({ name: 'VSIX', unit: 'kB', values: [1234], target: { of: 'value', most: 1000 } }),
      figureOf({ name: 'reading', unit: 'ms', values: [0.1234], more: { requests: 3 } }),
    ]);
    assert.deepEqual(lines, [
      '   figure      median   spread     floor                ratio  target',
      '✓  activation  5 ms     4–6        2 trivial extension  2.50×  ≤ 10 ms above',
      '✗  VSIX        1234 kB  1234–1234                              ≤ 1000 kB',
      '   reading     0.12 ms  0.12–0.12                                             requests 3',
    ]);
  });
});
