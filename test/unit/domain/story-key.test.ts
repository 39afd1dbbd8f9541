import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { namesStory, storyKeys } from '../../../src/domain/story-key';

const projects = ['ABC', 'AB2', 'WEB_APP', 'SHOP'];
const keysIn = (text: string): string[] => storyKeys(text, { projects }).map(({ key }) => key);

describe('storyKeys', () => {
  const branches: readonly (readonly [string, readonly string[]])[] = [
    ['feature/ABC-7-add', ['ABC-7']],
    ['ABC-123_x', ['ABC-123']],
    ['abc-123-lower', ['ABC-123']],
    ['user/AB2-45_x', ['AB2-45']],
    ['users/me/ABC-123', ['ABC-123']],
    ['WEB_APP-9-x', ['WEB_APP-9']],
    ['hotfix/ABC-1-ABC-2', ['ABC-1', 'ABC-2']],
    ['feature/abc-1-and-ABC-1', ['ABC-1']],
    ['release-16-1', []],
    ['fix/utf-8-bom', []],
    ['sha-256', []],
    ['lodash-4.17.21', []],
    ['ABC-12ABC', []],
    ['xABC-12', []],
    ['x-ABC-0', []],
    ['ABC-012', []],
    ['', []],
  ];
  for (const [branch, keys] of branches) {
    it(`finds ${keys.join(' and ') || 'nothing'} in "${branch}"`, () =>
      assert.deepEqual(keysIn(branch), keys));
  }

  it('takes every key for a guess while no project is known', () => {
    assert.deepEqual(storyKeys('feature/OPS-7-on-utf-8', { projects: [] }), [
      { key: 'OPS-7', confirmed: false },
      { key: 'UTF-8', confirmed: false },
    ]);
  });

  it('confirms keys of known projects and drops all others', () => {
    assert.deepEqual(storyKeys('ABC-7 utf-8', { projects }), [{ key: 'ABC-7', confirmed: true }]);
  });

  it('finds known stories in the spelling of their source, whatever their form', () => {
    const known = { projects: ['TASK'], stories: ['task-4', 'task-4.2', 'guest-checkout'] };
    assert.deepEqual(storyKeys('task/task-4.2-form', known), [{ key: 'task-4.2', confirmed: true }]);
    assert.deepEqual(storyKeys('feature/TASK-4-form', known), [{ key: 'task-4', confirmed: true }]);
    assert.deepEqual(storyKeys('feature/guest-checkout', known), [
      { key: 'guest-checkout', confirmed: true },
    ]);
    assert.deepEqual(storyKeys('feature/guest-checkouts', known), []);
  });

  it('finds the key between any two texts that do not touch it', () => {
    const text = fc.string().map((one) => one.replace(/[a-z]/gi, ''));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 99_999 }), (before, after, number) => {
        assert.ok(keysIn(`${before} SHOP-${number} ${after}`).includes(`SHOP-${number}`));
      }),
    );
  });
});

describe('namesStory', () => {
  it('knows the key as a word of its own only', () => {
    assert.ok(namesStory('Merge branch feature/shop-7-x', 'SHOP-7'));
    assert.ok(!namesStory('SHOP-71 and SHOP-70', 'SHOP-7'));
    assert.ok(!namesStory('MYSHOP-7', 'SHOP-7'));
  });

  it('knows a number that is a key where keys stand, and not as an amount', () => {
    for (const text of [
      '32',
      '32-cart',
      'feature/32-cart',
      'Fix (32)',
      'Fix #32',
      '[32] Fix',
      'Fix\n\nStory: 32',
    ])
      assert.ok(namesStory(text, '32'), text);
    for (const text of ['Allow 32 MB', 'sha-32', '320', '1.32', 'v32'])
      assert.ok(!namesStory(text, '32'), text);
  });
});
