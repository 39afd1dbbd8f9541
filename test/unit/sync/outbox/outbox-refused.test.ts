import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { SourceError } from '../../../../src/sources/story-source';
import { openTicks } from '../../../../src/sync/open-ticks';
import { readJournal } from '../../../../src/sync/outbox/journal';
import { question } from '../fake-questions';
import { memoryJournal } from './memory-journal';
import { link, listener, tick, useOutboxes } from './outbox-under-test';

describe('Outbox, where the source does not take something,', () => {
  const { outboxOf } = useOutboxes();

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

  it('flags no story for a question that is not taken, until that is', async () => {
    const told: string[] = [];
    let mayAsk = false;
    const { outbox, journal } = outboxOf({
      ask: (key, asked) => {
        if (!mayAsk) return Promise.reject(new SourceError('forbidden', 'no'));
        told.push(`${key} ${asked.id}`);
        return Promise.resolve(question(asked.id));
      },
      flag: (key, flagged) => Promise.resolve(void told.push(`${key} flag ${flagged}`)),
    });
    const asking = (id: string, text = 'Why?') =>
      outbox.add('A-1', { do: 'ask', question: { id, text, blocks: true } });
    const flagging = (id: string) => outbox.add('A-1', { do: 'flag', flagged: true, question: id });
    const refused = async (): Promise<void> => {
      while (outbox.writes().some(({ state }) => state !== 'refused')) await wait(2);
    };
    const asked = await asking('Q-AAAA');
    await flagging('Q-AAAA');
    await refused();
    assert.deepEqual(
      outbox.writes().map(({ intention, failure }) => [intention.do, failure?.detail]),
      [
        ['ask', 'no'],
        ['flag', 'no'],
      ],
    );
    const { open } = readJournal(await journal.read());
    assert.equal([...open.values()].filter(({ refusal }) => refusal?.kind === 'forbidden').length, 2);
    // What comes too late for that is refused as well.
    await outbox.discard([asked]);
    assert.deepEqual(outbox.writes(), []);
    await asking('Q-BBBB');
    await refused();
    await flagging('Q-BBBB');
    await refused();
    assert.deepEqual(told, []);
    // Asked once more, and it blocks nobody.
    mayAsk = true;
    await asking('Q-BBBB', 'Why so?');
    while (outbox.writes().length > 0) await wait(2);
    assert.deepEqual(told, ['A-1 Q-BBBB']);
    mayAsk = false;
    const again = await asking('Q-CCCC');
    await flagging('Q-CCCC');
    await refused();
    mayAsk = true;
    await outbox.retryNow([again]);
    while (outbox.writes().length > 0) await wait(2);
    assert.deepEqual(told, ['A-1 Q-BBBB', 'A-1 Q-CCCC', 'A-1 flag true']);
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
});
