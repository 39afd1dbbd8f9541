import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { SourceError, type StorySource } from '../../../../src/sources/story-source';
import type { Intention } from '../../../../src/sync/outbox/intention';
import type { Lease } from '../../../../src/sync/outbox/lease';
import { memoryJournal } from './memory-journal';
import { link, listener, tick, useOutboxes } from './outbox-under-test';

describe('Outbox, of several windows,', () => {
  const { outboxOf, leave } = useOutboxes();

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
    leave(before.outbox);
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
});
