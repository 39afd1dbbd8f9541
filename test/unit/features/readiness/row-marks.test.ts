import assert from 'node:assert/strict';
import { createRowMarks } from '../../../../src/features/readiness/row-marks';
import { story, todo } from '../../domain/standup-facts';

const none = new Map<string, number>();
const ready = story('SHOP-2', 'Ready', {
  ...{ status: todo, points: 3, epic: { key: 'SHOP-1', title: 'Shop' }, progress: { done: 0, total: 2 } },
});

describe('The marks of planned stories', () => {
  it('say what Next Up says', () => {
    const mark = createRowMarks()(undefined, none);
    assert.equal(mark(ready)?.words, 'ready');
    assert.equal(
      mark({ ...ready, points: undefined, vague: ['fast'] })?.words,
      'not ready: “fast”, no estimate',
    );
    assert.deepEqual(
      [mark(ready)?.icon, mark({ ...ready, epic: undefined })?.icon],
      ['pass', 'circle-slash'],
    );
    assert.equal(mark({ ...ready, progress: undefined }), undefined);
    assert.equal(mark({ ...ready, type: { name: 'Sub-task', kind: 'subtask' } }), undefined);
  });

  it('follow the questions and the rules', () => {
    const marks = createRowMarks();
    assert.equal(marks(undefined, none)(ready)?.words, 'ready');
    assert.equal(marks(undefined, new Map([['SHOP-2', 2]]))(ready)?.words, 'not ready: 2 open questions');
    assert.equal(marks(undefined, none)(ready)?.words, 'ready');
    assert.equal(marks({ size: 2 }, none)(ready)?.words, 'not ready: too big');
    assert.equal(marks({ size: false }, none)(ready)?.words, 'ready');
  });
});
