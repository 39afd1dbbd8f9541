import assert from 'node:assert/strict';
import {
  type BranchNotes,
  branchStories,
  isBranchOf,
  linkedTo,
  noNotes,
  notFor,
} from '../../../src/domain/branch-stories';

const known = { projects: ['SHOP'] };
const keys = (branch: string, notes: BranchNotes): string[] =>
  branchStories(branch, notes, known).map(({ key }) => key);

describe('The stories of a branch', () => {
  it('are those its name has, in their order', () => {
    assert.deepEqual(keys('hotfix/SHOP-1-shop-2_x', noNotes), ['SHOP-1', 'SHOP-2']);
    assert.deepEqual(keys('utf-8', noNotes), []);
  });

  it('begin with the one it was linked to, whatever its name says', () => {
    assert.deepEqual(keys('SHOP-1-SHOP-2', { linked: 'SHOP-2', not: [] }), ['SHOP-2', 'SHOP-1']);
    assert.deepEqual(keys('try', { linked: 'cart-page', not: [] }), ['cart-page']);
    assert.deepEqual(branchStories('try', { linked: 'A-1', not: [] }, { projects: [] }), [
      { key: 'A-1', confirmed: true },
    ]);
  });

  it('are none of those that were set aside, however they are capitalised', () => {
    assert.deepEqual(keys('SHOP-1-SHOP-2', { not: ['shop-1'] }), ['SHOP-2']);
    assert.deepEqual(keys('SHOP-1-SHOP-2', { linked: 'SHOP-3', not: ['SHOP-1', 'SHOP-2'] }), ['SHOP-3']);
  });

  it('have it among their branches: all that its name has, and the one it was linked to', () => {
    const chosen: BranchNotes = { linked: 'shop-2', not: [] };
    assert.ok(isBranchOf('SHOP-1-SHOP-2', chosen, 'SHOP-1'));
    assert.ok(isBranchOf('SHOP-1-SHOP-2', chosen, 'SHOP-2'));
    assert.ok(!isBranchOf('SHOP-1-SHOP-2', { not: ['SHOP-1'] }, 'SHOP-1'));
    const misnamed: BranchNotes = { linked: 'SHOP-9', not: [] };
    assert.ok(isBranchOf('SHOP-1', misnamed, 'SHOP-9'));
    assert.ok(!isBranchOf('SHOP-1', misnamed, 'SHOP-1'));
  });

  it('are noted so that what is said last counts', () => {
    const aside = notFor('SHOP-1-SHOP-2', { linked: 'SHOP-1', not: [] }, 'SHOP-1');
    assert.deepEqual(aside, { not: ['SHOP-1'] });
    assert.deepEqual(notFor('SHOP-1', aside, 'shop-1'), aside);
    assert.deepEqual(linkedTo(aside, 'SHOP-1'), { linked: 'SHOP-1', not: [] });
    assert.deepEqual(notFor('try', { linked: 'SHOP-3', not: [] }, 'SHOP-3'), noNotes);
    const other: BranchNotes = { linked: 'SHOP-3', not: [] };
    assert.deepEqual(notFor('SHOP-1', other, 'SHOP-1'), { linked: 'SHOP-3', not: ['SHOP-1'] });
  });
});
