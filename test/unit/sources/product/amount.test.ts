import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decimalSignOf, readAmount } from '../../../../src/sources/product/amount';

describe('An amount', () => {
  it('is read as people and programs write it', () => {
    const read: [string, ',' | '.', number][] = [
      ['41', '.', 41],
      ['-0.5', '.', -0.5],
      ['.5', '.', 0.5],
      ['1e3', '.', 1000],
      ['1.5E-2', '.', 0.015],
      ['1,234.5', '.', 1234.5],
      ['1.234,5', ',', 1234.5],
      ['41,5 %', ',', 41.5],
      ['41%', '.', 41],
      ['€ 12.50', '.', 12.5],
      ['-€12', '.', -12],
      ["1'234'567", '.', 1234567],
      ['1 234', '.', 1234],
      ['1\u202f234,5 €', ',', 1234.5],
      ['−3', '.', -3],
      ['120 ms', '.', 120],
      ['EUR 5', '.', 5],
      ['R$ 5', '.', 5],
      ['1,23,456', '.', 123456],
      ['(1,200)', '.', -1200],
      ['5-', '.', -5],
      ['1.2k', '.', 1200],
      ['$3.4M', '.', 3.4e6],
      ['5 m', '.', 5],
      // Among numbers with a comma, one with a point that parts no thousands.
      ['12.5%', ',', 12.5],
    ];
    for (const [text, sign, value] of read) assert.equal(readAmount(text, sign), value, text);
  });

  it('is a gap where people mean one', () => {
    for (const text of ['', ' ', '-', '–', 'n/a', 'NaN', '+Inf', 'null', '?'])
      assert.equal(readAmount(text), undefined, text);
  });

  it('is no number where it is none', () => {
    for (const text of [
      'soon',
      '1.2.3',
      '12-34',
      'twenty',
      '1:30',
      '<5',
      'v2',
      '1,5',
      '5 of 10',
      '(',
      '(soon)',
    ])
      assert.ok(Number.isNaN(readAmount(text)), text);
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(readAmount(String(value)), value === 0 ? 0 : value);
      }),
    );
    const cents = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(cents, fc.constantFrom('de', 'fr', 'de-CH', 'en'), (value, language) => {
        const text = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(value / 100);
        const sign = language === 'de' || language === 'fr' ? ',' : '.';
        assert.equal(readAmount(text, sign), value === 0 ? readAmount(text, sign) : value / 100);
      }),
    );
  });
});

describe('The decimal sign of a column', () => {
  it('is the last of two signs in one number', () => {
    assert.equal(decimalSignOf(['7', '1.234,5'], ';'), ',');
    assert.equal(decimalSignOf(['7', '1,234.5'], ','), '.');
  });

  it('is the other one where one stands more than once in a number', () => {
    assert.equal(decimalSignOf(['1,234,567'], ';'), '.');
    assert.equal(decimalSignOf(['1.234.567'], ','), ',');
  });

  it('is a comma where what follows it is no thousand, or where commas do not part columns', () => {
    assert.equal(decimalSignOf(['41,5'], ','), ',');
    assert.equal(decimalSignOf(['0,125'], ';'), ',');
    assert.equal(decimalSignOf(['1,125'], ','), '.');
    assert.equal(decimalSignOf(['1', '2'], ';'), '.');
  });
});
