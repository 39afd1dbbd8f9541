import assert from 'node:assert/strict';
import { amountWords, changeWords } from '../../../../src/features/metrics/metric-words';

describe('The value of a metric in words', () => {
  const words = (value: number, language = 'en'): string => amountWords(value, { unit: '%' }, language);

  it('has as many digits as tell it from its neighbours', () => {
    assert.equal(words(41.8), '41.8 %');
    assert.equal(words(99.98), '99.98 %');
    assert.equal(words(0.00012), '0.00012 %');
    assert.equal(words(1_234_567), '1,234,567 %');
    assert.equal(words(0), '0 %');
  });

  it('is short where it is huge', () => {
    assert.equal(words(3.3e12), '3.3T %');
    assert.equal(words(3.3e12, 'de'), '3,3\u00a0Bio. %');
  });

  it('says which way it went, and no more than that where it stayed', () => {
    assert.equal(changeWords(-0.28974, {}, 'en'), '−0.29');
    assert.equal(changeWords(0.00005, { unit: 'ms' }, 'en'), '+0.00005 ms');
    assert.equal(changeWords(0, {}, 'en'), '0');
  });
});
