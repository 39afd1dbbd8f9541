import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLease } from '../../../src/host/lease';
import { createStorage } from '../../../src/host/storage';
import { SourceError } from '../../../src/sources/story-source';
import type { TickLedger } from '../../../src/sources/tick-ledger';
import { createLocalLedger } from '../../../src/sync/local-ledger';

describe('Ticks that this machine keeps', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ledger-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  /** One of several windows over the same folder. */
  const open = (): TickLedger => {
    const lease = createLease(path.join(folder, 'ticks.lease.json'));
    return createLocalLedger(createStorage(folder), lease, 'https://jira.example.com');
  };

  it('are there for every window, whichever wrote them', async () => {
    const windows = [open(), open(), open()];
    const keys = Array.from({ length: 10 }, (_, index) => `A-${index}`);
    await Promise.all(keys.map((key, index) => windows[index % 3]?.write(key, [index], undefined)));
    const later = open();
    for (const [index, key] of keys.entries()) assert.deepEqual(await later.read(key), [index]);
  });

  it('are not written over what another window wrote in between', async () => {
    const [one, other] = [open(), open()];
    await one.write('A-1', ['first'], undefined);
    const before = await other.read('A-1');
    await one.write('A-1', ['first', 'second'], before);
    await assert.rejects(
      other.write('A-1', ['first', 'other'], before),
      (error: unknown) =>
        error instanceof SourceError && error.kind === 'conflict' && error.more.status === 409,
    );
    assert.deepEqual(await other.read('A-1'), ['first', 'second']);
    await other.write('A-1', ['all'], await other.read('A-1'));
    assert.deepEqual(await one.read('A-1'), ['all']);
  });

  it('are put aside, and not lost, where the file cannot be understood', async () => {
    await open().write('A-1', 1, undefined);
    const [name = ''] = (await fs.readdir(folder)).filter((file) => file.startsWith('ticks-'));
    await fs.writeFile(path.join(folder, name), '{"A-1":');
    assert.equal(await open().read('A-1'), undefined);
    const aside = (await fs.readdir(folder)).filter((file) => file.endsWith('.damaged.json'));
    assert.equal(await fs.readFile(path.join(folder, aside[0] ?? ''), 'utf8'), '{"A-1":');
  });
});
