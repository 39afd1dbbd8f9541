import assert from 'node:assert/strict';
import type { Entry } from '../../../../src/sync/outbox/intention';
import {
  type JournalLine,
  journalText,
  readJournal,
  type Segment,
} from '../../../../src/sync/outbox/journal';

const entry = (id: string): Entry => ({
  ...{ id, key: 'A-1', at: 1 },
  intention: { do: 'dismissTick', id: `tick of ${id}`, at: '2026-01-01T00:00:00Z' },
});
const put = (id: string, replaces?: string[]): JournalLine => ({
  put: entry(id),
  ...(replaces && { replaces }),
});
const segment = (name: string, lines: readonly JournalLine[] | string, isClosed = false): Segment => ({
  ...{ name, isClosed },
  text: typeof lines === 'string' ? lines : journalText(lines),
});
const open = (...segments: Segment[]): string[] => [...readJournal(segments).open.keys()];

describe('The journal', () => {
  it('has what was put and is not settled, in order', () => {
    assert.deepEqual(open(segment('1', [put('a'), put('b'), put('c'), { done: ['b'] }])), ['a', 'c']);
    assert.deepEqual(open(segment('1', [put('a'), put('b'), { drop: ['a'] }])), ['b']);
    assert.deepEqual(open(segment('1', [put('a')]), segment('2', [put('b'), { done: ['a'] }])), ['b']);
  });

  it('has the later of two about the same', () => {
    assert.deepEqual(open(segment('1', [put('a'), put('b'), put('c', ['a'])])), ['b', 'c']);
  });

  it('tells what was sent, refused and asked for again', () => {
    const read = (...lines: JournalLine[]) => readJournal([segment('1', [put('a'), ...lines])]).open.get('a');
    assert.equal(read()?.wasSent, false);
    assert.equal(read({ sent: ['a'] })?.wasSent, true);
    const refused: JournalLine = { refused: ['a'], kind: 'forbidden', detail: 'no' };
    assert.deepEqual(read({ sent: ['a'] }, refused)?.refusal, { kind: 'forbidden', detail: 'no' });
    assert.equal(read(refused, { again: ['a'] })?.refusal, undefined);
  });

  it('takes the same line twice for one', () => {
    assert.deepEqual(open(segment('1', [put('a'), put('a'), { done: ['a'] }, put('a')])), []);
    assert.deepEqual(open(segment('1', [put('a'), put('a')])), ['a']);
  });

  it('outlives half a line, and says that there is one', () => {
    const whole = journalText([put('a'), put('b')]);
    for (let length = 0; length <= whole.length; length++) {
      const { open, damaged } = readJournal([segment('1', whole.slice(0, length) + journalText([put('c')]))]);
      assert.ok(open.has('c'), `cut at ${length}`);
      assert.equal(open.has('a'), length >= journalText([put('a')]).length - 1, `cut at ${length}`);
      const hasHalf = whole
        .slice(0, length)
        .split('\n')
        .some((line) => line !== '' && !line.endsWith('}}}'));
      assert.equal(damaged.size > 0, hasHalf, `cut at ${length}`);
    }
  });

  it('lets go of closed segments, the oldest first, while nothing in them is open', () => {
    const settled = (...segments: Segment[]): string[] =>
      readJournal(segments).settled.map(({ name }) => name);
    const first = segment('1', [put('a'), put('b')], true);
    assert.deepEqual(settled(first, segment('2', [{ done: ['a', 'b'] }], true), segment('3', [put('c')])), [
      '1',
      '2',
    ]);
    assert.deepEqual(settled(first, segment('2', [{ done: ['a', 'b'] }])), ['1']);
    assert.deepEqual(settled(first, segment('2', [put('c'), { done: ['a', 'c'] }], true)), []);
    assert.deepEqual(settled(segment('1', [put('a'), { done: ['a'] }])), []);
  });
});
