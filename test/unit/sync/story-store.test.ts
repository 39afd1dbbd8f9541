import assert from 'node:assert/strict';
import { createStorage } from '../../../src/host/storage';
import { StoryStore } from '../../../src/sync/story-store';
import { temporaryFolder } from '../../launch/at-exit';
import { question } from './fake-questions';
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

  it('keeps what was asked about stories, and of very many questions those that were read last', async () => {
    const storage = memoryStorage();
    const first = open(storage);
    const many = Array.from({ length: 300 }, (_, index) => question(`Q-${index}`));
    for (let number = 1; number <= 8; number++)
      first.putQuestions([{ key: `A-${number}`, updated: '2026-03-02', questions: many }], [], number);
    first.putQuestions([{ key: 'A-3', questions: [] }], ['A-4'], 9);
    await first.saved();
    const second = open(storage);
    await second.load();
    assert.deepEqual(
      second.questions.all.map(([key, { value }]) => [key, value.questions.length]),
      [
        ['A-1', 300],
        ['A-2', 300],
        ['A-5', 300],
        ['A-6', 300],
        ['A-7', 300],
        ['A-8', 300],
        ['A-3', 0],
      ],
    );
    for (let number = 9; number <= 10; number++)
      second.putQuestions([{ key: `A-${number}`, questions: many }], [], number);
    await second.saved();
    const third = open(storage);
    await third.load();
    assert.deepEqual(
      third.questions.all.map(([key]) => key),
      ['A-5', 'A-6', 'A-7', 'A-8', 'A-3', 'A-9', 'A-10'],
    );
    assert.deepEqual(problems, []);
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

  describe('of a story some of whose parts could not be read', () => {
    const epic = { key: 'A-100', title: 'Epic' };
    const comment = {
      id: '1',
      by: { id: 'o', name: 'Oskar' },
      at: '2026-03-10T09:00:00.000Z',
      document: { blocks: [] },
    };
    const whole = story('A-1', {
      epic,
      epicGoal: 'Fewer lost baskets.',
      comments: [comment],
      questions: [
        {
          ...{ id: 'Q-1', mark: 'Q-1', text: 'Is it so?', document: { blocks: [] }, at: comment.at },
          ...{ by: { id: 'm', name: 'Mira' }, to: [], state: 'open', record: 'own' },
          ...{ answers: [], followUps: [] },
        },
      ],
      links: [{ kind: 'web', globalId: 'w', title: 'A page' }],
      history: [{ id: '7', at: comment.at, items: [{ field: 'status', from: 'To Do', to: 'Done' }] }],
    });

    it('keeps what was known of those, and takes the rest as it is now', () => {
      const store = open();
      store.putStory(whole, 1);
      const unread = ['comments', 'epic', 'history', 'links'] as const;
      store.putStory(story('A-1', { title: 'New title', epic, unread }), 2);
      assert.deepEqual(store.story('A-1')?.value, { ...whole, title: 'New title', unread });
      store.putStory(story('A-1', { epic, unread: ['history'] }), 3);
      assert.deepEqual(store.story('A-1')?.value, {
        ...story('A-1', { epic, unread: ['history'] }),
        history: whole.history,
      });
    });

    it('takes a part that was read and is empty for empty, and says no more of what could not be read', () => {
      const store = open();
      store.putStory(whole, 1);
      store.putStory(story('A-1', { unread: ['links'] }), 2);
      store.putStory(story('A-1'), 3);
      assert.deepEqual(store.story('A-1')?.value, story('A-1'));
    });

    it('does not show the goal of another epic', () => {
      const store = open();
      store.putStory(whole, 1);
      store.putStory(story('A-1', { epic: { key: 'A-200', title: 'Other' }, unread: ['epic'] }), 2);
      assert.equal(store.story('A-1')?.value.epicGoal, undefined);
    });

    it('has nothing to keep of one that was not known', () => {
      const store = open();
      store.putStory(story('A-1', { unread: ['comments'] }), 1);
      assert.deepEqual(store.story('A-1')?.value, story('A-1', { unread: ['comments'] }));
    });
  });

  for (const [name, spoil] of [
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['changed', (text: string) => text.replace('Title of A-1', 'Title of A-9')],
    ['of another format', (text: string) => text.replace(/"format":\d+/, '"format":99')],
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

describe('Two windows that show the same stories', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => (folder = await temporaryFolder()));
  afterEach(() => folder.remove());

  const problems: string[] = [];
  const open = async () => {
    const store = new StoryStore(createStorage(folder.path), 'stories', (doing, error) =>
      problems.push(`${doing}: ${String(error)}`),
    );
    await store.load();
    return store;
  };
  const content = (title: string) => ({ sprint, stories: [summary('A-1', { title })], problems: [] });

  it('keep the newest of what both know, whoever writes last', async () => {
    const [first, second] = [await open(), await open()];
    first.putSprints([content('Newer')], 2000);
    first.putStory(story('A-1', { title: 'Read by the first' }), 2100);
    await first.saved();
    second.putSprints([content('Older')], 1000);
    second.putStory(story('A-1', { title: 'Read before' }), 900);
    second.putStory(story('A-2', { title: 'Read by the second' }), 2200);
    await second.saved();
    const third = await open();
    assert.equal(third.sprints?.at, 2000);
    assert.equal(third.summaries[0]?.title, 'Read by the first');
    assert.equal(third.story('A-1')?.value.title, 'Read by the first');
    assert.equal(third.story('A-2')?.value.title, 'Read by the second');
    assert.deepEqual(problems, []);
  });

  it('write at the same time without losing or damaging anything', async () => {
    const stores = [await open(), await open(), await open()];
    let at = 0;
    for (let round = 0; round < 40; round++) {
      for (const [index, store] of stores.entries()) {
        store.putStory(story(`A-${index + 1}`, { title: `Round ${round}` }), ++at);
        if (round % 3 === index) store.putSprints([content(`Sprint of ${at}`)], at);
      }
      if (round % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(stores.map((store) => store.saved()));
    const again = await open();
    for (const key of ['A-1', 'A-2', 'A-3']) assert.equal(again.story(key)?.value.title, 'Round 39', key);
    assert.equal(again.sprints?.at, Math.max(...stores.map(({ sprints }) => sprints?.at ?? 0)));
    assert.deepEqual(problems, []);
  });

  it('do not keep what was stored before the clock was set back', async () => {
    const first = await open();
    first.putSprints([content('From the future')], Date.now() + 3_600_000);
    await first.saved();
    const second = await open();
    second.putSprints([content('Now')], Date.now());
    await second.saved();
    assert.equal((await open()).summaries[0]?.title, 'Now');
  });

  it('write an age that changed alone with the next change', async () => {
    const storage = memoryStorage();
    const store = new StoryStore(storage, 'stories', () => assert.fail());
    const same = content('Same');
    store.putSprints([same], 1000);
    await store.saved();
    store.putSprints([{ ...same }], 2000);
    await store.saved();
    assert.equal(storage.writes.length, 1);
    store.putStory(story('A-2'), 2500);
    await store.saved();
    const again = new StoryStore(storage, 'stories', () => assert.fail());
    await again.load();
    assert.equal(again.sprints?.at, 2000);
  });
});
