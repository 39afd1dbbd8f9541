import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createStorage } from '../../../src/host/storage';
import { forgetPlaces } from '../../../src/sync/forget-places';
import { temporaryFolder } from '../../launch/at-exit';

const day = 24 * 3_600_000;

describe('Places nobody looked at for long', () => {
  const now = Date.now();

  async function left(ages: Readonly<Record<string, number>>, current: string): Promise<string[]> {
    const folder = await temporaryFolder();
    try {
      const storage = createStorage(folder.path);
      for (const [name, days] of Object.entries(ages)) {
        await storage.write(name, '{}');
        const time = (now - days * day) / 1000;
        await fs.utimes(path.join(folder.path, `${name}.json`), time, time);
      }
      await forgetPlaces(storage, current, now);
      return (await storage.list()).map(({ name }) => name).sort();
    } finally {
      await folder.remove();
    }
  }

  it('are forgotten after a month, with what was put aside, but never the one in use, nor ticks', async () => {
    const ages = {
      'stories-old': 31,
      'stories-old.damaged': 40,
      'stories-used': 100,
      'stories-new': 29,
      'outlook-old': 31,
      'outlook-new': 2,
      'sprint-old': 31,
      'sprint-new': 2,
      'ticks-old': 400,
      'layout-old': 400,
    };
    assert.deepEqual(await left(ages, 'stories-used'), [
      'layout-old',
      'outlook-new',
      'sprint-new',
      'stories-new',
      'stories-used',
      'ticks-old',
    ]);
  });

  it('are forgotten where there are more than twenty later ones', async () => {
    const ages = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`stories-${index}`, index]));
    const names = await left(ages, 'stories-24');
    assert.equal(names.length, 21);
    assert.ok(names.includes('stories-24') && names.includes('stories-19') && !names.includes('stories-20'));
  });
});
