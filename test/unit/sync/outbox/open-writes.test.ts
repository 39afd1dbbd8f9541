import assert from 'node:assert/strict';
import { SourceError } from '../../../../src/sources/story-source';
import type { Entry, Intention } from '../../../../src/sync/outbox/intention';
import { OpenWrites } from '../../../../src/sync/outbox/open-writes';
import { memoryJournal } from './memory-journal';

const entry = (id: string, intention: Intention): Entry => ({ id, key: 'A-1', at: 1, by: 'me', intention });
const person = (id: string) => ({ id, name: id });
const assign = (from: string | undefined, to?: string | null): Intention => ({
  do: 'assign',
  from,
  ...(to !== undefined && { to: to === null ? null : person(to) }),
});
const edit = (text: string, was: string): Intention => ({ do: 'editComment', id: '7', text, was });

describe('Open writes', () => {
  let writes: OpenWrites;
  /** Of another window on the same journal. */
  let others: OpenWrites;
  beforeEach(() => {
    const journal = memoryJournal();
    [writes, others] = [new OpenWrites(journal, () => undefined), new OpenWrites(journal, () => undefined)];
  });

  const open = (): Intention[] => writes.all().map(({ intention }) => intention);

  it('takes the later of two flags, estimates, assignments and edits of a comment, and each comment and work', async () => {
    const all: Intention[] = [
      { do: 'flag', flagged: true },
      { do: 'estimate', points: 3 },
      { do: 'flag', flagged: false },
      { do: 'comment', comment: { id: 'c-1', text: 'a' } },
      { do: 'comment', comment: { id: 'c-2', text: 'a' } },
      { do: 'logWork', work: { id: 'w-1', seconds: 60, started: 's' } },
      { do: 'estimate' },
      { do: 'logWork', work: { id: 'w-2', seconds: 60, started: 's' } },
      { ...edit('other', 'x'), id: '8' } as Intention,
      assign('jonas', 'aiko'),
      edit('a', 'x'),
      assign('jonas', null),
    ];
    for (const [index, intention] of all.entries()) await writes.add(entry(`e-${index}`, intention));
    assert.deepEqual(
      writes.all().map(({ id }) => id),
      ['e-2', 'e-3', 'e-4', 'e-5', 'e-6', 'e-7', 'e-8', 'e-10', 'e-11'],
    );
  });

  it('begins what takes the place of one that was never sent where that would have begun', async () => {
    await writes.add(entry('1', assign('jonas', 'aiko')));
    await writes.add(entry('2', assign('aiko', 'rita')));
    await writes.add(entry('3', edit('b', 'a')));
    await writes.add(entry('4', edit('c', 'b')));
    assert.deepEqual(open(), [assign('jonas', 'rita'), edit('c', 'a')]);
  });

  it('begins what follows one that the source may have where that ends, and keeps both', async () => {
    const first = [assign('jonas', 'aiko'), edit('b', 'a')];
    const second = [assign('jonas', null), edit('c', 'a')];
    for (const [index, one] of first.entries()) await writes.add(entry(`1-${index}`, one));
    await writes.send(['1-0', '1-1']);
    writes.wait(['1-0', '1-1'], new SourceError('unreachable'));
    for (const [index, one] of second.entries()) await writes.add(entry(`2-${index}`, one));
    assert.deepEqual(open(), [...first, assign('aiko', null), edit('c', 'b')]);
    // What waits behind it was never sent: the next one takes its place, and begins where it does.
    await writes.add(entry('3', assign('jonas', 'rita')));
    assert.deepEqual(open().at(-1), assign('aiko', 'rita'));
  });

  it('begins behind an assignment to me with me, and behind one to nobody with nobody', async () => {
    await writes.add(entry('1', assign('jonas')));
    await writes.send(['1']);
    await writes.add(entry('2', assign('jonas', null)));
    await writes.send(['2']);
    await writes.add(entry('3', assign('jonas', 'rita')));
    assert.deepEqual(open().slice(1), [assign('me', null), assign(undefined, 'rita')]);
  });

  it('begins with me behind an assignment to me where nobody knows who that is', async () => {
    const unsigned = (id: string, intention: Intention): Entry => ({ id, key: 'A-1', at: 1, intention });
    await writes.add(unsigned('1', assign('jonas')));
    await writes.send(['1']);
    await writes.add(unsigned('2', assign('jonas', null)));
    const fromMe = { ...assign(undefined, null), fromMe: true };
    assert.deepEqual(open().at(-1), fromMe);
    // In its place, from the same.
    await writes.add(unsigned('3', assign('jonas', 'rita')));
    assert.deepEqual(open().at(-1), { ...fromMe, to: person('rita') });
  });

  it('begins what follows a refused one where that would have begun, in every window, and behind it once that is tried again', async () => {
    const last = async (): Promise<unknown[]> => {
      await others.reload();
      return [writes, others].map((window) => window.all().at(-1)?.intention);
    };
    await writes.add(entry('1', assign('jonas', 'aiko')));
    await writes.add({ ...entry('1b', assign('jonas', 'aiko')), key: 'A-2' });
    await writes.send(['1', '1b']);
    await writes.add({ ...entry('2b', assign('aiko', null)), key: 'A-2' });
    await writes.add(entry('2', assign('jonas', 'rita')));
    assert.deepEqual(await last(), [assign('aiko', 'rita'), assign('aiko', 'rita')]);
    await writes.refuse(['1'], new SourceError('invalid'));
    assert.deepEqual(await last(), [assign('jonas', 'rita'), assign('jonas', 'rita')]);
    await writes.again(['1']);
    assert.deepEqual(await last(), [assign('aiko', 'rita'), assign('aiko', 'rita')]);
    assert.deepEqual(writes.get('2b')?.intention, assign('aiko', null));
  });

  it('takes the place of what was refused as it was done: whoever saw that knows what is there', async () => {
    await writes.add(entry('1', assign('jonas', 'aiko')));
    await writes.send(['1']);
    await writes.refuse(['1'], new SourceError('conflict'));
    await writes.add(entry('2', assign('rita', 'aiko')));
    assert.deepEqual(open(), [assign('rita', 'aiko')]);
  });
});
