import assert from 'node:assert/strict';
import type { Criterion } from '../../../src/domain/acceptance/criterion';
import { emptyLedger } from '../../../src/domain/acceptance/ledger';
import { SourceError } from '../../../src/sources/story-source';
import { movedTicks } from '../../../src/sync/moved-ticks';
import type { OpenTick } from '../../../src/sync/open-ticks';
import { bullets, criteriaOf, description } from '../domain/acceptance/criterion';

const pay = 'A guest can pay the cart with a credit card';
const payMore = 'A guest can pay the cart with a credit card or an invoice';
const see = 'The overview shows the prices of all products';

const criteria = (...texts: string[]): Criterion[] =>
  criteriaOf([description(bullets(...texts))], emptyLedger);

function refused(text: string, failure?: SourceError): ReadonlyMap<string, OpenTick> {
  const [criterion] = criteria(text);
  assert.ok(criterion);
  const change = { criterionId: criterion.id, text, checked: true, at: '2026-01-31T12:00:00.000Z' };
  const tick: OpenTick = failure
    ? { id: '1', state: 'refused', change, failure }
    : { id: '1', state: 'waiting', change };
  return new Map([[criterion.id, tick]]);
}

const conflict = new SourceError('conflict', 'reworded');

describe('movedTicks', () => {
  it('finds the criterion that what was ticked has become', () => {
    const now = criteria(see, payMore);
    const { reworded, gone } = movedTicks(now, refused(pay, conflict));
    assert.deepEqual(
      [...reworded].map(([id, { change }]) => [now.find((one) => one.id === id)?.text, change.text]),
      [[payMore, pay]],
    );
    assert.deepEqual(gone, []);
  });

  it('tells of one that is gone', () => {
    const { reworded, gone } = movedTicks(criteria(see), refused(pay, conflict));
    assert.equal(reworded.size, 0);
    assert.deepEqual(
      gone.map(({ change }) => change.text),
      [pay],
    );
  });

  it('says nothing of a tick that failed for another reason, or is on its way', () => {
    const failed = refused(pay, new SourceError('unreachable'));
    for (const open of [failed, refused(pay)]) {
      const { reworded, gone } = movedTicks(criteria(pay, see), open);
      assert.deepEqual([reworded.size, gone], [0, []]);
    }
    assert.equal(movedTicks(criteria(payMore), refused(pay)).reworded.size, 0);
  });
});
