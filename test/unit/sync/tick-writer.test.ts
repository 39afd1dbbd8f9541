import assert from 'node:assert/strict';
import { SourceError, type StorySource, type TickChange } from '../../../src/sources/story-source';
import { StoryStore } from '../../../src/sync/story-store';
import { createOpenTickFile } from '../../../src/sync/open-tick-file';
import { TickWriter } from '../../../src/sync/tick-writer';
import { fakeSource, story } from './fake-source';
import { memoryStorage, type MemoryStorage } from './memory-storage';

const change = (criterionId: string, checked = true): TickChange => ({
  criterionId,
  text: `Text of ${criterionId}`,
  checked,
  at: '2026-01-01T00:00:00Z',
});

function writerOf(tick: StorySource['tick'], pause = 0, storage = memoryStorage()) {
  const store = new StoryStore(memoryStorage(), 'stories', () => undefined);
  const problems: string[] = [];
  const writer = new TickWriter({
    ...{ source: fakeSource({ tick }), store, now: () => 7, pause, onFailure: () => undefined },
    file: createOpenTickFile(storage, 'place', (doing) => problems.push(doing)),
  });
  return { store, writer, storage, problems };
}

/** What is on disk. */
const kept = ({ files }: MemoryStorage): unknown[] =>
  [...files]
    .filter(([name]) => name.startsWith('open-ticks'))
    .flatMap(([, text]) => JSON.parse(text) as unknown[]);

