import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StorySummary } from '../../../src/domain/story';
import type { StoryEvent } from '../../../src/domain/story-history';
import { sprintReport, type SprintReport } from '../../../src/domain/sprint-report';
import { velocityOf } from '../../../src/domain/velocity';
import { day, end, hour, iso, live, plans, sprint, start, statuses, summary } from './sprint-model';

const clock = { now: end + 10 * day, timeZone: 'Europe/Berlin' };

type Told = Partial<StorySummary> & { events?: StoryEvent[]; created?: number; knownSince?: string };

function report(stories: Readonly<Record<string, Told>>, of = sprint, when = clock): SprintReport {
  const told = Object.entries(stories).map(([key, { events = [], created, knownSince, ...more }]) => ({
    story: summary(key, more),
    history: {
      ...{ key, events },
      ...(created !== undefined && { created: iso(created) }),
      ...(knownSince && { knownSince }),
    },
  }));
  return sprintReport({ sprint: of, stories: told, problems: [] }, when);
}

const at = (days: number): string => iso(start + days * day);
const done = (days: number): StoryEvent => ({
  ...{ at: at(days), kind: 'status', from: statuses.doing, to: statuses.done },
});
const points = (days: number, from: number | undefined, to: number | undefined): StoryEvent => ({
  ...{ at: at(days), kind: 'points' },
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
const moved = (days: number, from: string[], to: string[]): StoryEvent => ({
  ...{ at: at(days), kind: 'sprints', from, to },
});
const finished = { status: statuses.done };

describe('the report of a sprint', () => {
  it('adds up, and says of every day what a model that lives through it says, over 200 sprints', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(plans, (given) => {
        const { history, count } = live(given);
        const found = sprintReport(history, clock);
        if (found.unit === 'stories') return;
        const [before, after] = [count(start), count(end)];
        const { committed, added, removed, reestimated, scope, left } = found;
        assert.equal(committed.points + added.points - removed.points + reestimated, scope.points);
        assert.equal(found.done.points + left.points, scope.points);
        assert.equal(committed.stories + added.stories - removed.stories, scope.stories);
        assert.deepEqual(
          [committed.points, scope.points, found.done.points, left.points, found.atStart],
          [before.scope, after.scope, after.done, after.left, before.left],
        );
        const came = [...after.keys].filter((key) => !before.keys.has(key));
        const went = [...before.keys].filter((key) => !after.keys.has(key));
        const sum = (keys: string[], of: ReadonlyMap<string, number>) =>
          keys.reduce((all, key) => all + (of.get(key) ?? 0), 0);
        assert.deepEqual([added.stories, removed.stories], [came.length, went.length]);
        assert.deepEqual([added.points, removed.points], [sum(came, after.points), sum(went, before.points)]);
        for (const [index, one] of found.days.entries()) {
          const midnight = Date.parse(`2026-03-${String(3 + index).padStart(2, '0')}T00:00:00+01:00`);
          const model = count(Math.min(midnight - 1, end));
          assert.deepEqual([one.left, one.scope, one.done], [model.left, model.scope, model.done], one.day);
        }
        assert.equal(found.days.length, 12);
      }),
      { numRuns: 200, seed: 20260312 },
    );
  });

  it('tells what was committed, added, taken out, done and left', () => {
    const found = report({
      'A-1': { points: 5, ...finished, events: [done(3)] },
      'A-2': { points: 3 },
      'A-3': { points: 2, ...finished, created: start + day, events: [done(4)] },
      'A-4': { points: 8, events: [moved(2, ['7'], [])] },
      'A-5': { points: 1, events: [moved(1, [], ['7']), moved(2, ['7'], [])] },
      'A-6': { points: 13, events: [moved(-3, ['7'], [])] },
    });
    assert.deepEqual(
      [found.committed, found.added, found.removed, found.scope, found.done, found.left],
      [
        { stories: 3, points: 16 },
        { stories: 1, points: 2 },
        { stories: 1, points: 8 },
        { stories: 3, points: 10 },
        { stories: 2, points: 7 },
        { stories: 1, points: 3 },
      ],
    );
    assert.deepEqual(
      found.stories.map(({ story: { key }, isCommitted, isAdded, isRemoved, isDone, doneAt }) => [
        ...[key, isCommitted, isAdded, isRemoved, isDone],
        doneAt,
      ]),
      [
        ['A-1', true, false, false, true, at(3)],
        ['A-2', true, false, false, false, undefined],
        ['A-3', false, true, false, true, at(4)],
        ['A-4', true, false, true, false, undefined],
        ['A-5', false, true, true, false, undefined],
      ],
    );
  });

  it('counts a story that was taken out and put in again as committed', () => {
    const found = report({ 'A-1': { points: 5, events: [moved(2, ['7'], []), moved(4, [], ['7', '9'])] } });
    assert.deepEqual([found.committed.points, found.added.points, found.removed.points], [5, 0, 0]);
    assert.deepEqual(
      found.days.map(({ left }) => left),
      [5, 5, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5],
    );
  });

  it('tells of a story that was written into it while it ran, and left it', () => {
    const left = { created: start + 2 * day, events: [moved(4, ['7'], ['9'])] };
    const found = report({ 'A-1': { points: 5, ...left }, 'A-2': { points: 3 } });
    assert.deepEqual(
      found.stories.map(({ story, isCommitted, isAdded, isRemoved }) => [
        story.key,
        ...[isCommitted, isAdded, isRemoved],
      ]),
      [
        ['A-1', false, true, true],
        ['A-2', true, false, false],
      ],
    );
    assert.deepEqual([found.added.points, found.removed.points, found.scope.points], [0, 0, 3]);
  });

  it('tells what was opened again, and counts what was done in the end', () => {
    const again: StoryEvent = { at: at(5), kind: 'status', from: statuses.done, to: statuses.doing };
    const found = report({
      'A-1': { points: 3, ...finished, events: [done(2), again, done(6)] },
      'A-2': { points: 2, status: statuses.doing, events: [done(2), again] },
    });
    assert.deepEqual(
      found.stories.map(({ reopened, isDone, doneAt }) => [reopened, isDone, doneAt]),
      [
        [1, true, at(6)],
        [1, false, undefined],
      ],
    );
    assert.deepEqual([found.done.points, found.left.points], [3, 2]);
    assert.deepEqual(
      found.days.map(({ left }) => left),
      [5, 5, 0, 0, 0, 5, 2, 2, 2, 2, 2, 2],
    );
  });

  it('tells of an estimate that changed while the sprint ran', () => {
    const found = report({
      'A-1': { points: 8, events: [points(3, 5, 8)] },
      'A-2': { points: 1, events: [points(-2, 3, 1)] },
    });
    assert.deepEqual([found.committed.points, found.reestimated, found.scope.points], [6, 3, 9]);
    assert.deepEqual([found.stories[0]?.pointsBefore, found.stories[0]?.points], [5, 8]);
  });

  it('counts stories where none is estimated, and says how many are not where some are', () => {
    const none = report({ 'A-1': finished, 'A-2': {} });
    assert.deepEqual([none.unit, none.atStart, none.scope.stories, none.unestimated], ['stories', 1, 2, 2]);
    const some = report({ 'A-1': { points: 3 }, 'A-2': {} });
    assert.deepEqual([some.unit, some.scope.points, some.unestimated], ['points', 3, 1]);
  });

  it('of a sprint without dates tells how things are now, and has no days', () => {
    const { start: _, end: __, complete: ___, ...undated } = sprint;
    const found = report(
      { 'A-1': { points: 3, ...finished, events: [done(2)] }, 'A-2': { points: 5 } },
      { ...undated, state: 'active' },
    );
    assert.deepEqual([found.days, found.scope.points, found.done.points], [[], 8, 3]);
  });

  it('leaves out what happened after a closed sprint, and the days to come of a running one', () => {
    const later = report({ 'A-1': { points: 3, ...finished, events: [done(20)] } });
    assert.deepEqual([later.done.points, later.left.points], [0, 3]);
    const { complete: _, ...running } = { ...sprint, state: 'active' as const };
    const now = report({ 'A-1': { points: 3, ...finished, events: [done(2)] } }, running, {
      ...clock,
      now: start + 3 * day,
    });
    assert.equal(now.isOver, false);
    assert.deepEqual(
      now.days.map(({ left }) => left),
      [3, 3, 0, 0, ...Array.from({ length: 8 }, () => undefined)],
    );
  });

  it('plans nothing for weekends, and begins and ends days where the reader is', () => {
    const { days } = report({ 'A-1': { points: 10, ...finished, events: [done(14 / 24)] } });
    assert.deepEqual(
      days.map(({ planned, isWorkday }) => [planned, isWorkday]),
      [
        ...[
          [9, true],
          [8, true],
          [7, true],
          [6, true],
          [5, true],
        ],
        ...[
          [5, false],
          [5, false],
        ],
        ...[
          [4, true],
          [3, true],
          [2, true],
          [1, true],
          [0, true],
        ],
      ],
    );
    // 22:00 in London, and the day after in Tokyo.
    assert.deepEqual(
      days.slice(0, 2).map(({ left }) => left),
      [0, 0],
    );
    const tokyo = report({ 'A-1': { points: 10, ...finished, events: [done(14 / 24)] } }, sprint, {
      ...clock,
      timeZone: 'Asia/Tokyo',
    });
    assert.deepEqual(
      tokyo.days.slice(0, 2).map(({ left, day: name }) => [name, left]),
      [
        ['2026-03-02', 10],
        ['2026-03-03', 0],
      ],
    );
  });

  it('keeps its days where clocks change', () => {
    const changing = {
      ...sprint,
      start: '2026-03-27T08:00:00Z',
      end: '2026-03-31T16:00:00Z',
      complete: undefined,
      state: 'closed' as const,
    };
    const { days } = report({ 'A-1': { points: 3 } }, changing, { ...clock, now: end + 30 * day });
    assert.deepEqual(
      days.map(({ day: name, left }) => [name, left]),
      [...['27', '28', '29', '30', '31'].map((name) => [`2026-03-${name}`, 3])],
    );
  });

  it('says since when all is known', () => {
    assert.equal(
      report({ 'A-1': { knownSince: at(3) }, 'A-2': { knownSince: at(5) }, 'A-3': { knownSince: at(-5) } })
        .knownSince,
      at(5),
    );
    assert.equal(report({ 'A-1': {} }).knownSince, undefined);
  });

  it('goes on to now where a sprint runs on, and to the planned end where it was closed before', () => {
    const told = { 'A-1': { points: 9, ...finished, events: [done(11.5)] } };
    const { complete: _, ...late } = {
      ...sprint,
      state: 'active' as const,
      end: '2026-03-06T16:00:00Z',
    };
    const running = report(told, late, { ...clock, now: Date.parse('2026-03-17T10:00:00Z') });
    assert.deepEqual(
      running.days.filter(({ isWorkday }) => isWorkday).map(({ planned, left }) => [planned, left]),
      [7.2, 5.4, 3.6, 1.8, 0, 0, 0, 0, 0, 0, 0, 0].map((planned, index) => [planned, index < 9 ? 9 : 0]),
    );
    const closedLate = report(told, { ...sprint, end: late.end });
    assert.deepEqual([closedLate.days.length, closedLate.days[4]?.planned], [12, 0]);
    const early = report(told, { ...sprint, complete: '2026-03-06T16:00:00Z' });
    assert.deepEqual(
      early.days.map(({ left }) => left),
      [9, 9, 9, 9, 9, ...Array.from({ length: 7 }, () => undefined)],
    );
    assert.equal(early.days.at(-1)?.planned, 0);
  });

  it('survives a sprint that begins after now, and one of many years', () => {
    const future = report(
      { 'A-1': { points: 3 } },
      { ...sprint, state: 'active', complete: undefined },
      { ...clock, now: start - hour },
    );
    assert.deepEqual(
      [future.scope.points, future.days.slice(1).every(({ left }) => left === undefined)],
      [3, true],
    );
    const long = report({}, { ...sprint, end: '2036-01-01T00:00:00Z', complete: undefined, state: 'active' });
    assert.equal(long.days.length, 200);
  });
});

