import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dateTicks,
  dayOf,
  labelStep,
  monthWords,
  scale,
  valueAxis,
} from '../../../../src/domain/report/chart-scale';

describe('the axis of values', () => {
  it('has round numbers', () => {
    assert.deepEqual(valueAxis([0, 34], 5).ticks, [0, 10, 20, 30, 40]);
    assert.deepEqual(valueAxis([0.03, 0.11], 5).ticks, [0, 0.025, 0.05, 0.075, 0.1, 0.125]);
    assert.deepEqual(valueAxis([-4, 7], 5).ticks, [-5, -2.5, 0, 2.5, 5, 7.5]);
  });

  it('begins at zero unless it may float, and values are far from it and close to each other', () => {
    assert.equal(valueAxis([3.2, 3.9], 5).low, 0);
    assert.deepEqual(valueAxis([3.2, 3.9], 5, true).ticks, [3.2, 3.4, 3.6, 3.8, 4]);
    assert.equal(valueAxis([1, 9], 5, true).low, 0);
    assert.equal(valueAxis([5, 5], 5, true).low, 0);
  });

  it('is there without values', () => {
    assert.deepEqual(valueAxis([], 5).ticks, [0, 1]);
    assert.deepEqual(valueAxis([0, 0], 5).ticks, [0, 1]);
  });

  it('spans all values in few steps of one size', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (values, mayFloat) => {
        const { low, high, ticks } = valueAxis(values, 5, mayFloat);
        const slack = (high - low) * 1e-6;
        assert.ok(low - slack <= Math.min(...values) && Math.max(...values) <= high + slack);
        assert.ok(ticks.length >= 2 && ticks.length <= 8, String(ticks));
        assert.deepEqual([ticks[0], ticks.at(-1)], [low, high]);
        const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
        for (const step of steps) assert.ok(Math.abs(step - (steps[0] ?? 0)) <= slack && step > 0);
      }),
    );
  });
});

describe('the scale of a chart', () => {
  it('leads from one stretch to another, either way round', () => {
    const at = scale({ low: 0, high: 10 }, 100, 0);
    assert.deepEqual([0, 5, 10].map(at), [100, 50, 0]);
    assert.equal(scale({ low: 3, high: 3 }, 7, 9)(3), 7);
  });

  it('leaves out labels that would run into each other', () => {
    assert.deepEqual(
      [labelStep(40, 50), labelStep(40, 39), labelStep(40, 11), labelStep(40, 0)],
      [1, 2, 4, 1],
    );
  });
});

describe('days on a time line', () => {
  it('are those of the calendar', () => {
    assert.equal(dayOf('1970-01-02'), 1);
    assert.equal(dayOf('2026-03-01T10:00:00Z'), 20_513);
    for (const wrong of [undefined, '', '2026-02-30', '2026-13-01', 'soon', '26-01-01'])
      assert.equal(dayOf(wrong), undefined, wrong);
  });

  it('have ticks at the first of a month, a quarter or a year, as many as there is room for', () => {
    const ticks = (from: string, to: string, most: number) =>
      dateTicks({ low: dayOf(from) ?? 0, high: dayOf(to) ?? 0 }, most).map(({ day, months }) =>
        monthWords(day, months, 'en'),
      );
    assert.deepEqual(ticks('2025-11-15', '2026-02-20', 6), ['Dec', 'Jan 2026', 'Feb']);
    assert.deepEqual(ticks('2025-11-15', '2026-10-20', 4), ['Jan 2026', 'Apr', 'Jul', 'Oct']);
    assert.deepEqual(ticks('2023-05-01', '2026-10-20', 4), ['2024', '2025', '2026']);
  });
});
