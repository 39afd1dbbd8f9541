import assert from 'node:assert/strict';
import type { Criterion } from '../../../../src/domain/acceptance/criterion';
import { emptyLedger, recordTicks } from '../../../../src/domain/acceptance/ledger';
import { pointOutTicksWithRewording } from '../../../../src/domain/acceptance/ticked-with-rewording';
import { boxes, criteriaOf, description } from './criterion';

const pay = 'A guest can pay the cart with a credit card';
const payMore = 'A guest can pay the cart with a credit card or an invoice';
const see = 'The overview shows the prices of all products';

const version = (text: string, checked: boolean, ledger = emptyLedger): Criterion[] =>
  criteriaOf([description(boxes(['one', checked, text], ['two', checked, see]))], ledger);

const pointedOut = (before: readonly Criterion[], after: readonly Criterion[]): unknown[] =>
  pointOutTicksWithRewording(before, after).map(({ text, textBeforeTick }) => [text, textBeforeTick]);

describe('pointOutTicksWithRewording', () => {
  it('points out a text and its tick that were changed in one edit', () => {
    assert.deepEqual(pointedOut(version(pay, false), version(payMore, true)), [
      [payMore, pay],
      [see, undefined],
    ]);
  });

  it('says nothing of a change of punctuation', () => {
    assert.deepEqual(pointedOut(version(pay, false), version(`**${pay}**.`, true))[0], [
      `**${pay}**.`,
      undefined,
    ]);
  });

  it('keeps pointing it out in later versions', () => {
    const second = pointOutTicksWithRewording(version(pay, false), version(payMore, true));
    assert.deepEqual(pointedOut(second, version(payMore, true))[0], [payMore, pay]);
    assert.deepEqual(pointedOut(second, version(payMore, false))[0], [payMore, undefined]);
    assert.deepEqual(pointedOut(second, version(pay, true))[0], [pay, undefined]);
  });

  it('takes a recorded tick for what it says', () => {
    const second = pointOutTicksWithRewording(version(pay, false), version(payMore, true));
    const [criterion] = second;
    assert.ok(criterion);
    const { id, text } = criterion;
    const ledger = recordTicks(emptyLedger, [
      { id, text, checked: true, at: '2026-01-31T12:00:00.000Z', keeper: 'source' },
    ]);
    assert.deepEqual(pointedOut(second, version(payMore, true, ledger))[0], [payMore, undefined]);
  });
});
