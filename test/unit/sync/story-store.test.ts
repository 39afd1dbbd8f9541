import assert from 'node:assert/strict';
import { StoryStore } from '../../../src/sync/story-store';
import { story, summary } from './fake-source';
import { memoryStorage } from './memory-storage';

const sprint = { id: '1', name: 'Sprint 1', state: 'active' } as const;

describe('StoryStore', () => {
  const problems: string[] = [];
  const open = (storage = memoryStorage()) =>
    new StoryStore(storage, 'stories', (doing) => problems.push(doing));
  beforeEach(() => (problems.length = 0));

  it('brings back what was stored, with its age', async () => {
    const storage = memoryStorage();
    const first = open(storage);
    first.putSprints([{ sprint, stories: [summary('A-1')], problems: [] }], 1000);
    first.putStory(story('A-1', { title: 'Whole' }), 2000);
    await first.saved();
    const second = open(storage);
    await second.load();
    assert.equal(second.sprints?.at, 1000);
    assert.equal(second.story('A-1')?.at, 2000);
    assert.equal(second.summary('A-1')?.title, 'Whole');
    assert.deepEqual(problems, []);
  });

  it('keeps what is planned, and the lists of it that were looked into', async () => {
    const storage = memoryStorage();
    const first = open(storage);
    const [next, later] = [
      { id: '2', name: 'Sprint 2', state: 'future' },
      { id: '3', name: 'Sprint 3', state: 'future' },
    ] as const;
    first.putSprints([], 1, [next, later]);
    first.putList({ sprint: next, stories: [summary('A-2')], problems: [] }, 2);
    first.putList({ sprint: later, stories: [summary('A-3')], problems: [] }, 3);
    first.putStory(story('A-2', { title: 'Whole' }), 4);
    await first.saved();
    const second = open(storage);
    await second.load();
    assert.deepEqual(second.planned, [next, later]);
    assert.equal(second.list('2')?.at, 2);
    assert.equal(second.list('2')?.value.stories[0]?.title, 'Whole');
    assert.equal(second.summary('A-3')?.title, 'Title of A-3');
    assert.deepEqual(second.summaries, []);
    second.putSprints([], 5, [next]);
    assert.ok(second.list('2'));
    assert.equal(second.list('3'), undefined);
    assert.equal(second.summary('A-3'), undefined);
  });

  it('shows in the sprint what a whole story says', () => {
    const store = open();
    store.putSprints([{ sprint, stories: [summary('A-1'), summary('A-2')], problems: [] }], 1);
    store.putStory(story('A-1', { title: 'New title' }), 2);
    assert.deepEqual(
      store.summaries.map(({ title }) => title),
      ['New title', 'Title of A-2'],
    );
    assert.deepEqual(store.summaries[0]?.progress, { done: 0, total: 0 });
    assert.equal('documents' in (store.summaries[0] ?? {}), false);
  });

  for (const [name, spoil] of [
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['changed', (text: string) => text.replace('Title of A-1', 'Title of A-9')],
    ['of another format', (text: string) => text.replace('"format":2', '"format":99')],
  ] as const) {
    it(`sets a file aside that is ${name}, and goes on without it`, async () => {
      const storage = memoryStorage();
      const first = open(storage);
      first.putSprints([{ sprint, stories: [summary('A-1')], problems: [] }], 1);
      await first.saved();
      storage.files.set('stories', spoil(storage.files.get('stories') ?? ''));
      const second = open(storage);
      await second.load();
      assert.equal(second.sprints, undefined);
      assert.deepEqual(problems, ['Reading the stored stories']);
      assert.equal(storage.files.has('stories'), false);
      assert.equal(storage.files.has('stories.damaged'), true);
    });
  }

  it('writes a burst of changes once', async () => {
    const storage = memoryStorage();
    const store = open(storage);
    for (let n = 1; n <= 50; n++) store.putStory(story(`A-${n}`), n);
    await store.saved();
    assert.deepEqual(storage.writes, ['stories']);
  });

  it('keeps the hundred stories opened last', () => {
    const store = open();
    for (let n = 1; n <= 101; n++) store.putStory(story(`A-${n}`), n);
    assert.equal(store.story('A-1'), undefined);
    assert.equal(store.openedKeys.length, 100);
  });

  it('does not lose a change that comes while it writes', async () => {
    const storage = memoryStorage();
    const store = open(storage);
    store.putStory(story('A-1'), 1);
    await new Promise((resolve) => setImmediate(resolve));
    store.putStory(story('A-2'), 2);
    await store.saved();
    const again = open(storage);
    await again.load();
    assert.deepEqual([...again.openedKeys], ['A-1', 'A-2']);
  });
});
