import assert from 'node:assert/strict';
import type { Metric } from '../../../src/domain/metric';
import { type ServedProduct, type ServingStory, servesOf } from '../../../src/domain/outcome';

const metric = (name: string, rest: Partial<Metric> = {}): Metric => ({
  ...{ id: `metrics/${name.toLowerCase().replaceAll(' ', '-')}`, path: '', name, stories: [] },
  document: { blocks: [] },
  ...rest,
});

const product: ServedProduct = {
  vision: {
    title: 'The shop',
    document: { blocks: [] },
    outcomes: [
      { name: 'Guests buy', metrics: ['guest-rate'], stories: [] },
      { name: 'Guests come back', metrics: [], stories: [] },
      { name: 'Support rests', metrics: [], stories: ['WEB-30'] },
    ],
  },
  metrics: [
    metric('Guest rate'),
    metric('Returning guests', { outcome: 'guests come back' }),
    metric('Tickets', { stories: ['web-30'] }),
  ],
  sprints: [
    { id: '1', name: 'Sprint 1', state: 'active', goal: 'A guest can pay' },
    { id: '2', name: 'Sprint 2', state: 'active' },
  ],
};

function serves(story: Partial<ServingStory>): Record<string, unknown> {
  const found = servesOf({ key: 'WEB-1', labels: [], sprintIds: [], ...story }, product);
  return {
    goals: found.sprints.map(({ goal }) => goal),
    epic: found.epic?.key,
    metrics: found.metrics.map(({ name }) => name),
    unknown: found.unknownMetrics,
    outcomes: found.outcomes.map(({ name }) => name),
    vision: found.vision?.title,
  };
}

const nothing = { goals: [], epic: undefined, metrics: [], unknown: [], outcomes: [], vision: undefined };

describe('What a story serves', () => {
  it('is nothing where nothing says so', () => {
    assert.deepEqual(serves({}), nothing);
    assert.deepEqual(serves({ sprintIds: ['2'] }), nothing);
  });

  it('is the goal of its sprint and its epic, for the vision', () => {
    assert.deepEqual(serves({ sprintIds: ['1', '2'], epic: { key: 'WEB-20', title: 'Guests' } }), {
      ...nothing,
      ...{ goals: ['A guest can pay'], epic: 'WEB-20', vision: 'The shop' },
    });
  });

  it('is the metrics it names, in a field or a label, or its epic does, and their outcomes', () => {
    const guests = { ...nothing, metrics: ['Guest rate'], outcomes: ['Guests buy'], vision: 'The shop' };
    assert.deepEqual(serves({ metrics: ['Guest rate'] }), guests);
    assert.deepEqual(serves({ labels: ['checkout', 'metric:guest-rate'] }), guests);
    assert.deepEqual(serves({ epicMetrics: ['GUEST RATE'] }), guests);
    assert.deepEqual(serves({ metrics: ['Returning guests'] }), {
      ...guests,
      ...{ metrics: ['Returning guests'], outcomes: ['Guests come back'] },
    });
  });

  it('is what names it, or its epic, or the story it is below', () => {
    const support = { ...nothing, metrics: ['Tickets'], outcomes: ['Support rests'], vision: 'The shop' };
    assert.deepEqual(serves({ key: 'web-30' }), support);
    assert.deepEqual(serves({ parent: { key: 'WEB-30', title: '' } }), support);
    assert.deepEqual(serves({ epic: { key: 'WEB-30', title: '' } }), { ...support, epic: 'WEB-30' });
  });

  it('says which names nobody knows', () => {
    assert.deepEqual(serves({ metrics: ['Joy', 'Joy'], labels: ['metric:guest-rate'] }), {
      ...nothing,
      ...{ metrics: ['Guest rate'], unknown: ['Joy'], outcomes: ['Guests buy'], vision: 'The shop' },
    });
  });
});
