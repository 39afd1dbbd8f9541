import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { beginningOf, shortened } from '../../../src/domain/shortened';

describe('A text that is shortened', () => {
  it('stays as it is where it is short enough', () => {
    assert.equal(shortened('A basket', 8), 'A basket');
    assert.equal(shortened('', 8), '');
  });

  it('is its beginning, with dots behind no blank', () => {
    assert.equal(shortened('A basket of fruit', 9), 'A basket…');
    assert.equal(shortened('A basket of fruit', 10), 'A basket…');
  });

  for (const [name, character] of [
    ['a face', '😀'],
    ['a letter with a mark', 'e\u0301'],
    ['a family', '👩‍👩‍👧‍👦'],
    ['a flag', '🇩🇪'],
  ] as const)
    it(`ends within no character: ${name}`, () => {
      for (let most = 2; most < 3 + character.length; most++) {
        const wanted = most <= 1 + character.length ? 'a…' : `a${character}…`;
        assert.equal(shortened(`a${character}${'b'.repeat(40)}`, most), wanted);
      }
    });

  it('has no half of a character, whatever it is of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
        const beginning = beginningOf(text, most);
        assert.doesNotMatch(beginning, /[\uD800-\uDBFF]$/);
        assert.ok(text.startsWith(beginning));
        assert.ok(beginning.length <= most);
      }),
    );
  });

  it('is cut even within a letter of marks without end', () => {
    assert.equal(shortened(`e${'\u0301'.repeat(500)}`, 20).length, 20);
  });
});
