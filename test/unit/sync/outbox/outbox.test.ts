import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { SourceError, type StorySource, type TickChange } from '../../../../src/sources/story-source';
import type { Intention } from '../../../../src/sync/outbox/intention';
import type { JournalFolder } from '../../../../src/sync/outbox/journal';
import type { Lease } from '../../../../src/sync/outbox/lease';
import { Outbox } from '../../../../src/sync/outbox/outbox';
import type { OutboxTimings } from '../../../../src/sync/outbox/sender';
import { openTicks } from '../../../../src/sync/open-ticks';
import { withPending } from '../../../../src/sync/pending';
import { withPendingQuestions } from '../../../../src/sync/pending-questions';
import { StoryStore } from '../../../../src/sync/story-store';
import { mira, question } from '../fake-questions';
import { fakeSource, story, summary } from '../fake-source';
import { memoryStorage } from '../memory-storage';
import { memoryJournal, ownLease } from './memory-journal';

const change = (criterionId: string, checked = true): TickChange => ({
  criterionId,
  text: `Text of ${criterionId}`,
  checked,
  at: '2026-01-01T00:00:00Z',
});
const tick = (criterionId: string, checked = true): Intention => ({
  do: 'tick',
  change: change(criterionId, checked),
});
const link = (id: string): Intention => ({ do: 'link', link: { kind: 'web', globalId: id, title: id } });

interface Given {
  readonly journal?: JournalFolder;
  readonly lease?: Lease;
  readonly timings?: Partial<OutboxTimings>;
}

const quick: OutboxTimings = { gather: 0, gap: 0, turn: 5, first: 10, longest: 40 };

