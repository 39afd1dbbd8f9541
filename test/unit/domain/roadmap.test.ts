import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CountedStory, Epic, Outlook, ProductVersion } from '../../../src/domain/outlook';
import { type PlannedItem, progressOf, roadmapOf } from '../../../src/domain/roadmap';

const todo = { id: '1', name: 'To Do', category: 'todo' as const };
const done = { id: '3', name: 'Done', category: 'done' as const };

const story = (key: string, isDone: boolean, points?: number): CountedStory => ({
  ...{ key, title: key, status: isDone ? done : todo, versions: [] },
  ...(points !== undefined && { points }),
});
const epic = (key: string, more: Partial<Epic> = {}): Epic => ({
  ...{ key, title: `About ${key}`, status: todo, metrics: [], stories: [] },
  ...more,
});
const version = (name: string, more: Partial<ProductVersion> = {}): ProductVersion => ({
  ...{ name, released: false, stories: [] },
  ...more,
});
const outlook = (epics: readonly Epic[], versions: readonly ProductVersion[] = []): Outlook => ({
  ...{ epics, versions, problems: [] },
});
const item = (name: string, more: Partial<PlannedItem> = {}): PlannedItem => ({
  name,
  isDone: false,
  ...more,
});

const today = '2026-03-10';

describe('a roadmap', () => {
  it('has what has a date in time, versions behind the work, and the rest in its own order', () => {
    const { dated, undated } = roadmapOf(
      outlook(
        [
          epic('A-3', { start: '2026-05-01', due: '2026-06-01' }),
          epic('A-1'),
          epic('A-2', { due: '2026-04-01' }),
        ],
        [version('2.0'), version('1.0', { releaseDate: '2026-01-31' })],
      ),
      [item('Fair', { from: '2026-02-01', to: '2026-02-03' })],
      { today },
    );
    assert.deepEqual(
      dated.map(({ key, name }) => key ?? name),
      ['Fair', 'A-2', 'A-3', '1.0'],
    );
    assert.deepEqual(
      undated.map(({ key, name }) => key ?? name),
      ['A-1', '2.0'],
    );
  });

  it('knows an epic by its title too, and says which ones nobody knows', () => {
    const planned = [
      item('Pay', { epic: 'about a-1', to: '2026-04-01' }),
      item('Gone', { epic: 'A-9' }),
      item('Over', { epic: 'A-8', isDone: true }),
      item('A story', { epic: 'a-11' }),
      item('Another', { epic: 'A-12' }),
      item('Fair'),
    ];
    const around = { today, stories: ['A-12'] };
    const { dated, undated } = roadmapOf(
      outlook([epic('A-1', { stories: [story('A-11', false)] })]),
      planned,
      around,
    );
    assert.deepEqual(
      dated.map(({ key, to }) => [key, to]),
      [['A-1', '2026-04-01']],
    );
    assert.deepEqual(
      undated.flatMap(({ name, isUnknown }) => (isUnknown ? [name] : [])),
      ['Gone'],
    );
  });

  it('says of no epic that nobody knows it where some could not be read', () => {
    const part = { ...outlook([]), problems: [{ subject: 'A', message: 'its epics are left out' }] };
    const { undated } = roadmapOf(part, [item('Gone', { epic: 'A-9' })], { today });
    assert.deepEqual(
      undated.map(({ name, isUnknown }) => [name, isUnknown]),
      [['Gone', undefined]],
    );
  });

  it('takes from what was written down what the source does not say, and no more', () => {
    const { dated } = roadmapOf(
      outlook([epic('A-1', { due: '2026-04-01' })], [version('2.0')]),
      [
        item('Other words', { epic: 'a-1', from: '2026-03-01', to: '2026-12-31', goal: 'Pay at once' }),
        item('Second', { version: '2.0', to: '2026-05-01', isDone: true }),
      ],
      { today },
    );
    assert.deepEqual(
      dated.map(({ name, from, to, goal, isDone }) => [name, from, to, goal, isDone]),
      [
        ['About A-1', '2026-03-01', '2026-04-01', 'Pay at once', false],
        ['2.0', undefined, '2026-05-01', undefined, true],
      ],
    );
  });

  it('says what is late: what should be done before today, and is not', () => {
    const late = (due: string, more: Partial<Epic> = {}) =>
      roadmapOf(outlook([epic('A-1', { due, ...more })]), [], { today }).dated[0]?.isLate;
    assert.deepEqual(
      [late('2026-03-09'), late('2026-03-10'), late('2026-03-09', { status: done })],
      [true, false, false],
    );
  });

  it('knows where the story is that the reader works on', () => {
    const stories = [story('A-7', false)];
    const { undated } = roadmapOf(
      outlook([epic('A-1', { stories }), epic('A-2')], [version('2.0', { stories })]),
      [],
      { today, current: 'A-7' },
    );
    assert.deepEqual(
      undated.map(({ isCurrent }) => isCurrent),
      [true, false, true],
    );
  });

  it('takes the end for right where something ends before it begins', () => {
    const { dated } = roadmapOf(outlook([epic('A-1', { start: '2027-01-01', due: '2026-06-01' })]), [], {
      today,
    });
    assert.deepEqual([dated[0]?.from, dated[0]?.to], [undefined, '2026-06-01']);
  });

  it('loses nothing that was planned', () => {
    const day = fc.constantFrom('2026-01-05', '2026-03-01', '2026-09-30');
    const epics = fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 5 });
    const items = fc.array(fc.record({ to: fc.option(day, { nil: undefined }), epic: fc.nat({ max: 9 }) }));
    fc.assert(
      fc.property(epics, items, (numbers, planned) => {
        const { dated, undated } = roadmapOf(
          outlook(numbers.map((number) => epic(`A-${number}`))),
          planned.map(({ to, epic: number }, index) => item(`Item ${index}`, { to, epic: `A-${number}` })),
          { today },
        );
        const keys = new Set([...dated, ...undated].map(({ key }) => key));
        for (const number of numbers) assert.ok(keys.has(`A-${number}`));
        for (const { epic: number } of planned) assert.ok(keys.has(`A-${number}`));
        for (const { to } of dated) assert.ok(to);
      }),
    );
  });
});

describe('how far an epic is', () => {
  it('is counted in points where all its stories have some', () => {
    assert.deepEqual(progressOf([story('A-1', true, 8), story('A-2', false, 2)]), {
      stories: { done: 1, all: 2 },
      points: { done: 8, all: 10 },
      part: 0.8,
    });
  });

  it('is counted in stories where one has no estimate, and where nothing is estimated but nothing', () => {
    assert.deepEqual(progressOf([story('A-1', true, 8), story('A-2', false)]), {
      stories: { done: 1, all: 2 },
      part: 0.5,
    });
    assert.equal(progressOf([story('A-1', true, 0)])?.part, 1);
  });

  it('is not known without stories', () => {
    assert.equal(progressOf([]), undefined);
  });
});
