import assert from 'node:assert/strict';
import fc from 'fast-check';
import { progressOf } from '../../../../src/domain/acceptance/progress';
import type { Criterion } from '../../../../src/domain/acceptance/criterion';
import { emptyLedger, recordTicks, type Ledger, type Tick } from '../../../../src/domain/acceptance/ledger';
import { formerIds, removedSinceTicked } from '../../../../src/domain/acceptance/ledger-entries';
import { normalise } from '../../../../src/domain/acceptance/normalise';
import { boxes, bullets, criteriaOf, description } from './criterion';

const at = '2026-01-31T12:00:00.000Z';

const pay = 'A guest can pay the cart with a credit card';
const payMore = 'A guest can pay the cart with a credit card or an invoice';
const see = 'The overview shows the prices of all products';

const criteria = (texts: readonly string[], ledger: Ledger = emptyLedger): Criterion[] =>
  criteriaOf([description(bullets(...texts))], ledger);

/** Ticks what the story says now, as a page would. */
function ticked(
  texts: readonly string[],
  which: readonly string[],
  ledger = emptyLedger,
  more: Partial<Tick> = {},
): Ledger {
  const now = criteria(texts, ledger);
  const ticks = now
    .filter(({ text }) => which.includes(text))
    .map(({ id, text }): Tick => ({ id, text, checked: true, at, by: 'Ana', ...more }));
  return recordTicks(ledger, ticks, formerIds(now, ledger));
}

const states = (all: readonly Criterion[]): unknown[] =>
  all.map(({ text, checked, tickedText }) => [
    text,
    checked,
    ...(tickedText === undefined ? [] : [tickedText]),
  ]);

describe('withTicks', () => {
  it('brings the tick from the ledger where the source has no place for it', () => {
    const [first, second] = criteria([pay, see], ticked([pay, see], [pay], emptyLedger, { commit: '3f1c' }));
    assert.deepEqual(first?.tick, { by: 'Ana', at, commit: '3f1c' });
    assert.deepEqual([first?.checked, first?.keeper], [true, 'property']);
    assert.deepEqual([second?.checked, second?.tick], [false, undefined]);
  });

  it('says that a tick is kept on this machine', () => {
    const [first] = criteria([pay], ticked([pay], [pay], emptyLedger, { keeper: 'local' }));
    assert.deepEqual([first?.checked, first?.keeper], [true, 'local']);
  });

  it('brings the tick of a box from the source', () => {
    const all = criteriaOf([description(boxes(['one', true, pay], ['two', false, see]))], emptyLedger);
    assert.deepEqual(
      all.map(({ id, checked, keeper }) => [id, checked, keeper]),
      [
        ['one', true, 'source'],
        ['two', false, 'source'],
      ],
    );
  });

  it('knows who ticked a box of the source', () => {
    const ledger = recordTicks(emptyLedger, [
      { id: 'one', text: pay, checked: true, at, by: 'Ana', keeper: 'source' },
    ]);
    const [first] = criteriaOf([description(boxes(['one', true, pay]))], ledger);
    assert.deepEqual([first?.checked, first?.keeper, first?.tick?.by], [true, 'source', 'Ana']);
  });

  it('believes the source where a box was unticked there', () => {
    const ledger = recordTicks(emptyLedger, [{ id: 'one', text: pay, checked: true, at, keeper: 'source' }]);
    const [first] = criteriaOf([description(boxes(['one', false, pay]))], ledger);
    assert.deepEqual([first?.checked, first?.tick], [false, undefined]);
  });

  it('takes a tick that was meant to stay out of the source for one', () => {
    const ledger = recordTicks(emptyLedger, [{ id: 'one', text: pay, checked: true, at }]);
    const [first] = criteriaOf([description(boxes(['one', false, pay]))], ledger);
    assert.deepEqual([first?.checked, first?.keeper], [true, 'property']);
  });

  it('marks a criterion that was reworded since it was ticked', () => {
    assert.deepEqual(states(criteria([payMore, see], ticked([pay, see], [pay]))), [
      [payMore, true, pay],
      [see, false],
    ]);
  });

  it('marks a box that was reworded since it was ticked', () => {
    const ledger = recordTicks(emptyLedger, [{ id: 'one', text: pay, checked: true, at, keeper: 'source' }]);
    const all = criteriaOf([description(boxes(['one', true, payMore]))], ledger);
    assert.deepEqual(states(all), [[payMore, true, pay]]);
  });

  it('does not give a tick to another text under the same id', () => {
    const ledger = recordTicks(emptyLedger, [{ id: 'one', text: pay, checked: true, at }]);
    const all = criteriaOf([description(boxes(['one', false, 'Nightly backups run at two']))], ledger);
    assert.deepEqual(states(all), [['Nightly backups run at two', false]]);
  });

  it('is content with a change of emphasis or punctuation', () => {
    assert.deepEqual(states(criteria([`**${pay}**.`], ticked([pay], [pay]))), [[`**${pay}**.`, true]]);
  });

  it('takes “still true” for the new text', () => {
    const reworded = ticked([payMore], [payMore], ticked([pay], [pay]));
    assert.deepEqual(states(criteria([payMore], reworded)), [[payMore, true]]);
    assert.deepEqual(removedSinceTicked(criteria([payMore], reworded), reworded), []);
  });

  it('gives ids that are unique in the story', () => {
    const one = boxes(['one', false, pay]);
    const all = criteriaOf(
      [description(one), description(one, { field: 'customfield_1', role: 'acceptance' })],
      emptyLedger,
    );
    assert.deepEqual(
      all.map(({ id }) => id),
      ['one', 'one@customfield_1'],
    );
  });

  it('takes a field of its own for criteria as a whole', () => {
    const document = { blocks: bullets(pay).blocks.slice(1) };
    assert.equal(criteriaOf([description(document)], emptyLedger).length, 0);
    assert.equal(criteriaOf([description(document, { role: 'acceptance' })], emptyLedger).length, 1);
  });
});