describe('velocity', () => {
  const closed = (id: string, ended: number, stories: Readonly<Record<string, Told>>) =>
    report(stories, { ...sprint, id: '7', name: id, complete: iso(ended), start: iso(ended - 10 * day) });

  it('is what was finished in closed sprints, the oldest first', () => {
    const later = closed('Later', end, { 'A-1': { points: 5, ...finished }, 'A-2': { points: 2 } });
    const earlier = closed('Earlier', end - 14 * day, { 'A-1': { points: 8, ...finished } });
    const velocity = velocityOf([later, earlier]);
    assert.deepEqual(
      velocity?.sprints.map((one) => [one.sprint.name, one.committed, one.done]),
      [
        ['Earlier', 8, 8],
        ['Later', 7, 5],
      ],
    );
    assert.deepEqual([velocity?.average, velocity?.least, velocity?.most], [6.5, 5, 8]);
  });

  it('counts stories where one of the sprints has no estimates, and is none without closed sprints', () => {
    const one = closed('One', end, { 'A-1': { points: 5, ...finished } });
    const other = closed('Other', end - day, { 'A-1': finished, 'A-2': finished });
    assert.deepEqual([velocityOf([one, other])?.unit, velocityOf([one, other])?.average], ['stories', 1.5]);
    const empty = closed('Empty', end - 2 * day, {});
    assert.deepEqual([velocityOf([one, empty])?.unit, velocityOf([one, empty])?.least], ['points', 0]);
    assert.equal(velocityOf([empty])?.unit, 'stories');
    assert.equal(velocityOf([report({ 'A-1': {} }, { ...sprint, state: 'active' })]), undefined);
  });
});
