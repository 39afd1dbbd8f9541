import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { runHistory } from '../../faults/history';
import { bundleWindow } from '../../faults/windows';

// A few of what `npm run test:faults` does at length.
describe('Random histories of writes, faults, kills and restarts', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'faults-'));
  });
  after(() => fs.rm(folder, { recursive: true, force: true }));

  it('lose nothing, double nothing and keep the order', async () => {
    const bundle = await bundleWindow(folder);
    const limit = pLimit(2);
    const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
    const results = await Promise.all(seeds.map((seed) => limit(() => runHistory(seed, bundle, folder))));
    for (const { seed, told, lost, doubled, wrong, unhandled } of results) {
      assert.deepEqual(
        { lost, doubled, wrong, unhandled },
        { lost: [], doubled: [], wrong: [], unhandled: [] },
        `npm run test:faults -- --seed ${seed}\n${told.join('\n')}`,
      );
    }
    assert.ok(results.reduce((sum, { writes }) => sum + writes, 0) > 50);
  });
});