describe('removedSinceTicked', () => {
  it('gives ticks whose criterion is gone', () => {
    const ledger = ticked([pay, see], [pay, see]);
    assert.deepEqual(
      removedSinceTicked(criteria([see]), ledger).map(({ text }) => text),
      [pay],
    );
  });
});

describe('progressOf', () => {
  it('counts what is done for what it says now', () => {
    assert.deepEqual(progressOf(criteria([pay, see], ticked([pay, see], [pay]))), { done: 1, total: 2 });
    assert.deepEqual(progressOf(criteria([payMore, see], ticked([pay, see], [pay]))), { done: 0, total: 2 });
  });

  it('counts neither sub-points nor the Definition of Done', () => {
    const some = criteria([pay]);
    const all = [
      ...some,
      ...some.map((one) => ({ ...one, depth: 1 })),
      ...some.map((one) => ({ ...one, section: 'done' as const })),
    ];
    assert.deepEqual(progressOf(all), { done: 0, total: 1 });
  });
});

describe('a tick over any edits', () => {
  const words = `${pay} ${see} nightly backups run at two logs are kept`.split(' ');
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 3, maxLength: 9 })
    .map((some) => some.join(' '));

  /** What a Product Owner does to a list of criteria. */
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(8), text: sentence }),
    fc.record({ kind: fc.constant('delete' as const), at: fc.nat(8) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(8), to: fc.nat(8) }),
    fc.record({
      kind: fc.constant('reword' as const),
      at: fc.nat(8),
      word: fc.constantFrom(...words),
      place: fc.nat(8),
    }),
    fc.record({ kind: fc.constant('replace' as const), at: fc.nat(8), text: sentence }),
    fc.record({ kind: fc.constant('split' as const), at: fc.nat(8) }),
    fc.record({ kind: fc.constant('merge' as const), at: fc.nat(8) }),
  );

  function edited(
    texts: readonly string[],
    change: typeof edit extends fc.Arbitrary<infer T> ? T : never,
  ): string[] {
    const next = [...texts];
    const index = texts.length > 0 ? change.at % texts.length : 0;
    const text = next[index];
    switch (change.kind) {
      case 'insert':
        next.splice(index, 0, change.text);
        return next;
      case 'delete':
        next.splice(index, 1);
        return next;
      case 'move':
        next.splice(index, 1);
        if (text !== undefined) next.splice(change.to % texts.length, 0, text);
        return next;
      case 'replace':
        if (text !== undefined) next[index] = change.text;
        return next;
      case 'reword': {
        const some = (text ?? '').split(' ');
        some[change.place % some.length] = change.word;
        if (text !== undefined) next[index] = some.join(' ');
        return next;
      }
      case 'split': {
        const some = (text ?? '').split(' ');
        if (some.length < 2) return next;
        const half = Math.ceil(some.length / 2);
        next.splice(index, 1, some.slice(0, half).join(' '), some.slice(half).join(' '));
        return next;
      }
      case 'merge':
        if (text !== undefined && next[index + 1] !== undefined)
          next.splice(index, 2, `${text} ${next[index + 1]}`);
        return next;
    }
  }

  it('never counts for a text that was not ticked', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.array(edit, { maxLength: 8 }),
        (texts, which, edits) => {
          const chosen = texts.filter((_, index) => which[index]);
          const ledger = ticked(texts, chosen);
          const wasTicked = new Set(chosen.map(normalise));
          let now: string[] = texts;
          for (const change of edits) {
            now = edited(now, change);
            for (const { text, checked, tickedText } of criteria(now, ledger)) {
              if (checked && tickedText === undefined) assert.ok(wasTicked.has(normalise(text)), text);
              if (tickedText !== undefined) assert.notEqual(normalise(tickedText), normalise(text));
            }
          }
        },
      ),
    );
  });

  it('is never lost: it is on a criterion or among the removed ones', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(sentence, { minLength: 1, maxLength: 6, selector: normalise }),
        fc.array(edit, { maxLength: 8 }),
        (texts, edits) => {
          const ledger = ticked(texts, texts);
          const now = criteria(edits.reduce<string[]>(edited, texts), ledger);
          const kept = now.filter(({ checked }) => checked).length + removedSinceTicked(now, ledger).length;
          assert.equal(kept, texts.length);
        },
      ),
    );
  });
});