describe('Outbox', () => {
  const opened: Outbox[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((outbox) => outbox.dispose()));
  });

  function outboxOf(source: Partial<StorySource>, given: Given = {}) {
    const { journal = memoryJournal(), lease = ownLease } = given;
    const store = new StoryStore(memoryStorage(), 'stories', () => undefined);
    const problems: string[] = [];
    const written: string[] = [];
    const outbox = new Outbox({
      ...{ journal, lease, store, now: () => 7, timings: { ...quick, ...given.timings } },
      source: fakeSource({ me: () => Promise.resolve({ id: 'me', name: 'Me' }), ...source }),
      onProblem: (doing) => problems.push(doing),
      onFailure: () => undefined,
      onWritten: (key) => written.push(key),
    });
    opened.push(outbox);
    return { outbox, store, journal, problems, written };
  }

  /** A source that takes everything, and what it was told. */
  function listener() {
    const told: string[] = [];
    const source: Partial<StorySource> = {
      tick: (key, changes) => {
        told.push(
          `${key} ${changes.map(({ criterionId, checked }) => criterionId + (checked ? '+' : '-')).join()}`,
        );
        return Promise.resolve(story(key, { title: 'After' }));
      },
      putLink: (key, { globalId }) => {
        told.push(`${key} ${globalId}`);
        return Promise.resolve();
      },
    };
    return { told, source };
  }

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

  it('tries again what may pass, with growing pauses, and says why it waits', async () => {
    let tries = 0;
    const { outbox } = outboxOf({
      putLink: () =>
        ++tries < 4 ? Promise.reject(new SourceError('unreachable', 'down')) : Promise.resolve(),
    });
    const id = await outbox.add('A-1', link('l1'));
    const first = await outbox.outcome(id, 1_000);
    assert.ok(first.kind === 'waiting' && first.error?.detail === 'down');
    assert.equal(outbox.writes()[0]?.state, 'waiting');
    while (outbox.writes().length > 0) await wait(5);
    assert.equal(tries, 4);
  });

  it('tries again at once when it is told that the source answers', async () => {
    let isThere = false;
    const { outbox } = outboxOf(
      { putLink: () => (isThere ? Promise.resolve() : Promise.reject(new SourceError('not-signed-in'))) },
      { timings: { first: 60_000, longest: 60_000 } },
    );
    const id = await outbox.add('A-1', link('l1'));
    await outbox.outcome(id, 1_000);
    isThere = true;
    outbox.retry();
    while (outbox.writes().length > 0) await wait(2);
  });

  it('tries no refused identity again by itself, whatever story it is for', async () => {
    const told: string[] = [];
    const refused = new SourceError('not-signed-in', '', { status: 401 });
    const { outbox } = outboxOf({
      putLink: (key) => {
        told.push(key);
        return told.length < 2 ? Promise.reject(refused) : Promise.resolve();
      },
    });
    await outbox.add('A-1', link('a'));
    await wait(20);
    // A page that is left writes what it gathered.
    await outbox.flush(20);
    await wait(100);
    assert.deepEqual(told, ['A-1']);
    assert.equal(outbox.writes()[0]?.failure, refused);
    outbox.retry();
    await wait(20);
    assert.deepEqual(told, ['A-1', 'A-1']);
    assert.deepEqual(outbox.writes(), []);
  });

  it('leaves a source alone as long as that asks for it, whatever else the user does', async () => {
    const told: string[] = [];
    const { outbox } = outboxOf(
      {
        putLink: (_, { globalId }) => {
          told.push(globalId);
          return told.length < 2
            ? Promise.reject(new SourceError('rate-limited', '', { retryAt: 7 + 150 }))
            : Promise.resolve();
        },
      },
      { timings: { longest: 1_000 } },
    );
    await outbox.add('A-1', link('a'));
    await wait(30);
    await outbox.add('A-1', link('b'));
    outbox.retry();
    await wait(60);
    assert.deepEqual(told, ['a']);
    await wait(150);
    assert.deepEqual(told, ['a', 'a', 'b']);
  });

  it('keeps what was refused with its reason, and goes on with what comes after', async () => {
    const { told, source } = listener();
    const { outbox, journal } = outboxOf({
      ...source,
      putLink: (key, one) =>
        one.globalId === 'bad'
          ? Promise.reject(new SourceError('forbidden', 'no'))
          : source.putLink!(key, one),
    });
    const bad = await outbox.add('A-1', link('bad'));
    const good = await outbox.add('A-1', link('good'));
    assert.deepEqual(await outbox.outcome(good, 1_000), { kind: 'done' });
    const outcome = await outbox.outcome(bad, 1_000);
    assert.ok(outcome.kind === 'refused' && outcome.error.detail === 'no');
    assert.deepEqual(told, ['A-1 good']);

    const next = outboxOf(source, { journal });
    await next.outbox.open();
    const [kept] = next.outbox.writes();
    assert.deepEqual(
      [kept?.state, kept?.failure?.kind, kept?.failure?.detail],
      ['refused', 'forbidden', 'no'],
    );
    await wait(20);
    assert.equal(told.length, 1, 'what was refused is not tried again by itself');
    await next.outbox.retryNow([bad]);
    while (next.outbox.writes().length > 0) await wait(2);
    assert.deepEqual(told, ['A-1 good', 'A-1 bad']);
  });

  it('refuses one tick of several, and not the others', async () => {
    const { told, source } = listener();
    const { outbox } = outboxOf(
      {
        tick: (key, changes) =>
          changes.some(({ criterionId }) => criterionId === 'gone')
            ? Promise.reject(new SourceError('conflict', 'no longer there'))
            : source.tick!(key, changes),
      },
      { timings: { gather: 20 } },
    );
    for (const one of ['c1', 'gone', 'c2']) await outbox.add('A-1', tick(one));
    while (outbox.writes().some(({ state }) => state !== 'refused')) await wait(2);
    assert.deepEqual(told, ['A-1 c1+', 'A-1 c2+']);
    const [only, ...others] = openTicks(outbox.writes('A-1')).values();
    assert.deepEqual([only?.change.criterionId, only?.state, others], ['gone', 'refused', []]);
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

  it('sends in the next window what this one did not get to, as late', async () => {
    const journal = memoryJournal();
    const move: Intention = {
      ...{ do: 'move', values: {}, from: '1' },
      transition: {
        ...{ id: '11', name: 'Start', fields: [] },
        to: { id: '3', name: 'In Progress', category: 'inProgress' },
      },
    };
    const before = outboxOf({ transition: () => new Promise(() => undefined) }, { journal });
    await before.outbox.add('A-1', move);
    await wait(20);
    assert.equal(before.outbox.writes()[0]?.state, 'sending');
    const lates: unknown[] = [];
    const next = outboxOf(
      { transition: (_key, _transition, _values, late) => Promise.resolve(void lates.push(late)) },
      { journal },
    );
    await next.outbox.open();
    while (next.outbox.writes().length > 0) await wait(2);
    assert.deepEqual(lates, [{ was: '1' }]);
    opened.splice(0, 1);
  });

  it('sends nothing in the name of somebody else, and goes on when who did it is back', async () => {
    const journal = memoryJournal();
    const before = outboxOf({ putLink: () => Promise.reject(new SourceError('not-signed-in')) }, { journal });
    await before.outbox.open();
    // As after a refresh that went well.
    before.outbox.retry();
    await wait(0);
    const id = await before.outbox.add('A-1', link('l1'));
    await before.outbox.outcome(id, 1_000);
    await before.outbox.dispose();
    const { told, source } = listener();
    const other = outboxOf({ ...source, me: () => Promise.resolve({ id: 'you', name: 'You' }) }, { journal });
    await other.outbox.open();
    const outcome = await other.outbox.outcome(id, 1_000);
    assert.ok(outcome.kind === 'refused' && outcome.error.kind === 'other-person');
    assert.deepEqual(told, []);
    await other.outbox.dispose();
    const after = outboxOf(source, { journal });
    await after.outbox.open();
    after.outbox.retry();
    await wait(20);
    assert.deepEqual(told, ['A-1 l1']);
    assert.deepEqual(after.outbox.writes(), []);
  });

  it('waits while another window sends, and learns what that did', async () => {
    const journal = memoryJournal();
    let holder: string | undefined;
    const leaseOf = (name: string): Lease => ({
      take: () => {
        holder ??= name;
        return Promise.resolve(holder === name);
      },
      isHeld: () => Promise.resolve(holder === name),
      release: () => {
        holder = undefined;
        return Promise.resolve();
      },
    });
    let answer = (): void => undefined;
    const told: string[] = [];
    const putLink: StorySource['putLink'] = (_key, { globalId }) => {
      told.push(globalId);
      return new Promise((resolve) => (answer = resolve));
    };
    const one = outboxOf({ putLink }, { journal, lease: leaseOf('one') });
    const other = outboxOf({ putLink }, { journal, lease: leaseOf('other') });
    await one.outbox.add('A-1', link('l1'));
    await wait(10);
    await other.outbox.reload();
    await other.outbox.add('B-2', link('l2'));
    await wait(30);
    assert.deepEqual(told, ['l1']);
    answer();
    await wait(30);
    assert.deepEqual(told, ['l1', 'l2']);
    assert.deepEqual(other.written, ['A-1'], 'what the other window wrote is to be read again');
    answer();
    while (other.outbox.writes().length > 0) await wait(2);
  });

  it('sends the later of two ticks of a criterion alone, though the first was on its way', async () => {
    const { told, source } = listener();
    let fail = (_error: SourceError): void => undefined;
    let tries = 0;
    const { outbox } = outboxOf({
      tick: (...args) =>
        ++tries === 1 ? new Promise((_, reject) => (fail = reject)) : source.tick!(...args),
    });
    await outbox.add('A-1', tick('c1'));
    while (tries === 0) await wait(2);
    await outbox.add('A-1', tick('c1', false));
    fail(new SourceError('unreachable'));
    while (outbox.writes().length > 0) await wait(2);
    assert.deepEqual(told, ['A-1 c1-']);
  });

  it('keeps the order of what two windows do, and the later of two about the same', async () => {
    const journal = memoryJournal();
    const { told, source } = listener();
    const isOffline = { now: true };
    const offline = (): Promise<void> =>
      isOffline.now ? Promise.reject(new SourceError('unreachable')) : Promise.resolve();
    const windows = [1, 2].map(() =>
      outboxOf(
        {
          tick: (...args) => offline().then(() => source.tick!(...args)),
          putLink: (...args) => offline().then(() => source.putLink!(...args)),
        },
        { journal, timings: { first: 60_000, longest: 60_000 } },
      ),
    );
    const [one, other] = windows.map(({ outbox }) => outbox);
    await Promise.all([one?.open(), other?.open()]);
    await one?.add('A-1', tick('c1'));
    await other?.add('A-1', link('l1'));
    await other?.add('A-1', tick('c2'));
    await one?.add('A-1', link('l2'));
    await one?.add('A-1', tick('c1', false));
    isOffline.now = false;
    one?.retry();
    while (one && one.writes().length > 0) await wait(2);
    assert.deepEqual(told, ['A-1 l1', 'A-1 c2+', 'A-1 l2', 'A-1 c1-']);
  });

  it('begins a move where the one before it ends, which the source may have', async () => {
    const move = (id: string, from: string): Intention => ({
      ...{ do: 'move', values: {}, from },
      transition: { ...{ id, name: id, fields: [] }, to: { id, name: id, category: 'todo' } },
    });
    let status = 'A';
    const tries = new Map<string, number>();
    const refused: string[] = [];
    const { outbox } = outboxOf({
      transition: (_key, { id }, _values, late) => {
        tries.set(id, (tries.get(id) ?? 0) + 1);
        if (late && status !== id && status !== late.was) {
          refused.push(`${id}, not ${status}`);
          return Promise.reject(new SourceError('conflict'));
        }
        status = id;
        // The answer to the first try of each is lost.
        return tries.get(id) === 1 ? Promise.reject(new SourceError('unreachable')) : Promise.resolve();
      },
    });
    await outbox.outcome(await outbox.add('A-1', move('B', 'A')), 1_000);
    await outbox.outcome(await outbox.add('A-1', move('C', 'A')), 1_000);
    while (outbox.writes().some(({ state }) => state !== 'refused')) await wait(2);
    assert.deepEqual([status, refused], ['C', []]);
  });

  it('is quiet where it is refused to say who is signed in, before it has read the journal', async () => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', listen);
    const journal = memoryJournal();
    const slow = { ...journal, read: () => wait(20).then(() => journal.read()) };
    const { told, source } = listener();
    const { outbox } = outboxOf(
      { ...source, me: () => Promise.reject(new SourceError('not-signed-in')) },
      { journal: slow },
    );
    await outbox.open();
    await outbox.outcome(await outbox.add('A-1', tick('c1')), 1_000);
    process.off('unhandledRejection', listen);
    assert.deepEqual(unhandled, []);
    assert.deepEqual(told, ['A-1 c1+']);
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
