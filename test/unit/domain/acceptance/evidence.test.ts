import assert from 'node:assert/strict';
import { evidenceOf } from '../../../../src/domain/acceptance/evidence';

describe('Ticks and commits', () => {
  it('tell the same, or one of them is missing', () => {
    const total = 2;
    assert.equal(evidenceOf({ done: 0, total }, true), 'openCriteria');
    assert.equal(evidenceOf({ done: 1, total }, true), 'openCriteria');
    assert.equal(evidenceOf({ done: 2, total }, true), undefined);
    assert.equal(evidenceOf({ done: 1, total }, false), 'noCommits');
    assert.equal(evidenceOf({ done: 0, total }, false), undefined);
    assert.equal(evidenceOf({ done: 0, total: 0 }, true), undefined);
  });
});
