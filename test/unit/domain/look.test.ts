import assert from 'node:assert/strict';
import { changedPassages, changesSince, lookOf } from '../../../src/domain/look';
import type { Story } from '../../../src/domain/story';
import { story } from '../sync/fake-source';
import { readMarkdown } from '../../../src/sources/markdown/markdown';

type Criterion = Story['criteria'][number];

const criterion = (id: string, text: string): Criterion => ({
  ...{ id, text, content: [], details: [], checked: false, keeper: 'source', depth: 0 },
  ...{ section: 'acceptance', field: 'description' },
});

function version(title: string, criteria: readonly Criterion[], description = ''): Story {
  const document = readMarkdown(description);
  return story('SHOP-1', {
    title,
    criteria,
    documents: [{ field: 'description', name: 'Description', role: 'description', document }],
  });
}

describe('what became different since somebody looked', () => {
  const before = version(
    'Pay with a card',
    [
      criterion('a', 'The form remembers the last card'),
      criterion('b', 'The payment takes at most two seconds'),
      criterion('c', 'A receipt is sent by mail'),
    ],
    'Cards are kept for a year.\n\nThe vault is ours.',
  );

  it('is nothing where nothing is', () => {
    assert.equal(changesSince(lookOf(before, 5), before), undefined);
  });

  it('is nothing where ticks alone are', () => {
    const ticked = { ...before, criteria: before.criteria.map((one) => ({ ...one, checked: true })) };
    assert.equal(changesSince(lookOf(before, 5), ticked), undefined);
  });

  it('is told by criterion, whatever their ids became', () => {
    const after = version('Pay with a saved card', [
      criterion('b2', 'The payment takes at most one second'),
      criterion('a', 'The form remembers the last card'),
      criterion('d', 'Vouchers can be used too'),
    ]);
    const changes = changesSince(lookOf(before, 5), after);
    assert.equal(changes?.title, 'Pay with a card');
    assert.deepEqual(changes.added, ['d']);
    assert.deepEqual(changes.removed, ['A receipt is sent by mail']);
    assert.deepEqual(changes.reworded, { b2: 'The payment takes at most two seconds' });
  });

  it('is told of texts by passage, in reading order', () => {
    const after = version(
      'Pay with a card',
      before.criteria,
      'Cards are kept for two years.\n\nNothing is kept of guests.',
    );
    assert.deepEqual(changesSince(lookOf(before, 5), after)?.documents, [
      {
        name: 'Description',
        passages: [
          { before: 'Cards are kept for a year.', after: 'Cards are kept for two years.' },
          { after: 'Nothing is kept of guests.' },
          { before: 'The vault is ours.' },
        ],
      },
    ]);
  });

  it('is a whole text where there are too many lines to compare', () => {
    const long = Array.from({ length: 500 }, (_, index) => `Line ${index}`).join('\n');
    assert.deepEqual(changedPassages(long, `${long}\nMore`), [{ before: long, after: `${long}\nMore` }]);
  });

  it('keeps the story’s own time of its last change', () => {
    assert.equal(lookOf({ ...before, updated: '2026-03-01T10:00:00Z' }, 5).updated, '2026-03-01T10:00:00Z');
  });
});
