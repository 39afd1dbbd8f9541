import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createKeyFinder } from '../../../src/domain/key-places';

const finder = createKeyFinder(['SHOP-7', 'SHOP-12', 'WEB_APP-3', 'task-4', 'task-4.2', 'guest-checkout']);
const keys = (text: string, spelling: 'exact' | 'any' = 'exact'): string[] =>
  finder.find(text, { spelling }).map(({ key }) => key);

describe('The places of keys in a text', () => {
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['// SHOP-7: the address', ['SHOP-7']],
    ['SHOP-7', ['SHOP-7']],
    ['(SHOP-7)', ['SHOP-7']],
    ['see SHOP-7.', ['SHOP-7']],
    ['SHOP-7, SHOP-12 and SHOP-7', ['SHOP-7', 'SHOP-12', 'SHOP-7']],
    ['SHOP-7\r\nSHOP-12\n', ['SHOP-7', 'SHOP-12']],
    ['SHOP-70', ['SHOP-70']],
    ['SHOP-9999 is a story nobody has read yet', ['SHOP-9999']],
    ['@SHOP-7 #SHOP-12 “SHOP-7”', ['SHOP-7', 'SHOP-12', 'SHOP-7']],
    ['feature/SHOP-7-guest-checkout', ['SHOP-7']],
    ['SHOP-7_guest', ['SHOP-7']],
    ['SHOP-7-SHOP-12', ['SHOP-7', 'SHOP-12']],
    ['WEB_APP-3', ['WEB_APP-3']],
    ['修正SHOP-7的问题', ['SHOP-7']],
    ['SHOP-7を直す', ['SHOP-7']],
    ['😀SHOP-7😀', ['SHOP-7']],
    ['task-4 task-4.2', ['task-4', 'task-4.2']],
    ['XSHOP-7', []],
    ['MY_SHOP-7', []],
    ['SHOP-7x', []],
    ['SHOP-7.5', []],
    ['SHOP-07', []],
    ['SHOP-0', []],
    ['SHOP-', []],
    ['SHOP - 7', []],
    ['shop-7', []],
    ['Shop-7', []],
    ['üSHOP-7', []],
    ['𝒜SHOP-7', []],
    ['SHOP-7é', []],
    ['SHOP-7\u0301', []],
    ['task-5', []],
    ['TASK-4', []],
    ['task-4.3', []],
    ['guest-checkout', []],
    ['utf-8 UTF-8 sha-256 SHA-256 release-16-1 ISO-8859-1 lodash-4.17', []],
    ['', []],
  ];
  for (const [text, found] of texts) {
    it(`of ${JSON.stringify(text)}: ${found.join(', ') || 'none'}`, () =>
      assert.deepEqual(keys(text), found));
  }

  it('are told by where they begin and end', () => {
    const text = '/* SHOP-7,\nSHOP-12 */';
    const places = finder.find(text, { spelling: 'exact' });
    assert.deepEqual(
      places.map(({ start, end }) => [start, text.slice(start, end)]),
      [
        [3, 'SHOP-7'],
        [11, 'SHOP-12'],
      ],
    );
  });

  it('may be in an address, once', () => {
    const inAddress = (text: string): boolean[] =>
      finder.find(text, { spelling: 'exact' }).map((place) => place.inAddress);
    assert.deepEqual(inAddress('https://site/browse/SHOP-7'), [true]);
    assert.deepEqual(inAddress('see https://site/board?selectedIssue=SHOP-7#x'), [true]);
    assert.deepEqual(inAddress('[SHOP-7](https://site/browse/SHOP-7)'), [false, true]);
    assert.deepEqual(inAddress('"https://site/" SHOP-7'), [false]);
    assert.deepEqual(inAddress('src/SHOP-7/readme'), [false]);
  });

  it('are those of known stories in any letters where names of branches are', () => {
    assert.deepEqual(keys('* feature/shop-7-guest', 'any'), ['SHOP-7']);
    assert.deepEqual(keys('task/TASK-4.2', 'any'), ['task-4.2']);
    assert.deepEqual(keys('shop-9999 utf-8 release-16-1', 'any'), []);
    assert.deepEqual(keys('SHOP-9999', 'any'), ['SHOP-9999']);
  });

  it('are none while no story is known', () => {
    assert.deepEqual(createKeyFinder([]).find('SHOP-7 -1', { spelling: 'any' }), []);
    assert.deepEqual(createKeyFinder(['cart']).find('cart SHOP-7', { spelling: 'any' }), []);
  });

  it('are no more than are asked for', () => {
    const all = finder.find('SHOP-7 '.repeat(50), { spelling: 'exact', limit: 20 });
    assert.equal(all.length, 20);
  });

  it('hold what they name, in their order, whatever is around', () => {
    const near = fc.constantFrom(
      'SHOP-7',
      'shop-12',
      'SHOP-',
      '://',
      ' ',
      'é',
      '修',
      '.',
      '7',
      '_',
      '\n',
      '💡',
    );
    fc.assert(
      fc.property(fc.array(near, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { key, start, end } of finder.find(text, { spelling: 'any' })) {
          assert.ok(start >= last && end > start);
          assert.equal(text.slice(start, end).toUpperCase(), key);
          last = end;
        }
      }),
    );
  });

  it('are found in a text of a megabyte in less than a second', function () {
    this.timeout(10_000);
    const text = '// SHOP-7 and XSHOP-7 and utf-8, in a comment of a line\n'.repeat(20_000);
    const begun = performance.now();
    assert.equal(finder.find(text, { spelling: 'exact' }).length, 20_000);
    assert.ok(performance.now() - begun < 1_000);
  });
});
