import assert from 'node:assert/strict';
import type { Metric } from '../../../../src/domain/metric';
import { servedLines } from '../../../../src/features/product/served-lines';
import { MetricError } from '../../../../src/sources/product/metric-error';
import type { MetricState } from '../../../../src/sync/metric-readings';

const rate: Metric = {
  ...{ id: 'metrics/rate', path: 'metrics/rate.md', name: 'Guest rate', stories: [] },
  ...{ unit: '%', direction: 'up', target: 45, document: { blocks: [] } },
  source: { kind: 'url', url: 'https://metrics.example/rate', columns: {}, values: '' },
};

const how = (state: Partial<MetricState> = {}) => ({
  ...{ language: 'en', now: Date.parse('2026-11-26T10:00:00Z'), ago: () => 'yesterday' },
  stateOf: (): MetricState => ({ points: [], problems: [], isReading: false, ...state }),
});
const nothing = { sprints: [], metrics: [], unknownMetrics: [], outcomes: [] };

describe('What a story serves, in lines', () => {
  it('goes from what is next to it to the vision', () => {
    const serves = {
      sprints: [{ id: '1', name: 'Sprint 7', state: 'active' as const, goal: 'A guest can pay' }],
      epic: { key: 'WEB-20', title: 'Guests' },
      metrics: [rate],
      unknownMetrics: ['Joy'],
      outcomes: [{ name: 'Guests buy', metrics: [], stories: [] }],
      vision: { title: 'The shop', statement: 'A minute.', document: { blocks: [] }, outcomes: [] },
    };
    const points = [38, 41].map((value, index) => ({ at: `2026-11-2${index + 4}`, value }));
    assert.deepEqual(servedLines(serves, how({ points })), [
      { kind: 'goal', name: 'Sprint goal', text: 'A guest can pay', about: 'Sprint 7' },
      { kind: 'epic', name: 'Epic', text: 'Guests', about: 'WEB-20' },
      {
        ...{ kind: 'metric', name: 'Metric', text: 'Guest rate', hasPage: true, spark: '▁█' },
        about: '41 %, +3 % better, target 45 % not met',
      },
      { kind: 'metric', name: 'Metric', text: 'Joy', isDoubtful: true, about: 'no file tells of it' },
      { kind: 'outcome', name: 'Outcome', text: 'Guests buy' },
      { kind: 'vision', name: 'Vision', text: 'The shop', about: 'A minute.' },
    ]);
  });

  it('misses no metric where nobody tells of any', () => {
    const serves = { ...nothing, unknownMetrics: ['Joy'], hasNoMetrics: true as const };
    assert.deepEqual(servedLines(serves, how()), [{ kind: 'metric', name: 'Metric', text: 'Joy' }]);
  });

  it('has the sentence of a vision without a title, and nothing where there is nothing', () => {
    const vision = { statement: 'A minute.', document: { blocks: [] }, outcomes: [] };
    assert.deepEqual(servedLines({ ...nothing, vision }, how()), [
      { kind: 'vision', name: 'Vision', text: 'A minute.' },
    ]);
    assert.deepEqual(servedLines(nothing, how()), []);
  });

  it('says of a value that could not be read anew how old it is', () => {
    const state = {
      points: [{ at: '2026-11-25', value: 41 }],
      at: 0,
      failure: new MetricError('late'),
    };
    assert.deepEqual(servedLines({ ...nothing, metrics: [rate] }, how(state)), [
      {
        ...{ kind: 'metric', name: 'Metric', text: 'Guest rate', hasPage: true, isDoubtful: true },
        about:
          '41 %, target 45 % not met. metrics.example did not answer in time. Try again later. Shown as it was read yesterday.',
      },
    ]);
  });
});
