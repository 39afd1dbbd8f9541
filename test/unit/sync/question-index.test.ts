import assert from 'node:assert/strict';
import type { OpenWrite } from '../../../src/sync/outbox/open-writes';
import { QuestionIndex } from '../../../src/sync/question-index';
import { SeenAnswers } from '../../../src/sync/seen-answers';
import { StoryStore } from '../../../src/sync/story-store';
import { story, summary } from './fake-source';
import { answer, jonas, mira, oskar, question } from './fake-questions';
import { memoryStorage } from './memory-storage';

const now = Date.parse('2026-03-02T12:00:00.000Z');
const sprint = { id: '1', name: 'Sprint 1', state: 'active' } as const;
const fail = (doing: string, error: unknown) => assert.fail(`${doing}: ${String(error)}`);

async function open() {
  const store = new StoryStore(memoryStorage(), 'stories', fail);
  const seen = new SeenAnswers(memoryStorage(), 'here', fail);
  await seen.load();
  const writes: OpenWrite[] = [];
  const listeners: ((key: string) => void)[] = [];
  const outbox = {
    writes: (key?: string) => (key === undefined ? writes : writes.filter((write) => write.key === key)),
    onChange: (listener: (key: string) => void) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
  };
  const index = new QuestionIndex({ store, outbox, seen, me: () => mira });
  const told = { times: 0 };
  index.onChange(() => told.times++);
  const put = (key: string, ...questions: ReturnType<typeof question>[]): void =>
    store.putQuestions([{ key, questions }], [], now);
  const write = (key: string, intention: OpenWrite['intention']): void => {
    writes.push({
      ...{ id: 'w', key, at: now, intention },
      ...{ state: 'waiting', wasSent: false, since: 0 },
    });
    listeners.forEach((listener) => listener(key));
  };
  return { store, index, told, put, write };
}

const late = (id: string) => answer(id, '2026-03-02T13:00:00.000Z');
const ids = (all: readonly { readonly question: { readonly id: string } }[]) =>
  all.map(({ question: { id } }) => id);

describe('the questions of a session', () => {
  it('are those of all stories, the oldest first, with what is on its way', async () => {
    const { index, put, write, told } = await open();
    put('A-2', question('Q-2', { at: '2026-03-01T09:00:00.000Z' }));
    put('A-1', question('Q-1'));
    assert.deepEqual(ids(index.questions()), ['Q-2', 'Q-1']);
    assert.equal(index.questions(), index.questions());
    assert.equal(told.times, 2);
    write('A-3', { do: 'ask', question: { id: 'Q-3', text: 'And now?' } });
    assert.equal(told.times, 3);
    const pending = index.find('A-3', 'Q-3');
    assert.deepEqual([pending?.isPending, pending?.question.by], [true, mira]);
    assert.equal(index.find('A-1', 'Q-1')?.isPending, undefined);
    assert.equal(index.find('A-1', 'Q-2'), undefined);
  });

  it('are read with the page of a story too, and the page shows what is read without it', async () => {
    const { index, store } = await open();
    store.putStory(story('A-1', { questions: [question('Q-1')] }), now);
    assert.deepEqual(ids(index.questions()), ['Q-1']);
    store.putQuestions([{ key: 'A-1', questions: [question('Q-1', { state: 'resolved' })] }], [], now);
    assert.equal(store.story('A-1')?.value.questions[0]?.state, 'resolved');
    // What could not be read is not taken for gone.
    store.putStory(story('A-1', { unread: ['comments'] }), now);
    assert.deepEqual(ids(index.questions()), ['Q-1']);
  });

  it('tell nothing where nothing changed', async () => {
    const { put, told } = await open();
    put('A-1', question('Q-1'));
    put('A-1', question('Q-1'));
    put('A-2');
    assert.equal(told.times, 1);
  });

  it('are unread where somebody else answered one’s own, or one about one’s own story', async () => {
    const { index, store, put } = await open();
    const stories = [summary('A-1', { assignee: mira }), summary('A-2', { assignee: jonas })];
    store.putSprints([{ sprint, stories, problems: [] }], now);
    assert.deepEqual(index.news(now), []);
    const theirs = { by: jonas, answers: [late('1')] };
    put('A-1', question('Q-1', theirs));
    put('A-2', question('Q-2', theirs), question('Q-3', { answers: [late('2')] }));
    assert.deepEqual(ids(index.unread()), ['Q-1', 'Q-3']);
    index.markRead(...index.unread().map((one) => one.question));
    assert.deepEqual(ids(index.unread()), []);
  });

  it('are news once, and not at the first sign-in', async () => {
    const { index, put, told } = await open();
    put('A-1', question('Q-1', { answers: [late('1')] }));
    assert.deepEqual(ids(index.news(now)), []);
    put('A-2', question('Q-2', { answers: [late('2')] }));
    assert.deepEqual(ids(index.news(now)), ['Q-2']);
    assert.deepEqual(ids(index.news(now)), []);
    assert.deepEqual(ids(index.unread()), ['Q-2']);
    const before = told.times;
    put(
      'A-2',
      question('Q-2', { answers: [late('2'), answer('3', '2026-03-02T14:00:00.000Z', { by: mira })] }),
    );
    assert.deepEqual(ids(index.news(now)), []);
    assert.equal(told.times, before + 1);
    put(
      'A-2',
      question('Q-2', { answers: [late('2'), answer('4', '2026-03-02T15:00:00.000Z', { by: oskar })] }),
    );
    assert.deepEqual(ids(index.news(now)), ['Q-2']);
  });
});
