import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { slug } from '../../../src/domain/slug';

describe('slug', () => {
  it('holds letters and digits joined by dashes, within its length, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 60 }), (text, longest) => {
        const result = slug(text, longest);
        assert.match(result, /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?)?$/u);
        assert.ok([...result].length <= longest);
        assert.equal(result, result.normalize('NFC'));
      }),
    );
  });

  it('is ASCII where the text is Latin, Greek or Cyrillic as it is written today', () => {
    const unit = fc.constantFrom(...'aZñÄßőŁđ ĳﬁ-жЩьїЎџάΣώς9.');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => /^[a-z0-9._-]*$/.test(slug(text, 50))),
    );
  });

  it('keeps as many words as there is room for', () => {
    assert.equal(slug('one two three', 13), 'one-two-three');
    assert.equal(slug('one two three', 12), 'one-two');
    assert.equal(slug('one two three', 2), 'on');
    assert.equal(slug('one', 0), '');
  });
});
