import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInFolder } from '../../../src/host/in-folder';
import { temporaryFolder } from '../../launch/at-exit';

describe('A file of a folder', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let root: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    root = join(folder.path, 'workspace');
    await mkdir(join(root, 'docs'), { recursive: true });
    await Promise.all([
      writeFile(join(root, 'docs', 'flow.png'), 'x'),
      writeFile(join(root, '..name.png'), 'x'),
      writeFile(join(folder.path, 'secret.txt'), 'x'),
      mkdir(join(folder.path, 'workspace-2')),
    ]);
    await Promise.all([
      writeFile(join(folder.path, 'workspace-2', 'a.png'), 'x'),
      symlink(join(folder.path, 'secret.txt'), join(root, 'docs', 'out.png')),
      symlink(folder.path, join(root, 'up')),
      symlink(join(root, 'docs', 'flow.png'), join(root, 'within.png')),
      symlink(root, join(folder.path, 'link-to-workspace')),
    ]);
  });
  afterEach(() => folder.remove());

  it('is below it, also by a link to either', async () => {
    for (const path of ['docs/flow.png', 'docs/../docs/flow.png', 'within.png', '..name.png'])
      assert.equal(await isInFolder(join(root, path), root), true, path);
    assert.equal(
      await isInFolder(join(root, 'docs', 'flow.png'), join(folder.path, 'link-to-workspace')),
      true,
    );
  });

  it('is none that is elsewhere, by its path or by a link, and none that is not there', async () => {
    for (const path of [
      '../secret.txt',
      'docs/out.png',
      'up/secret.txt',
      '../workspace-2/a.png',
      'docs/none.png',
      '.',
    ])
      assert.equal(await isInFolder(join(root, path), root), false, path);
  });
});
