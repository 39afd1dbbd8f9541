import assert from 'node:assert/strict';
import { criterionNow } from '../../../src/domain/criterion-now';

const asked = { id: 'c1', text: 'Delivery is free from 50 € on' };

describe('The criterion a question is about', () => {
  it('is found by its id, and says what it says now', () => {
    const now = { id: 'c1', text: 'Delivery is free from 60 € on' };
    assert.equal(criterionNow(asked, [{ id: 'c0', text: 'Another' }, now]), now);
  });

  it('is found by its words where its id is another one', () => {
    const now = { id: 'x', text: 'Delivery is free from 60 € on' };
    assert.equal(criterionNow(asked, [{ id: 'c0', text: 'A voucher is redeemed' }, now]), now);
  });

  it('is not taken for another criterion that was given its id', () => {
    const other = { id: 'c1', text: 'A mail is sent to the warehouse every night' };
    assert.equal(criterionNow(asked, [other]), undefined);
  });

  it('may be gone', () => {
    assert.equal(criterionNow(asked, [{ id: 'c2', text: 'A voucher is redeemed' }]), undefined);
    assert.equal(criterionNow(asked, []), undefined);
  });
});
