import assert from 'node:assert/strict';
import { identify } from '../../../../src/domain/acceptance/identify';
import { foundCriterion } from './criterion';

const idsOf = (...criteria: Parameters<typeof foundCriterion>[]): string[] =>
  identify(
    'description',
    criteria.map((args) => foundCriterion(...args)),
  ).map(({ id }) => id);

describe('identify', () => {
  it('takes the source’s own id', () => {
    assert.deepEqual(idsOf(['A', { localId: 'one' }], ['B', { localId: 'two' }]), ['one', 'two']);
  });

  it('derives an id from the text, whatever stands around it', () => {
    const [id] = idsOf(['A guest pays.']);
    assert.deepEqual(idsOf(['Something else'], ['**a guest pays**'])[1], id);
    assert.notEqual(idsOf(['A guest leaves.'])[0], id);
  });

  it('tells equal texts apart by their order', () => {
    const [first, second, third] = idsOf(['Same'], ['Other'], ['same.']);
    assert.equal(third, `${first}-2`);
    assert.notEqual(second, first);
  });

  it('tells copies of one id apart', () => {
    assert.deepEqual(idsOf(['A', { localId: 'one' }], ['A', { localId: 'one' }]), ['one', 'one-2']);
  });

  it('gives another id in another field', () => {
    const other = identify('customfield_1', [foundCriterion('Same')]);
    assert.notEqual(other[0]?.id, idsOf(['Same'])[0]);
  });
});
