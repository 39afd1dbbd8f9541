import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysSilent, isCalled, type MetricPoint, standingOf } from '../../../src/domain/metric';

const series = (...values: (number | undefined)[]): MetricPoint[] =>
  values.map((value, index) => ({
    at: `2026-11-${String(index + 1).padStart(2, '0')}`,
    ...(value !== undefined && { value }),
  }));

describe('How a metric does', () => {
  it('is its last value, the way to it, and whether that is enough', () => {
    assert.deepEqual(standingOf({ direction: 'up', target: 40 }, series(38, 41)), {
      latest: { at: '2026-11-02', value: 41 },
      change: 3,
      movement: 'better',
      target: 'met',
      hasGapAtEnd: false,
    });
    assert.deepEqual(standingOf({ direction: 'down', target: 40 }, series(38, 41)), {
      latest: { at: '2026-11-02', value: 41 },
      change: 3,
      movement: 'worse',
      target: 'missed',
      hasGapAtEnd: false,
    });
  });

  it('looks over gaps, and says where the newest is one', () => {
    const { latest, change, hasGapAtEnd } = standingOf({}, series(0.1, undefined, 0.3, undefined));
    assert.deepEqual(latest, { at: '2026-11-03', value: 0.3 });
    assert.equal(change, 0.2);
    assert.equal(hasGapAtEnd, true);
  });

  it('judges nothing without a direction, and meets a target it reaches', () => {
    const standing = standingOf({ target: 5 }, series(4, 5));
    assert.equal(standing.movement, undefined);
    assert.equal(standing.target, undefined);
    assert.equal(standingOf({ direction: 'up', target: 5 }, series(4, 5)).target, 'met');
    assert.equal(standingOf({ direction: 'down', target: 5 }, series(4, 5)).target, 'met');
    assert.equal(standingOf({ direction: 'up' }, series(4, 4)).movement, 'same');
  });

  it('is nothing where there is no value', () => {
    assert.deepEqual(standingOf({ direction: 'up', target: 5 }, []), { hasGapAtEnd: false });
    assert.deepEqual(standingOf({ direction: 'up', target: 5 }, series(undefined)), { hasGapAtEnd: false });
  });

  it('is better upwards exactly where it is worse downwards', () => {
    const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const up = standingOf({ direction: 'up' }, series(...values));
        const down = standingOf({ direction: 'down' }, series(...values));
        const turned = { better: 'worse', worse: 'better', same: 'same' } as const;
        assert.equal(down.movement, up.movement && turned[up.movement]);
        const known = values.filter((one) => one !== undefined);
        assert.equal(up.latest?.value, known.at(-1));
        assert.equal(up.change, known.length > 1 ? (known.at(-1) ?? 0) - (known.at(-2) ?? 0) : undefined);
      }),
    );
  });
});

describe('A metric nobody counts any more', () => {
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

  it('is silent for longer than its values are apart', () => {
    const daily = series(1, 2, undefined, 4, undefined);
    assert.equal(daysSilent(daily, at('2026-11-06')), undefined);
    assert.equal(daysSilent(daily, at('2026-11-09')), 5);
    const weekly = ['2026-11-01', '2026-11-08', '2026-11-15'].map((day) => ({ at: day, value: 1 }));
    assert.equal(daysSilent(weekly, at('2026-11-29')), undefined);
    assert.equal(daysSilent(weekly, at('2026-12-10')), 25);
  });

  it('is not judged by two values, nor by none', () => {
    assert.equal(daysSilent(series(1, 2), at('2027-11-01')), undefined);
    assert.equal(daysSilent([], at('2026-11-01')), undefined);
  });
});

describe('A metric', () => {
  it('goes by its name and by that of its file, however they are written', () => {
    const metric = { name: 'Guest checkout rate', id: 'metrics/guest-rate' };
    for (const name of ['guest checkout rate', 'Guest-Checkout_Rate', 'guest-rate', 'Guest Rate'])
      assert.ok(isCalled(metric, name), name);
    assert.ok(!isCalled(metric, 'rate'));
  });
});
