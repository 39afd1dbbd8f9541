import assert from 'node:assert/strict';
import type { Outlook } from '../../../src/domain/outlook';
import { createKeptOutlook } from '../../../src/sync/kept-outlook';
import { SourceError, type StorySource } from '../../../src/sources/story-source';
import { startSimulator } from '../../simulator/simulator';
import { sourceAt } from '../sources/jira/simulated-site';
import { fakeSource } from './fake-source';
import { memoryStorage } from './memory-storage';

const empty: Outlook = { epics: [], versions: [], problems: [{ subject: 'SHOP', message: 'x' }] };

function kept(source: StorySource, storage = memoryStorage(), now = 7) {
  const problems: string[] = [];
  const open = (place = 'here') =>
    createKeptOutlook({ source, storage, place, now: () => now, onProblem: (doing) => problems.push(doing) });
  return { open, storage, problems };
}

describe('The outlook that is kept', () => {
  it('is what was read last, the same in another window, and of its place alone', async () => {
    const site = await startSimulator();
    try {
      const { open } = kept(sourceAt(site));
      assert.equal(await open().last(), undefined);
      const { value: outlook, at } = await open().read();
      assert.equal(at, undefined);
      assert.ok(outlook.epics.length > 0 && outlook.versions.length > 0);
      assert.deepEqual(await open().last(), { value: outlook, at: 7 });
      assert.equal(await open('there').last(), undefined);
    } finally {
      await site.close();
    }
  });

  it('stays where the source does not answer', async () => {
    let answer: () => Promise<Outlook> = () => Promise.resolve(empty);
    const { open } = kept(fakeSource({ outlook: () => answer() }));
    await open().read();
    answer = () => Promise.reject(new SourceError('unreachable'));
    await assert.rejects(open().read(), /unreachable/);
    assert.deepEqual((await open().last())?.value, empty);
  });

  it('stays whole for a day where parts of a newer one are missing, with its age and what is', async () => {
    const whole: Outlook = {
      ...{ epics: [], problems: [] },
      versions: [{ name: '1.1', released: false, stories: [] }],
    };
    let answer: Outlook = empty;
    let now = 0;
    const source = fakeSource({ outlook: () => Promise.resolve(answer) });
    const storage = memoryStorage();
    const open = () =>
      createKeptOutlook({ source, storage, place: 'here', now: () => now, onProblem: assert.fail });
    assert.deepEqual(await open().read(), { value: empty }, 'there is no other');
    answer = whole;
    assert.deepEqual(await open().read(), { value: whole });
    answer = empty;
    now = 3_600_000;
    assert.deepEqual(await open().read(), { value: { ...whole, problems: empty.problems }, at: 0 });
    assert.deepEqual(await open().last(), { value: whole, at: 0 });
    now = 30 * 3_600_000;
    assert.deepEqual(await open().read(), { value: empty }, 'what is missing may never be given again');
    assert.deepEqual(await open().last(), { value: empty, at: now });
  });

  it('is none of a folder, nor of what cannot be understood', async () => {
    const folder = kept(fakeSource({ kind: 'markdown', outlook: () => Promise.resolve(empty) }));
    await folder.open().read();
    assert.equal(folder.storage.files.size, 0);
    const { open, storage } = kept(fakeSource({ outlook: () => Promise.resolve(empty) }));
    await open().read();
    const [name = ''] = storage.files.keys();
    for (const text of [
      '{',
      '{"format":0}',
      JSON.stringify({ format: 1, at: 1, outlook: { epics: [{}] } }),
    ]) {
      await storage.write(name, text);
      assert.equal(await open().last(), undefined, text);
    }
  });

  it('is given all the same where it cannot be written', async () => {
    const storage = { ...memoryStorage(), write: () => Promise.reject(new Error('full')) };
    const { open, problems } = kept(fakeSource({ outlook: () => Promise.resolve(empty) }), storage);
    assert.deepEqual(await open().read(), { value: empty });
    assert.deepEqual(problems, ['Keeping the roadmap']);
  });
});
