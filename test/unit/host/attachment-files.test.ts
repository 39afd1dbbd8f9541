import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createAttachmentFiles, safeName } from '../../../src/host/attachment-files';

describe('contents of attachments on this machine', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'attachments-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  it('are there once they were written, for their own source', async () => {
    const files = createAttachmentFiles(folder, 'https://one.example');
    await files.write('1', 'a.png', Uint8Array.of(1, 2));
    assert.deepEqual(await files.read('1', 'a.png'), Uint8Array.of(1, 2));
    assert.equal(await files.read('2', 'a.png'), undefined);
    assert.equal(await createAttachmentFiles(folder, 'https://two.example').read('1', 'a.png'), undefined);
  });

  it('make room for newer ones', async () => {
    const files = createAttachmentFiles(folder, 'here', 5);
    await files.write('1', 'a', new Uint8Array(2));
    await files.write('2', 'b', new Uint8Array(2));
    const old = new Date(Date.now() - 60_000);
    await fs.utimes(files.pathOf('1', 'a'), old, old);
    await files.write('3', 'c', new Uint8Array(2));
    assert.equal(await files.read('1', 'a'), undefined);
    assert.notEqual(await files.read('2', 'b'), undefined);
    assert.notEqual(await files.read('3', 'c'), undefined);
  });

  for (const [name, kept] of [
    ['plan.png', 'plan.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\x.txt', 'x.txt'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['.bashrc', 'attachment.bashrc'],
    ['exe\u202egnp.sh', 'exe_gnp.sh'],
    ['a\u0000b?.md', 'a_b_.md'],
  ] as const) {
    it(`are named “${kept}” for ${JSON.stringify(name)}`, () => {
      assert.equal(safeName(name), kept);
      const files = createAttachmentFiles(folder, 'here');
      assert.ok(!path.relative(folder, files.pathOf('1', name)).startsWith('..'));
    });
  }
});
