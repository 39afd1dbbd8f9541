import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createStorage } from '../../../src/host/storage';

describe('storage', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'storage-')), 'made when it is needed');
  });
  afterEach(() => fs.rm(path.dirname(folder), { recursive: true }));

  it('gives back what was written, and nothing where nothing was', async () => {
    const storage = createStorage(folder);
    assert.equal(await storage.read('one'), undefined);
    await storage.write('one', '{"a":"ü"}');
    assert.equal(await createStorage(folder).read('one'), '{"a":"ü"}');
    assert.equal(await storage.read('two'), undefined);
  });

  it('is never without a text while another takes its place', async () => {
    const [writer, reader] = [createStorage(folder), createStorage(folder)];
    await writer.write('one', '0');
    let isWriting = true;
    const writing = (async () => {
      for (let number = 1; number <= 100; number++) await writer.write('one', 'x'.repeat(number * 100));
      isWriting = false;
    })();
    while (isWriting) assert.ok(await reader.read('one'));
    await writing;
    assert.deepEqual(await fs.readdir(folder), ['one.json']);
  });

  it('puts a text aside for a person to look at', async () => {
    const storage = createStorage(folder);
    await storage.write('one', 'broken');
    await storage.setAside('one');
    assert.equal(await storage.read('one'), undefined);
    assert.equal(await fs.readFile(path.join(folder, 'one.damaged.json'), 'utf8'), 'broken');
  });

  it('lists what is there with its age, and removes it', async () => {
    const storage = createStorage(folder);
    assert.deepEqual(await storage.list(), []);
    await storage.write('one', '1');
    await storage.write('two', '2');
    await fs.utimes(path.join(folder, 'one.json'), 1000, 1000);
    const ages = new Map((await storage.list()).map(({ name, at }) => [name, at]));
    assert.deepEqual([...ages.keys()].sort(), ['one', 'two']);
    assert.equal(ages.get('one'), 1_000_000);
    await storage.remove('one');
    await storage.remove('one');
    assert.deepEqual(
      (await storage.list()).map(({ name }) => name),
      ['two'],
    );
  });

  it('tells of what is there and cannot be read', async () => {
    const storage = createStorage(folder);
    await fs.mkdir(path.join(folder, 'one.json'), { recursive: true });
    await assert.rejects(storage.read('one'));
    await assert.rejects(storage.write('one', 'x'));
    assert.deepEqual(await fs.readdir(folder), ['one.json']);
  });
});
