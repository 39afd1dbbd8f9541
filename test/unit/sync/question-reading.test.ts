import assert from 'node:assert/strict';
import type { Question } from '../../../src/domain/question';
import { SourceError, type StorySource } from '../../../src/sources/story-source';
import { QuestionReading } from '../../../src/sync/question-reading';
import { StoryStore } from '../../../src/sync/story-store';
import { fakeSource, summary } from './fake-source';
import { jonas, mira, question } from './fake-questions';
import { memoryStorage } from './memory-storage';

const sprint = { id: '1', name: 'Sprint 1', state: 'active' } as const;
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

/** A source whose stories have been changed at these minutes, with what was asked about them. */
function open(given: Partial<StorySource> = {}, storage = memoryStorage()) {
  const stories = new Map<string, { updated: string; questions: Question[] }>();
  const asked: string[][] = [];
  const failures: string[] = [];
  const clock = { now: Date.UTC(2026, 2, 2, 12), current: undefined as string | undefined };
  let reads = 0;
  const source = fakeSource({
    me: () => Promise.resolve(mira),
    questions: (keys) => {
      asked.push([...keys]);
      const read = keys.flatMap((key) => {
        const story = stories.get(key);
        return story ? [{ key, ...story }] : [];
      });
      return Promise.resolve({ read, later: [] });
    },
    ...given,
  });
  const store = new StoryStore(storage, 'stories', (doing, error) =>
    assert.fail(`${doing}: ${String(error)}`),
  );
  const reading = new QuestionReading({
    ...{ source, store, now: () => clock.now, currentStory: () => clock.current },
    onFailure: (doing, { kind }) => failures.push(`${doing}: ${kind}`),
    onRead: () => reads++,
  });
  const list = (...keys: string[]): void => {
    const rows = keys.map((key) => summary(key, { updated: stories.get(key)?.updated ?? at(0) }));
    store.putSprints([{ sprint, stories: rows, problems: [] }], clock.now);
  };
  const known = (key: string) => store.questions.of(key)?.value.questions.map(({ id }) => id);
  return { stories, asked, failures, clock, store, reading, list, known, reads: () => reads };
}

