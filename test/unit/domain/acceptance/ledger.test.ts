import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dismissTicks,
  emptyLedger,
  mergeLedgers,
  readLedger,
  recordCommit,
  recordTicks,
  saysTheSame,
  writeLedger,
  type Ledger,
  type Tick,
} from '../../../../src/domain/acceptance/ledger';

const tick = (id: string, more: Partial<Tick> = {}): Tick => ({
  id,
  text: `Text of ${id}`,
  checked: true,
  at: '2026-01-31T12:00:00.000Z',
  ...more,
});

const roundTrip = (ledger: Ledger): Ledger => readLedger(JSON.parse(JSON.stringify(writeLedger(ledger))));

const ticks = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    text: fc.string({ maxLength: 400, unit: 'grapheme' }),
    checked: fc.boolean(),
    at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
    by: fc.constantFrom('Ana', 'Ben'),
  }),
  { maxLength: 6 },
);
const commits = fc.array(
  fc.record({
    sha: fc.constantFrom('1a', '2b', '3c'),
    criteria: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), text: fc.string({ maxLength: 300 }) }), {
      maxLength: 2,
    }),
    at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
    by: fc.constantFrom('Ana', 'Ben'),
  }),
  { maxLength: 3 },
);
const ledgers = fc
  .tuple(ticks, commits)
  .map(([some, linked]) => linked.reduce(recordCommit, recordTicks(emptyLedger, some)));

describe('readLedger', () => {
  it('reads what was written', () => {
    const ledger = recordTicks(emptyLedger, [tick('a', { by: 'Ana', commit: '3f1c', field: 'description' })]);
    assert.deepEqual(roundTrip(ledger).entries, ledger.entries);
  });

  it('is empty where nothing is stored', () => {
    assert.deepEqual(readLedger(undefined), emptyLedger);
    assert.deepEqual(readLedger(null), emptyLedger);
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const ledger = readLedger(value);
        writeLedger(recordTicks(ledger, [tick('a')]));
      }),
    );
  });

  it('leaves out what is no entry, and keeps it in the value', () => {
    const value = { version: 1, ticks: { a: 5, b: { text: 'B', checked: true } } };
    const ledger = readLedger(value);
    assert.deepEqual(
      ledger.entries.map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(writeLedger(ledger), value);
  });

  for (const value of [
    { version: 2, ticks: { a: { done: 1 } } },
    { version: 1, ticks: [] },
    'text',
    [1],
    7,
  ]) {
    it(`keeps ${JSON.stringify(value)} as it is and does not write to it`, () => {
      const ledger = recordTicks(readLedger(value), [tick('a')]);
      assert.equal(ledger.writable, false);
      assert.deepEqual(writeLedger(ledger), value);
    });
  }
});

describe('recordTicks', () => {
  it('replaces the entry of a criterion', () => {
    const ledger = recordTicks(recordTicks(emptyLedger, [tick('a')]), [tick('a', { checked: false })]);
    assert.deepEqual(
      ledger.entries.map(({ id, checked }) => [id, checked]),
      [['a', false]],
    );
  });

  it('closes the entry a reworded criterion was ticked under', () => {
    const ledger = recordTicks(
      recordTicks(emptyLedger, [tick('old')]),
      [tick('new')],
      new Map([['new', 'old']]),
    );
    assert.deepEqual(
      ledger.entries.map(({ id, checked }) => [id, checked]),
      [
        ['old', false],
        ['new', true],
      ],
    );
  });

  it('keeps fields of others, in the value and in an entry', () => {
    const value = {
      version: 1,
      theirs: { x: [1] },
      ticks: { a: { text: 'A', checked: false, colour: 'red' }, b: { text: 'B', checked: true, weight: 3 } },
    };
    const written = writeLedger(recordTicks(readLedger(value), [tick('a', { text: 'A' })]));
    assert.deepEqual(written, {
      version: 1,
      theirs: { x: [1] },
      ticks: {
        a: { text: 'A', checked: true, at: '2026-01-31T12:00:00.000Z', colour: 'red' },
        b: { text: 'B', checked: true, weight: 3 },
      },
    });
  });

  it('recognises a long text by its hash', () => {
    const text = 'word '.repeat(200);
    const [entry] = roundTrip(recordTicks(emptyLedger, [tick('a', { text })])).entries;
    assert.ok(entry && entry.text.length <= 240);
    assert.equal(saysTheSame(entry, text), true);
    assert.equal(saysTheSame(entry, `${text} more`), false);
  });
});

describe('dismissTicks', () => {
  it('closes entries', () => {
    const ledger = dismissTicks(
      recordTicks(emptyLedger, [tick('a'), tick('b')]),
      ['a'],
      '2026-02-01T00:00:00.000Z',
    );
    assert.deepEqual(
      ledger.entries.map(({ id, checked }) => [id, checked]),
      [
        ['a', false],
        ['b', true],
      ],
    );
  });
});

