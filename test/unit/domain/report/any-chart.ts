import fc from 'fast-check';
import type { Chart, ChartSeries, LineChart, Span } from '../../../../src/domain/report/chart';

/** Charts as rules and people may make them: without values, with gaps, far too long, with numbers of any size. */

const words = fc.string({ maxLength: 40 });
const value = fc.option(fc.oneof(fc.integer({ min: -50, max: 500 }), fc.double()), { nil: undefined });
const series: fc.Arbitrary<ChartSeries> = fc.record(
  {
    name: words,
    values: fc.array(value, { maxLength: 40 }),
    role: fc.constantFrom('main' as const, 'plan' as const, 'second' as const, 'third' as const),
  },
  { requiredKeys: ['name', 'values'] },
);
const base = { title: words, summary: words, labels: fc.array(words, { maxLength: 40 }) };
const oneOfEachRole = fc.uniqueArray(series, { maxLength: 4, selector: ({ role }) => role ?? 'main' });

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const span: fc.Arbitrary<Span> = fc.record(
  {
    name: words,
    from: fc.oneof(day, words),
    to: fc.oneof(day, words),
    progress: fc.double({ min: -1, max: 2, noNaN: true }),
    isCurrent: fc.boolean(),
    isDone: fc.boolean(),
  },
  { requiredKeys: ['name', 'to'] },
);

const lines: fc.Arbitrary<LineChart> = fc.record(
  {
    kind: fc.constant('lines' as const),
    ...base,
    series: oneOfEachRole,
    unit: words,
    isStepped: fc.boolean(),
    target: fc.integer(),
    freeLabels: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
  },
  { requiredKeys: ['kind', 'title', 'summary', 'labels', 'series'] },
);
const gaps = fc.array(fc.nat({ max: 1e10 }), { minLength: 40, maxLength: 40 });

/** With labels as far apart as may be. */
const placedLines = fc.tuple(lines, gaps).map(([chart, apart]): LineChart => {
  let at = 0;
  return { ...chart, positions: chart.labels.map((_, index) => (at += apart[index] ?? 0)) };
});

export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  lines,
  placedLines,
  fc.record(
    { kind: fc.constant('bars' as const), ...base, series: oneOfEachRole, unit: words },
    { requiredKeys: ['kind', 'title', 'summary', 'labels', 'series'] },
  ),
  fc.record({
    kind: fc.constant('timeline' as const),
    title: words,
    summary: words,
    spans: fc.array(span, { maxLength: 20 }),
    today: fc.oneof(day, words),
  }),
);
