import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchCriteria, normalise } from '../../../../src/domain/acceptance/match';

const match = (before: readonly string[], after: readonly string[]): (number | null)[] =>
  matchCriteria(
    before.map((text) => ({ text })),
    after.map((text) => ({ text })),
  );

const pay = 'A guest can pay the cart with a credit card';
const see = 'The overview shows the prices of all products';
const leave = 'Leaving the shop keeps the cart for a week';

describe('normalise', () => {
  const same: [string, string][] = [
    ['A guest pays.', 'a guest pays'],
    ['**A guest** `pays`', 'A guest pays'],
    ['AC-1: A guest pays', 'A guest pays'],
    ['2) A guest pays', '3. A guest pays'],
    ['#4 A guest pays', 'A guest pays'],
    ['A “guest” pays', "A 'guest' pays"],
    ['A  guest\npays', 'A guest pays'],
    ['Ａ guest pays', 'A guest pays'],
  ];
  for (const [a, b] of same) {
    it(`takes “${a}” and “${b}” for the same`, () => assert.equal(normalise(a), normalise(b)));
  }

  it('keeps numbers that are no numbering', () => {
    assert.notEqual(normalise('3 guests pay'), normalise('4 guests pay'));
  });
});

describe('matchCriteria', () => {
  const cases: [name: string, before: string[], after: string[], expected: (number | null)[]][] = [
    ['nothing changed', [pay, see], [pay, see], [0, 1]],
    ['criteria changed places', [pay, see, leave], [leave, pay, see], [1, 2, 0]],
    ['one was added before them', [pay, see], [leave, pay, see], [1, 2]],
    ['one was deleted', [pay, see, leave], [pay, leave], [0, null, 1]],
    ['one was deleted and another added', [pay, see], [pay, 'Nightly backups run at two'], [0, null]],
    ['only emphasis, case and numbers changed', ['1. A guest pays'], ['**a guest pays.**'], [0]],
    [
      'one was reworded',
      [pay, see],
      [see, 'A guest may pay the cart with a credit card or an invoice'],
      [1, 0],
    ],
    [
      'one was extended',
      [pay],
      [`${pay}, gets a receipt by mail, and sees the number of the order on the page`],
      [0],
    ],
    [
      'all were reworded a little',
      [pay, see, leave],
      [`${pay} now`, `${see} now`, `${leave} now`],
      [0, 1, 2],
    ],
    ['all is gone', [pay], [], [null]],
    ['there was nothing', [], [pay], []],
    ['one of two equal ones was deleted', ['Same', pay, 'Same'], ['Same', pay], [0, 1, null]],
    [
      'words of a language without spaces changed',
      ['用户可以用信用卡支付购物车'],
      ['用户可以用信用卡或发票支付购物车'],
      [0],
    ],
    [
      'endings of words changed',
      ['사용자가 비밀번호를 재설정한다'],
      ['사용자는 비밀번호를 재설정할 수 있다'],
      [0],
    ],
  ];
  for (const [name, before, after, expected] of cases) {
    it(`tells where they are when ${name}`, () => assert.deepEqual(match(before, after), expected));
  }

  it('takes a poor likeness where both stand alone between the same neighbours', () => {
    const after = [pay, 'The overview lists what each product costs', leave];
    assert.deepEqual(match([pay, see, leave], after), [0, 1, 2]);
    assert.deepEqual(match([see], ['The overview lists what each product costs']), [null]);
  });

  it('gives up a criterion rather than guess between two it could have become', () => {
    const before = ['The export contains name and address of the guest'];
    const after = [
      'The export contains name and phone of the guest',
      'The export contains mail and address of the guest',
    ];
    assert.deepEqual(match(before, after), [null]);
  });

  it('does not take what most of a list says for a likeness', () => {
    const list = (words: readonly string[]): string[] =>
      words.map((word) => `The user can see the list of all ${word}`);
    const before = list(['guests', 'orders', 'prices', 'rooms', 'bills']);
    const after = list(['trains', 'stations', 'drivers', 'tickets', 'delays']);
    assert.deepEqual(match(before, after), [null, null, null, null, null]);
  });

  it('prefers the same group among equal texts', () => {
    const before = [
      { text: 'Errors are shown', group: 'Web' },
      { text: 'Errors are shown', group: 'Mobile' },
    ];
    assert.deepEqual(matchCriteria(before, [...before].reverse()), [1, 0]);
  });

  it('follows the source’s own id, but not to another text', () => {
    const before = [{ text: pay, localId: 'a' }];
    const reworded = 'Guests pay with a card';
    assert.deepEqual(
      matchCriteria(before, [
        { text: see, localId: 'b' },
        { text: reworded, localId: 'a' },
      ]),
      [1],
    );
    assert.deepEqual(matchCriteria(before, [{ text: 'Nightly backups run at two', localId: 'a' }]), [null]);
  });

  it('never gives an index twice, and finds every unchanged text', () => {
    const words = fc.array(fc.constantFrom(...`${pay} ${see} ${leave}`.split(' ')), {
      minLength: 1,
      maxLength: 12,
    });
    const list = fc.array(
      words.map((some) => some.join(' ')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const matches = match(before, after);
        const taken = matches.filter((index) => index !== null);
        assert.equal(new Set(taken).size, taken.length);
        for (const text of new Set(before)) {
          const olds = before.filter((one) => one === text).length;
          const news = after.filter((one) => one === text).length;
          const kept = before.filter(
            (one, index) => one === text && after[matches[index] ?? -1] === text,
          ).length;
          assert.equal(kept, Math.min(olds, news));
        }
      }),
    );
  });

  it('matches long lists in a moment', () => {
    const many = Array.from(
      { length: 500 },
      (_, index) => `Criterion ${index} says ${index * 7919} things of ${index}`,
    );
    const edited = many.map((text, index) => (index % 12 === 0 ? `${text} and one more` : text)).slice(3);
    match(many, edited);
    const start = process.cpuUsage().user;
    const matches = match(many, edited);
    const milliseconds = (process.cpuUsage().user - start) / 1000;
    assert.equal(matches.filter((index, old) => index === old - 3).length, 497);
    assert.ok(milliseconds < 100, `${milliseconds} ms of processor time`);
  });
});
