import assert from 'node:assert/strict';
import { identifiedIn } from '../../../../src/domain/acceptance/criteria';
import {
  emptyLedger,
  mergeLedgers,
  readLedger,
  recordTicks,
  writeLedger,
  type Ledger,
} from '../../../../src/domain/acceptance/ledger';
import { removedSinceTicked } from '../../../../src/domain/acceptance/ledger-entries';
import { rememberSeen } from '../../../../src/domain/acceptance/seen-ticks';
import { boxes, bullets, criteriaOf, description } from './criterion';

const pay = 'A guest can pay the cart with a credit card';
const payMore = 'A guest can pay the cart with a credit card or an invoice';
const see = 'The overview shows the prices of all products';
const monday = '2026-03-09T12:00:00.000Z';
const tuesday = '2026-03-10T12:00:00.000Z';

const story = (...all: [string, boolean, string][]) => [description(boxes(...all))];
const seen = (
  documents: ReturnType<typeof story>,
  local: Ledger,
  shared = emptyLedger,
  at = monday,
): Ledger => rememberSeen(identifiedIn(documents), shared, local, at);

describe('rememberSeen', () => {
  it('remembers what a box said that was ticked in the source', () => {
    const local = seen(story(['1', true, pay], ['2', false, see]), emptyLedger);
    assert.deepEqual(
      local.entries.map(({ text, seenAt, keeper }) => [text, seenAt, keeper]),
      [[pay, monday, 'source']],
    );
    const [first] = criteriaOf(story(['1', true, payMore]), local);
    assert.deepEqual([first?.checked, first?.tickedText, first?.tick], [true, pay, undefined]);
  });

  it('is the same where there is nothing new', () => {
    const before = seen(story(['1', true, pay]), emptyLedger);
    assert.equal(seen(story(['1', true, pay]), before, emptyLedger, tuesday), before);
    assert.equal(seen(story(['1', true, payMore]), before, emptyLedger, tuesday), before);
    assert.equal(seen(story(['1', false, pay]), emptyLedger), emptyLedger);
    assert.equal(seen([description(bullets(pay))], emptyLedger), emptyLedger);
  });

  it('does not repeat what is in the record', () => {
    const documents = story(['1', true, pay]);
    const ticks = identifiedIn(documents).map(({ id, text }) => ({ id, text, checked: true, at: monday }));
    const shared = recordTicks(
      emptyLedger,
      ticks.map((tick) => ({ ...tick, keeper: 'source' as const })),
    );
    assert.equal(seen(documents, emptyLedger, shared), emptyLedger);
  });

  it('does not miss a tick that was taken back in the source', () => {
    const ticked = seen(story(['1', true, pay]), emptyLedger);
    const untickedAgain = seen(story(['1', false, pay]), ticked, emptyLedger, tuesday);
    assert.equal(removedSinceTicked([], ticked).length, 1);
    assert.deepEqual(removedSinceTicked([], untickedAgain), []);
  });

  it('sees a tick again that was taken back before', () => {
    const first = seen(story(['1', true, pay]), emptyLedger);
    const second = seen(story(['1', false, pay]), first, emptyLedger, tuesday);
    const third = seen(story(['1', true, payMore]), second, emptyLedger, tuesday);
    assert.deepEqual(
      third.entries.map(({ text, checked }) => [text, checked]),
      [[payMore, true]],
    );
  });

  it('gives way to a later tick of the record', () => {
    const local = seen(story(['1', true, pay]), emptyLedger);
    const shared = recordTicks(emptyLedger, [
      { id: '1', text: payMore, checked: true, at: tuesday, keeper: 'source' },
    ]);
    const [first] = criteriaOf(story(['1', true, payMore]), mergeLedgers(shared, local));
    assert.equal(first?.tickedText, undefined);
  });

  it('survives being written and read', () => {
    const local = seen(story(['1', true, pay]), emptyLedger);
    assert.deepEqual(readLedger(JSON.parse(JSON.stringify(writeLedger(local)))).entries, local.entries);
  });
});
