import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordDiff } from '../../../../src/domain/acceptance/word-diff';

const shown = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ change, text }) =>
      change === 'same' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    .join('');

describe('wordDiff', () => {
  it('shows the words that changed', () => {
    assert.equal(
      shown('A guest can pay by card', 'A guest must pay by card'),
      'A guest [-can-]{+must+} pay by card',
    );
    assert.equal(shown('within 2 s', 'within 20 s'), 'within [-2-]{+20+} s');
    assert.equal(shown('A guest pays', 'A guest pays by card'), 'A guest pays{+ by card+}');
    assert.equal(shown('用信用卡支付', '用发票支付'), '用[-信用卡-]{+发票+}支付');
  });

  it('says nothing where nothing changed', () => {
    assert.deepEqual(wordDiff('same', 'same'), [{ change: 'same', text: 'same' }]);
    assert.deepEqual(wordDiff('', ''), []);
  });

  it('has all of both texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', ' ', '.', '卡', '\n'), { maxLength: 30 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const without = (change: string): string =>
          parts
            .filter((part) => part.change !== change)
            .map((part) => part.text)
            .join('');
        assert.equal(without('added'), before);
        assert.equal(without('removed'), after);
      }),
    );
  });
});