describe('mergeLedgers', () => {
  it('keeps of each criterion the later tick', () => {
    const ours = recordTicks(emptyLedger, [tick('a', { at: '2026-01-02' }), tick('b', { at: '2026-01-02' })]);
    const theirs = recordTicks(emptyLedger, [
      tick('a', { at: '2026-01-01', checked: false }),
      tick('b', { at: '2026-01-03', checked: false }),
      tick('c'),
    ]);
    assert.deepEqual(
      mergeLedgers(ours, theirs).entries.map(({ id, checked }) => [id, checked]),
      [
        ['a', true],
        ['b', false],
        ['c', true],
      ],
    );
  });

  it('gives the same in either order, and twice as once', () => {
    fc.assert(
      fc.property(ledgers, ledgers, ledgers, (a, b, c) => {
        const values = (ledger: Ledger): unknown => writeLedger(ledger);
        assert.deepEqual(values(mergeLedgers(a, b)), values(mergeLedgers(b, a)));
        assert.deepEqual(
          values(mergeLedgers(mergeLedgers(a, b), c)),
          values(mergeLedgers(a, mergeLedgers(b, c))),
        );
        assert.deepEqual(values(mergeLedgers(mergeLedgers(a, b), b)), values(mergeLedgers(a, b)));
      }),
    );
  });

  it('keeps the fields of both', () => {
    const merged = mergeLedgers(
      readLedger({ version: 1, ticks: {}, one: 1 }),
      readLedger({ version: 1, ticks: {}, two: 2 }),
    );
    assert.deepEqual(writeLedger(merged), { version: 1, ticks: {}, one: 1, two: 2 });
  });

  it('gives way to a value it does not understand', () => {
    const unknown = readLedger({ version: 9 });
    assert.deepEqual(writeLedger(mergeLedgers(recordTicks(emptyLedger, [tick('a')]), unknown)), {
      version: 9,
    });
    assert.deepEqual(writeLedger(mergeLedgers(unknown, recordTicks(emptyLedger, [tick('a')]))), {
      version: 9,
    });
  });
});

describe('writeLedger', () => {
  const many = (count: number, text: string, checked = true): Tick[] =>
    Array.from({ length: count }, (_, index) =>
      tick(`id${index}`, {
        text: `${index} ${text}`,
        checked,
        at: new Date(index * 1000).toISOString(),
        by: 'Ana',
      }),
    );

  it('stays below the limit of an issue property', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.string({ maxLength: 300, unit: 'grapheme' }),
        (count, text) => {
          assert.ok(JSON.stringify(writeLedger(recordTicks(emptyLedger, many(count, text)))).length < 32_768);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('drops what is not ticked first, then shortens texts and still knows them', () => {
    const text = 'a text that is long enough to be worth shortening when there is no room for it'.repeat(3);
    const ledger = recordTicks(emptyLedger, [...many(150, text), tick('open', { checked: false })]);
    const kept = roundTrip(ledger).entries;
    assert.deepEqual(kept.filter(({ checked }) => checked).length, 150);
    assert.ok(kept.every((entry) => entry.id !== 'open'));
    const [first] = kept;
    assert.ok(first && saysTheSame(first, `${first.id.slice(2)} ${text}`));
  });

  it('drops the oldest ticks last', () => {
    const kept = roundTrip(recordTicks(emptyLedger, many(700, 'text'))).entries;
    assert.ok(kept.length > 200 && kept.length < 700);
    assert.ok(kept.some(({ id }) => id === 'id699') && kept.every(({ id }) => id !== 'id0'));
  });
});

describe('recordCommit', () => {
  const a = { id: 'a', text: 'Text of a' };
  const b = { id: 'b', text: 'Text of b' };
  const linked = (sha: string, ...criteria: { id: string; text: string }[]) => ({
    ...{ sha, criteria, at: '2026-02-01T12:00:00.000Z', by: 'Ana' },
  });

  it('keeps for which criteria a commit is, and says so in the record of their ticks', () => {
    const ledger = recordTicks(emptyLedger, [tick('a'), tick('b', { checked: false })]);
    const { entries, commits: known } = roundTrip(recordCommit(ledger, linked('3f1c', a, b)));
    assert.deepEqual(known, [linked('3f1c', a, b)]);
    assert.deepEqual(
      entries.map(({ id, commit }) => [id, commit]),
      [
        ['a', '3f1c'],
        ['b', undefined],
      ],
    );
  });

  it('changes nothing a second time, and takes the criteria of the commit alone', () => {
    const once = recordCommit(recordCommit(emptyLedger, linked('1', a)), linked('2', a, b));
    assert.equal(recordCommit(once, { ...linked('2', a, b), at: '2026-03-01T12:00:00.000Z' }), once);
    assert.equal(recordCommit(emptyLedger, linked('1')), emptyLedger);
    assert.deepEqual(recordCommit(once, linked('2')).commits, [linked('1', a)]);
    assert.deepEqual(writeLedger(recordCommit(recordCommit(once, linked('2')), linked('1'))), {
      version: 1,
      ticks: {},
    });
  });

  it('keeps what is not ours, in the member and in an entry of it', () => {
    const value = {
      version: 1,
      ticks: {},
      commits: { odd: 7, '1': { ...linked('1', a), sha: undefined, reviewed: true } },
    };
    const written = JSON.parse(
      JSON.stringify(writeLedger(recordCommit(readLedger(value), linked('1', b)))),
    ) as { commits: Record<string, unknown> };
    assert.equal(written.commits.odd, 7);
    assert.deepEqual(written.commits['1'], {
      ...{ criteria: [b], at: '2026-02-01T12:00:00.000Z', by: 'Ana', reviewed: true },
    });
  });

  it('gives way to ticks where there is no room for all, the oldest first', () => {
    const text = 'x'.repeat(240);
    const many = Array.from({ length: 400 }, (_, at) => ({
      ...linked(at.toString(16).padStart(40, '0'), { id: 'a', text }),
      at: new Date(at * 1000).toISOString(),
    }));
    const ledger = many.reduce(recordCommit, recordTicks(emptyLedger, [tick('a')]));
    const written = writeLedger(ledger);
    assert.ok(JSON.stringify(written).length < 32_768);
    const { entries, commits: left = [] } = readLedger(written);
    assert.equal(entries.length, 1);
    assert.ok(left.length > 100);
    assert.equal(left.at(-1)?.sha, many.at(-1)?.sha);
  });
});