describe('reading what was asked', () => {
  it('reads the stories of the sprint at first, and then those that changed', async () => {
    const { stories, asked, reading, list, known } = open();
    stories.set('A-1', { updated: at(1), questions: [question('Q-1')] });
    stories.set('A-2', { updated: at(2), questions: [] });
    list('A-1', 'A-2');
    await reading.read();
    assert.deepEqual(asked.splice(0), [['A-2', 'A-1']]);
    assert.deepEqual([known('A-1'), known('A-2')], [['Q-1'], []]);
    await reading.read();
    assert.deepEqual(asked, []);
    stories.set('A-2', { updated: at(3), questions: [question('Q-2')] });
    list('A-1', 'A-2');
    await reading.read();
    assert.deepEqual(asked, [['A-2']]);
    assert.deepEqual(known('A-2'), ['Q-2']);
  });

  it('asks for nothing in a new window either', async () => {
    const storage = memoryStorage();
    const first = open({}, storage);
    first.stories.set('A-1', { updated: at(1), questions: [question('Q-1')] });
    first.list('A-1');
    await first.reading.read();
    await first.store.saved();
    const next = open({}, storage);
    await next.store.load();
    assert.deepEqual(next.known('A-1'), ['Q-1']);
    await next.reading.read();
    assert.deepEqual(next.asked, []);
  });

  it('reads the current story, and those elsewhere where an answer is waited for, and forgets others', async () => {
    const { stories, asked, reading, list, known, clock } = open();
    stories.set('A-1', { updated: at(1), questions: [question('Q-1')] });
    stories.set('A-2', { updated: at(1), questions: [question('Q-2', { by: jonas })] });
    stories.set('A-3', { updated: at(1), questions: [question('Q-3', { state: 'resolved' })] });
    stories.set('B-7', { updated: at(1), questions: [] });
    list('A-1', 'A-2', 'A-3');
    await reading.read();
    list();
    clock.current = 'B-7';
    await reading.read();
    assert.deepEqual(asked.at(-1), ['A-1', 'B-7']);
    assert.deepEqual(
      [known('A-1'), known('A-2'), known('A-3'), known('B-7')],
      [['Q-1'], undefined, undefined, []],
    );
  });

  it('looks once an hour where something is not settled, and at all of those where the newest is wanted', async () => {
    const { stories, asked, reading, list, clock } = open();
    stories.set('A-1', { updated: at(1), questions: [question('Q-1', { by: jonas })] });
    stories.set('A-2', { updated: at(1), questions: [question('Q-2', { state: 'resolved' })] });
    stories.set('A-3', { updated: at(1), questions: [] });
    list('A-1', 'A-2', 'A-3');
    await reading.read();
    clock.now += 61 * 60_000;
    await reading.read();
    assert.deepEqual(asked.at(-1), ['A-1']);
    await reading.read(true);
    assert.deepEqual(asked.at(-1), ['A-1', 'A-2']);
  });

  it('reads no more than so many at once, the last changed ones first', async () => {
    const { stories, asked, reading, list } = open();
    const keys = Array.from({ length: 250 }, (_, index) => `A-${index}`);
    keys.forEach((key, index) => stories.set(key, { updated: at(index), questions: [] }));
    list(...keys);
    await reading.read();
    assert.deepEqual([asked.length, asked[0]?.length, asked[0]?.[0]], [1, 200, 'A-249']);
    await reading.read();
    assert.deepEqual(asked[1]?.length, 50);
  });

  it('comes back to a story of which too much was said', async () => {
    let isLong = true;
    const keys: string[][] = [];
    const { reading, list, known } = open({
      questions: (asked) => {
        keys.push([...asked]);
        const read = isLong
          ? []
          : asked.map((key) => ({ key, updated: at(1), questions: [question('Q-1')] }));
        return Promise.resolve({ read, later: isLong ? asked : [] });
      },
    });
    list('A-1');
    await reading.read();
    assert.equal(known('A-1'), undefined);
    isLong = false;
    await reading.read();
    assert.deepEqual(known('A-1'), ['Q-1']);
    assert.equal(keys.length, 2);
  });

  it('is quiet about what went wrong, keeps what is known and tries again', async () => {
    let fails = false;
    const { reading, list, known, failures, reads } = open({
      questions: (keys) =>
        fails
          ? Promise.reject(new SourceError('unreachable'))
          : Promise.resolve({
              read: keys.map((key) => ({ key, updated: at(0), questions: [question('Q-1')] })),
              later: [],
            }),
    });
    list('A-1');
    await reading.read();
    fails = true;
    await reading.read(true);
    assert.deepEqual(failures, ['Reading the questions: unreachable']);
    assert.deepEqual([known('A-1'), reads()], [['Q-1'], 1]);
  });

  it('does not put back what was learned while it was under way', async () => {
    let answer: () => void = () => undefined;
    const { reading, list, known, store } = open({
      questions: () =>
        new Promise((resolve) => {
          answer = () => resolve({ read: [{ key: 'A-1', updated: at(1), questions: [] }], later: [] });
        }),
    });
    list('A-1');
    const done = reading.read();
    await new Promise((resolve) => setImmediate(resolve));
    store.putQuestions([{ key: 'A-1', updated: at(2), questions: [question('Q-1')] }], [], 0);
    answer();
    await done;
    assert.deepEqual(known('A-1'), ['Q-1']);
  });

  it('is cancelled without a word', async () => {
    const { reading, list, failures, known } = open({
      questions: (_keys, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new SourceError('cancelled')));
        }),
    });
    list('A-1');
    const done = reading.read();
    await new Promise((resolve) => setImmediate(resolve));
    reading.cancel();
    await done;
    assert.deepEqual([failures, known('A-1')], [[], undefined]);
  });

  it('follows the one under way once, for all who asked meanwhile', async () => {
    const { stories, asked, reading, list } = open();
    stories.set('A-1', { updated: at(1), questions: [question('Q-1')] });
    list('A-1');
    await Promise.all([reading.read(), reading.read(true), reading.read(true)]);
    assert.deepEqual(asked, [['A-1'], ['A-1']]);
  });
});
