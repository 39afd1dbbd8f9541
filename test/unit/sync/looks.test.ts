import assert from 'node:assert/strict';
import { createLooks } from '../../../src/sync/looks';
import { memoryStorage } from './memory-storage';

const look = (at: number) => ({ at, title: `At ${at}`, criteria: [], documents: [] });

describe('what was last seen of stories', () => {
  it('is there again in the next window', async () => {
    const storage = memoryStorage();
    await createLooks(storage, 'here').put('A-1', look(1));
    assert.deepEqual(await createLooks(storage, 'here').at('A-1'), look(1));
    assert.equal(await createLooks(storage, 'elsewhere').at('A-1'), undefined);
  });

  it('is kept of the stories that were looked at last', async () => {
    const looks = createLooks(memoryStorage(), 'here');
    for (let number = 0; number < 201; number++) await looks.put(`A-${number}`, look(number));
    await looks.put('A-1', look(500));
    assert.equal(await looks.at('A-0'), undefined);
    assert.deepEqual(await looks.at('A-1'), look(500));
  });

  it('loses nothing where two are noted at once', async () => {
    const looks = createLooks(memoryStorage(), 'here');
    await Promise.all([looks.put('A-1', look(1)), looks.put('A-2', look(2))]);
    assert.deepEqual([await looks.at('A-1'), await looks.at('A-2')], [look(1), look(2)]);
  });

  it('begins anew where the file is damaged', async () => {
    const storage = memoryStorage();
    await createLooks(storage, 'here').put('A-1', look(1));
    for (const name of storage.files.keys()) storage.files.set(name, '[["A-1", {"at": "yesterday"}]]');
    const looks = createLooks(storage, 'here');
    assert.equal(await looks.at('A-1'), undefined);
    await looks.put('A-2', look(2));
    assert.deepEqual(await looks.at('A-2'), look(2));
  });
});
