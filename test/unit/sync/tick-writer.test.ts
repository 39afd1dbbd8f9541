import assert from 'node:assert/strict';
import { SourceError, type StorySource, type TickChange } from '../../../src/sources/story-source';
import { StoryStore } from '../../../src/sync/story-store';
import { TickWriter } from '../../../src/sync/tick-writer';
import { fakeSource, story } from './fake-source';
import { memoryStorage } from './memory-storage';

const change = (criterionId: string, checked = true): TickChange => ({
  criterionId,
  text: `Text of ${criterionId}`,
  checked,
  at: '2026-01-01T00:00:00Z',
});

function writerOf(tick: StorySource['tick'], pause = 0) {
  const store = new StoryStore(memoryStorage(), 'stories', () => undefined);
  const writer = new TickWriter(
    fakeSource({ tick }),
    store,
    () => 7,
    pause,
    () => undefined,
  );
  return { store, writer };
}

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
});
