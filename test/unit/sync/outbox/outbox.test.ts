import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { SourceError } from '../../../../src/sources/story-source';
import { openTicks } from '../../../../src/sync/open-ticks';
import { withPending } from '../../../../src/sync/pending';
import { withPendingQuestions } from '../../../../src/sync/pending-questions';
import { mira, question } from '../fake-questions';
import { story, summary } from '../fake-source';
import { memoryJournal } from './memory-journal';
import { link, listener, tick, useOutboxes } from './outbox-under-test';

describe('Outbox', () => {
  const { outboxOf } = useOutboxes();

  it('tells the source of a tick and keeps the story as it is afterwards', async () => {
    const { told, source } = listener();
    const { outbox, store } = outboxOf(source);
    const id = await outbox.add('A-1', tick('c1'));
    assert.deepEqual(await outbox.outcome(id, 1_000), { kind: 'done' });
    assert.deepEqual(told, ['A-1 c1+']);
    assert.equal(store.story('A-1')?.value.title, 'After');
    assert.deepEqual(outbox.writes(), []);
  });

  it('shows what was written until it is read, without a moment in which it is as before', async () => {
    const { outbox, store } = outboxOf({ assign: () => Promise.resolve(), flag: () => Promise.resolve() });
    const me = { id: 'me', name: 'Me' };
    const content = { sprint: { id: '1', name: 'S', state: 'active' as const }, problems: [] };
    store.putSprints([{ ...content, stories: [summary('A-1'), summary('B-2')] }], 3);
    store.putStory(story('A-1'), 3);
    const seen: unknown[] = [];
    const look = (): void => {
      const known = store.story('A-1')?.value ?? story('A-1');
      const { assignee, flagged } = withPending(known, outbox.writes('A-1'), me).story;
      seen.push([assignee?.id, flagged]);
    };
    store.onChange(look);
    outbox.onChange(look);
    await outbox.add('A-1', { do: 'assign', to: { id: 'rita', name: 'Rita' } });
    await outbox.outcome(await outbox.add('A-1', { do: 'flag', flagged: true }), 1_000);
    const changes = seen.filter((one, index) => index === 0 || !isDeepStrictEqual(one, seen[index - 1]));
    assert.deepEqual(changes, [
      ['rita', false],
      ['rita', true],
    ]);
    assert.equal(store.story('A-1')?.at, 3);
    const listed = store.sprints?.value[0]?.stories.map(({ assignee, flagged }) => [assignee?.id, flagged]);
    assert.deepEqual(listed, [
      ['rita', true],
      [undefined, false],
    ]);
  });

  it('shows what became of a question until it is read, without a moment in which it is as before', async () => {
    const { outbox, store } = outboxOf({
      ask: () => Promise.resolve(question('Q-2')),
      changeQuestion: () => Promise.resolve(),
      deleteQuestion: () => Promise.resolve(),
    });
    store.putQuestions([{ key: 'A-1', updated: '2026-03-02', questions: [question('Q-1')] }], [], 3);
    const seen: string[] = [];
    const look = (): void => {
      const known = store.questions.of('A-1')?.value.questions ?? [];
      const { questions } = withPendingQuestions(known, outbox.writes('A-1'), mira);
      seen.push(questions.map(({ id, state }) => `${id} ${state}`).join());
    };
    store.questions.onChange(look);
    outbox.onChange(look);
    const at = '2026-03-02T10:00:00.000Z';
    await outbox.add('A-1', { do: 'changeQuestion', change: { to: 'resolved', question: 'Q-1', at } });
    await outbox.add('A-1', { do: 'ask', question: { id: 'Q-2', text: 'And this?' } });
    const last = await outbox.add('A-1', { do: 'deleteQuestion', part: { question: 'Q-1' } });
    await outbox.outcome(last, 1_000);
    const changes = seen.filter((one, index) => one !== seen[index - 1]);
    assert.deepEqual(changes, ['Q-1 resolved', 'Q-1 resolved,Q-2 open', 'Q-2 open']);
    const { at: age, value } = store.questions.of('A-1') ?? {};
    assert.deepEqual([age, value?.updated], [3, '2026-03-02']);
  });

  it('has an intention on disk before it says so, and before the source is told', async () => {
    const journal = memoryJournal();
    let during: unknown;
    const { outbox } = outboxOf(
      {
        putLink: () => {
          during = journal.lines;
          return Promise.resolve();
        },
      },
      { journal },
    );
    await outbox.open();
    outbox.retry();
    await wait(0);
    const id = await outbox.add('A-1', link('l1'));
    assert.deepEqual(journal.lines[0], {
      put: { id, key: 'A-1', at: 7, by: 'me', intention: link('l1') },
    });
    await outbox.outcome(id, 1_000);
    assert.deepEqual((during as unknown[]).slice(1), [{ sent: [id] }]);
    assert.deepEqual(journal.lines.at(-1), { done: [id] });
  });

  it('rejects what cannot be kept on disk, and sends nothing of it', async () => {
    const full = { ...memoryJournal(), append: () => Promise.reject(new Error('disk full')) };
    const { outbox } = outboxOf({}, { journal: full });
    await assert.rejects(outbox.add('A-1', tick('c1')), /disk full/);
    await wait(20);
    assert.deepEqual(outbox.writes(), []);
  });

  it('gathers ticks of one story into one write, the last of each criterion', async () => {
    const { told, source } = listener();
    const { outbox } = outboxOf(source, { timings: { gather: 30 } });
    await outbox.add('A-1', tick('c1'));
    await outbox.add('A-1', tick('c2'));
    await outbox.add('B-2', tick('c1'));
    await outbox.add('A-1', tick('c1', false));
    assert.deepEqual(
      [...openTicks(outbox.writes('A-1'))].map(
        ([
          id,
          {
            change: { checked },
          },
        ]) => [id, checked],
      ),
      [
        ['c2', true],
        ['c1', false],
      ],
    );
    await outbox.flush(1_000);
    assert.deepEqual(told.sort(), ['A-1 c2+,c1-', 'B-2 c1+']);
  });

  it('keeps the order of what is done to a story, one write at a time', async () => {
    const { told, source } = listener();
    let running = 0;
    let most = 0;
    const slow = async <T>(work: () => Promise<T>): Promise<T> => {
      most = Math.max(most, ++running);
      await wait(3);
      running--;
      return work();
    };
    const { outbox } = outboxOf({
      tick: (...args) => slow(() => source.tick?.(...args) ?? Promise.reject(new Error('none'))),
      putLink: (...args) => slow(() => source.putLink?.(...args) ?? Promise.resolve()),
    });
    for (const one of [tick('c1'), link('l1'), tick('c2'), tick('c3'), link('l2')])
      await outbox.add('A-1', one);
    await outbox.flush(1_000);
    while (outbox.writes().length > 0) await wait(2);
    assert.equal(most, 1);
    assert.deepEqual(told, ['A-1 c1+', 'A-1 l1', 'A-1 c2+,c3+', 'A-1 l2']);
  });

  it('waits for more ticks no longer than it is told to, of one story alone', async () => {
    const { told, source } = listener();
    const { outbox } = outboxOf(source, { timings: { gather: 60_000 } });
    await outbox.add('A-1', tick('c1'));
    await outbox.add('B-2', tick('c1'));
    await outbox.flush(1_000, 'A-1');
    assert.deepEqual(told, ['A-1 c1+']);
    assert.equal(outbox.writes('B-2').length, 1);
  });

  it('takes a new intention in place of an earlier one about the same', async () => {
    const journal = memoryJournal();
    const { outbox } = outboxOf({ tick: () => Promise.reject(new SourceError('invalid')) }, { journal });
    const first = await outbox.add('A-1', tick('c1'));
    await outbox.outcome(first, 1_000);
    const second = await outbox.add('A-1', tick('c1', false));
    await outbox.outcome(second, 1_000);
    assert.deepEqual(
      outbox.writes().map(({ id }) => id),
      [second],
    );
    await outbox.discard([second]);
    assert.deepEqual(outbox.writes(), []);
    const next = outboxOf({}, { journal });
    await next.outbox.open();
    assert.deepEqual(next.outbox.writes(), []);
  });

  it('keeps the journal small', async () => {
    const { source } = listener();
    const journal = memoryJournal();
    const { outbox } = outboxOf(source, { journal });
    for (let count = 0; count < 200; count++) {
      const id = await outbox.add('A-1', tick(`c${count}`));
      if (count % 20 === 0) await outbox.outcome(id, 1_000);
    }
    await outbox.flush(1_000);
    while (outbox.writes().length > 0) await wait(2);
    await wait(20);
    assert.ok(journal.segments.reduce((sum, { text }) => sum + text.length, 0) < 40_000);
  });
});