describe('TickWriter', () => {
  it('writes a tick and keeps the story as the source gives it back', async () => {
    const { store, writer } = writerOf((key) => Promise.resolve(story(key, { title: 'After' })));
    await writer.tick('A-1', change('c1'));
    assert.equal(store.story('A-1')?.value.title, 'After');
    assert.equal(writer.open('A-1').size, 0);
  });

  it('gathers ticks of one story into one write', async () => {
    const batches: string[][] = [];
    const { writer } = writerOf((key, changes) => {
      batches.push(changes.map(({ criterionId }) => criterionId));
      return Promise.resolve(story(key));
    }, 5);
    await Promise.all([
      writer.tick('A-1', change('c1')),
      writer.tick('A-1', change('c2')),
      writer.tick('B-2', change('c1')),
    ]);
    assert.deepEqual(batches.sort(), [['c1'], ['c1', 'c2']]);
  });

  it('writes only the last of a tick and its untick', async () => {
    const written: boolean[] = [];
    const { writer } = writerOf((key, changes) => {
      written.push(...changes.map(({ checked }) => checked));
      return Promise.resolve(story(key));
    }, 5);
    await Promise.all([writer.tick('A-1', change('c1', true)), writer.tick('A-1', change('c1', false))]);
    assert.deepEqual(written, [false]);
  });

  it('writes what is ticked during a write afterwards, one write at a time', async () => {
    let running = 0;
    let most = 0;
    const batches: string[][] = [];
    const { writer } = writerOf(async (key, changes) => {
      most = Math.max(most, ++running);
      batches.push(changes.map(({ criterionId }) => criterionId));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return story(key);
    });
    const first = writer.tick('A-1', change('c1'));
    await new Promise((resolve) => setTimeout(resolve, 3));
    await Promise.all([first, writer.tick('A-1', change('c2')), writer.tick('A-1', change('c3'))]);
    assert.equal(most, 1);
    assert.deepEqual(batches, [['c1'], ['c2', 'c3']]);
  });

  it('keeps a failed tick with its reason until it is tried again', async () => {
    let fail = true;
    const { writer } = writerOf((key) =>
      fail ? Promise.reject(new SourceError('forbidden', 'no edit')) : Promise.resolve(story(key)),
    );
    await assert.rejects(writer.tick('A-1', change('c1')), { kind: 'forbidden' });
    assert.equal(writer.open('A-1').get('c1')?.failure?.detail, 'no edit');
    fail = false;
    await writer.tick('A-1', change('c1'));
    assert.equal(writer.open('A-1').size, 0);
  });

  it('does not wait when it has to hurry', async () => {
    const { writer } = writerOf((key) => Promise.resolve(story(key)), 60_000);
    const written = writer.tick('A-1', change('c1'));
    await writer.flush();
    await written;
  });

  it('hurries for one story alone', async () => {
    const { writer } = writerOf((key) => Promise.resolve(story(key)), 60_000);
    const written = writer.tick('A-1', change('c1'));
    const waiting = writer.tick('B-2', change('c1'));
    await writer.flush('A-1');
    await written;
    assert.deepEqual([writer.open('A-1').size, writer.open('B-2').size], [0, 1]);
    await writer.flush();
    await waiting;
  });

  it('lets go of a tick that failed, and of no other', async () => {
    const { writer } = writerOf(() => Promise.reject(new SourceError('conflict', 'reworded')));
    await assert.rejects(writer.tick('A-1', change('c1')));
    writer.discard('A-1', 'c2');
    assert.equal(writer.open('A-1').size, 1);
    writer.discard('A-1', 'c1');
    assert.equal(writer.open('A-1').size, 0);
  });

  it('has a tick on disk before it is sent, and no longer when it is written', async () => {
    const storage = memoryStorage();
    let during: unknown[] = [];
    const { writer } = writerOf(
      (key) => {
        during = kept(storage);
        return Promise.resolve(story(key));
      },
      0,
      storage,
    );
    await writer.tick('A-1', change('c1'));
    assert.deepEqual(during, [{ key: 'A-1', change: change('c1') }]);
    assert.deepEqual(kept(storage), []);
  });

  it('writes in the next window what this one did not get to', async () => {
    const storage = memoryStorage();
    const killed = writerOf(() => new Promise(() => undefined), 0, storage);
    void killed.writer.tick('A-1', change('c1'));
    void killed.writer.tick('B-2', change('c2', false));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const written: unknown[] = [];
    const next = writerOf(
      (key, changes) => {
        written.push([key, ...changes.map(({ criterionId, checked }) => [criterionId, checked])]);
        return Promise.resolve(story(key));
      },
      0,
      storage,
    );
    await next.writer.resume();
    await next.writer.flush();
    assert.deepEqual(written, [
      ['A-1', ['c1', true]],
      ['B-2', ['c2', false]],
    ]);
    assert.deepEqual(kept(storage), []);
  });

  it('tries again in the next window what could not be reached, and keeps what was refused', async () => {
    const storage = memoryStorage();
    const kinds = { 'A-1': 'unreachable', 'B-2': 'forbidden' } as const;
    const before = writerOf((key) => Promise.reject(new SourceError(kinds[key as 'A-1'], 'why')), 0, storage);
    await assert.rejects(before.writer.tick('A-1', change('c1')));
    await assert.rejects(before.writer.tick('B-2', change('c1')));
    const written: string[] = [];
    const next = writerOf((key) => Promise.resolve((written.push(key), story(key))), 0, storage);
    await next.writer.resume();
    await next.writer.flush();
    assert.deepEqual(written, ['A-1']);
    const { failure } = next.writer.open('B-2').get('c1') ?? {};
    assert.deepEqual([failure?.kind, failure?.detail], ['forbidden', 'why']);
    assert.equal(kept(storage).length, 1);
    next.writer.discard('B-2', 'c1');
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(kept(storage), []);
  });

  it('tries again what could not be reached when it is told that it can', async () => {
    let isThere = false;
    const { writer } = writerOf((key) =>
      isThere ? Promise.resolve(story(key)) : Promise.reject(new SourceError('unreachable')),
    );
    await assert.rejects(writer.tick('A-1', change('c1')));
    isThere = true;
    writer.retry();
    await writer.flush();
    assert.equal(writer.open('A-1').size, 0);
  });

  it('puts a file aside that it does not understand, and says so', async () => {
    const storage = memoryStorage();
    const first = writerOf(() => Promise.reject(new SourceError('forbidden')), 0, storage);
    await assert.rejects(first.writer.tick('A-1', change('c1')));
    const [name = ''] = storage.files.keys();
    storage.files.set(name, '[{"key":7}]');
    const next = writerOf((key) => Promise.resolve(story(key)), 0, storage);
    await next.writer.resume();
    assert.equal(next.writer.open('A-1').size, 0);
    assert.equal(storage.files.get(`${name}.damaged`), '[{"key":7}]');
    assert.deepEqual(next.problems, ['Reading the ticks that were not written yet']);
  });

  it('goes on where nothing can be kept on disk, and says so', async () => {
    const storage = { ...memoryStorage(), write: () => Promise.reject(new Error('disk full')) };
    const { writer, problems } = writerOf((key) => Promise.resolve(story(key)), 0, storage);
    await writer.tick('A-1', change('c1'));
    assert.equal(writer.open('A-1').size, 0);
    assert.ok(problems.includes('Keeping ticks that are not written yet'));
  });
});
