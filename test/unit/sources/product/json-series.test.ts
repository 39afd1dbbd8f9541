import assert from 'node:assert/strict';
import { jsonSeries } from '../../../../src/sources/product/json-series';
import { MetricError } from '../../../../src/sources/product/metric-error';

const now = '2026-11-26T10:00:00Z';
const read = (value: unknown, path = '', columns = {}): unknown[] =>
  jsonSeries(JSON.stringify(value), path, columns, now).points.map(({ at, value: n }) => [at, n]);

describe('An answer of JSON', () => {
  const expected = [
    ['2026-11-01', 38],
    ['2026-11-02', undefined],
    ['2026-11-03', 41],
  ];

  it('has values in the ways there are', () => {
    const pairs = [
      ['2026-11-01', 38],
      ['2026-11-02', null],
      ['2026-11-03', '41'],
    ];
    assert.deepEqual(read(pairs), expected);
    assert.deepEqual(read({ data: { points: pairs } }, 'data.points'), expected);
    assert.deepEqual(read({ results: [{ series: pairs }] }, '$.results[0].series'), expected);
    assert.deepEqual(read(Object.fromEntries(pairs)), expected);
    const objects = pairs.map(([date, value]) => ({ date, value }));
    assert.deepEqual(read(objects), expected);
    const others = pairs.map(([when, guests]) => ({ when, guests, value: 7 }));
    assert.deepEqual(read(others, '', { at: 'when', value: 'guests' }), expected);
  });

  it('has fields of any name, and times before or behind their values', () => {
    const other = [
      { id: 17, created: '2026-11-01', visitors: 38 },
      { id: 18, created: '2026-11-03', visitors: 41 },
    ];
    assert.deepEqual(read(other), [expected[0], expected[2]]);
    // As Graphite has it.
    assert.deepEqual(
      read([
        [1.5, 1_793_606_400],
        [null, 1_793_606_460],
      ]),
      [
        ['2026-11-02T08:00:00Z', 1.5],
        ['2026-11-02T08:01:00Z', undefined],
      ],
    );
    assert.deepEqual(read({ '1/31/2026': 5 }), [['2026-01-31', 5]]);
  });

  it('may have its numbers in texts, with a comma too', () => {
    assert.deepEqual(
      read([
        ['2026-11-01', '1,5'],
        ['2026-11-02', '2,75'],
      ]),
      [
        ['2026-11-01', 1.5],
        ['2026-11-02', 2.75],
      ],
    );
    assert.deepEqual(read([['2026-11-01', '1,500']], '', { decimal: ',' }), [['2026-11-01', 1.5]]);
  });

  it('may have its times and its values in lists of their own, or be one pair', () => {
    const [times, values] = [
      ['2026-11-01', '2026-11-02', '2026-11-03'],
      [38, null, 41],
    ];
    // As data frames, PostHog and CloudWatch have it.
    assert.deepEqual(read({ values: [times, values] }, 'values'), expected);
    assert.deepEqual(read({ label: 'x', data: values, days: times, count: 79 }), expected);
    assert.deepEqual(read({ Timestamps: times, Values: values, Other: [1] }), expected);
    assert.deepEqual(read({ result: [{ value: [1_793_606_400, '1'] }] }, 'result.0.value'), [
      ['2026-11-02T08:00:00Z', 1],
    ]);
    const two = [
      ['2026-11-01', 38],
      ['2026-11-03', 41],
    ];
    assert.deepEqual(read(two), two);
  });

  it('may be wrapped, or have its times in parts', () => {
    const row = (day: string, n: string) => ({ dimensions: [{ value: day }], metrics: [{ value: n }] });
    assert.deepEqual(read([row('20261101', '38'), row('20261103', '41')]), [expected[0], expected[2]]);
    assert.deepEqual(read({ '2026-11-01': { visits: 38, hits: 1 } }, '', { value: 'visits' }), [expected[0]]);
    assert.deepEqual(read([{ year: '2026', month: '11', n: 38 }]), [expected[0]]);
  });

  it('may be one number, which is of now', () => {
    assert.deepEqual(read({ churn: { rate: 2.5 } }, 'churn.rate'), [[now, 2.5]]);
    assert.deepEqual(read('2.5'), [[now, 2.5]]);
  });

  it('says what it lacks', () => {
    const fails = (value: unknown, path: string, detail: string): void =>
      assert.throws(() => read(value, path), new MetricError('unreadable', detail));
    fails({ a: 1 }, 'a.b', 'the answer has no "a.b"');
    fails({ a: 1 }, 'constructor', 'the answer has no "constructor"');
    fails({ a: 1 }, '', 'the answer is no list of values');
    fails({ a: true }, 'a', '"a" is no list of values');
    fails({ a: 'soon' }, 'a', '"a" is no number');
    fails([{ x: 'soon', y: 1 }], '', 'entry 1 of the answer has no time');
    assert.throws(() => read([]), new MetricError('empty'));
    assert.throws(
      () => read([{ day: '2026-11-01', n: 1 }], '', { value: 'gone' }),
      new MetricError('unreadable', 'there is no column "gone": "day", "n"'),
    );
    assert.throws(() => jsonSeries('{', '', {}, now), new MetricError('unreadable', 'the answer is no JSON'));
  });

  it('leaves out entries that say nothing, and says which', () => {
    const text = JSON.stringify([['2026-11-01', 38], 'x', { at: '2026-11-02', value: {} }]);
    const { points, problems } = jsonSeries(text, '', {}, now);
    assert.deepEqual(points, [{ at: '2026-11-01', value: 38 }, { at: '2026-11-02' }]);
    assert.deepEqual(problems, ['entry 2 of the answer has no time', 'entry 3 of the answer has no number']);
  });
});
