import assert from 'node:assert/strict';
import { FileRenames } from '../../../src/domain/file-renames';

describe('renames of files', () => {
  const renames = new FileRenames();
  renames.add('file:///shop/src/a.ts', 'file:///shop/src/b.ts');
  renames.add('file:///shop/src', 'file:///shop/lib');
  renames.add('file:///shop/lib/b.ts', 'file:///shop/lib/c.ts');

  it('lead from a name to all before it', () => {
    assert.deepEqual(renames.before('file:///shop/lib/c.ts'), [
      ...['file:///shop/lib/c.ts', 'file:///shop/lib/b.ts'],
      ...['file:///shop/src/b.ts', 'file:///shop/src/a.ts'],
    ]);
    assert.deepEqual(renames.before('file:///shop/library/c.ts'), ['file:///shop/library/c.ts']);
  });

  it('lead from a name to what it is now', () => {
    for (const name of ['src/a.ts', 'src/b.ts', 'lib/b.ts', 'lib/c.ts'])
      assert.equal(renames.now(`file:///shop/${name}`), 'file:///shop/lib/c.ts');
    assert.equal(renames.now('file:///shop/src/other.ts'), 'file:///shop/lib/other.ts');
    assert.equal(renames.now('file:///shop/srcs/a.ts'), 'file:///shop/srcs/a.ts');
  });
});
