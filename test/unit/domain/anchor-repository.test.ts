import assert from 'node:assert/strict';
import { isLineOf } from '../../../src/domain/anchor-repository';

const shop = 'github.com/acme/shop';

describe('the repository of an anchor', () => {
  it('is any clone of it, whatever its folder is called', () => {
    const anchor = { remote: shop, repository: 'shop' };
    assert.ok(isLineOf(anchor, { name: 'shop', remotes: [shop] }));
    assert.ok(isLineOf(anchor, { name: 'shop-worktree', remotes: ['github.com/mira/shop', shop] }));
  });

  it('is no other one with a folder of the same name', () => {
    const anchor = { remote: shop, repository: 'shop' };
    assert.ok(!isLineOf(anchor, { name: 'shop', remotes: ['github.com/other/shop'] }));
  });

  it('is one with a folder of the same name, where one of them has no remote', () => {
    assert.ok(isLineOf({ repository: 'shop' }, { name: 'shop', remotes: [shop] }));
    assert.ok(isLineOf({ remote: shop, repository: 'shop' }, { name: 'shop', remotes: [] }));
    assert.ok(!isLineOf({ repository: 'shop' }, { name: 'store', remotes: [] }));
  });

  it('is a folder that is no repository, of the same name or for files that were in none', () => {
    const folder = { name: 'shop', remotes: [], isNone: true } as const;
    assert.ok(isLineOf({}, folder));
    assert.ok(isLineOf({ remote: shop, repository: 'shop' }, folder));
    assert.ok(!isLineOf({ repository: 'store' }, folder));
    assert.ok(!isLineOf({}, { name: 'shop', remotes: [] }));
  });
});
