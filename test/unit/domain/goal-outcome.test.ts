import assert from 'node:assert/strict';
import { goalOutcome } from '../../../src/domain/goal-outcome';
import { summary } from './sprint-model';

const story = (title: string, isDone: boolean, more: object = {}) => ({
  ...{ story: summary(title, { title }), isDone, isCommitted: true, isAdded: false, isRemoved: false },
  ...{ wasDone: false, reopened: 0, events: [] },
  ...more,
});

describe('whether the goal of a sprint is met', () => {
  const goal = 'A guest can pay without an account';

  it('is judged by the stories that speak of it', () => {
    const judged = goalOutcome(goal, [story('Guests check out', true), story('Free delivery', false)]);
    assert.deepEqual([judged?.state, judged?.by, judged?.stories.length], ['met', 'words', 1]);
    const partly = goalOutcome(goal, [
      story('Guests check out', true),
      story('Accounts are optional', false),
    ]);
    assert.deepEqual([partly?.state, partly?.stories.length], ['partly', 2]);
    assert.equal(goalOutcome(goal, [story('Guests check out', false)])?.state, 'notMet');
  });

  it('is judged by what was committed where no story speaks of it, and without what was taken out', () => {
    const judged = goalOutcome(goal, [
      story('Vouchers', true),
      story('Delivery', true, { isCommitted: false, isAdded: true }),
      story('Guest list', false, { isRemoved: true }),
    ]);
    assert.deepEqual([judged?.state, judged?.by, judged?.stories.length], ['met', 'committed', 1]);
    assert.equal(goalOutcome(goal, []), undefined);
  });

  it('goes by the epic and labels too, in any script, and by no word of a goal that says nothing', () => {
    const epic = { key: 'A-1', title: 'Zahlung ohne Konto' };
    const own = story('x', true, { story: summary('x', { epic }) });
    assert.equal(goalOutcome('Jede Zahlung klappt', [own, story('y', false)])?.by, 'words');
    assert.equal(goalOutcome('Мы ускоряем оплату', [story('Оплата картой', true)])?.by, 'words');
    assert.equal(goalOutcome('With more than that', [story('Without more', true)])?.by, 'committed');
  });
});
