import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findFields } from '../../../../src/sources/jira/fields';
import { eventsOf } from '../../../../src/sources/jira/story-events';

const types = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const fields = findFields(
  [
    {
      id: 'customfield_1',
      name: 'Größe',
      untranslatedName: 'Size',
      schema: { type: 'number', custom: `${types}float` },
    },
    { id: 'customfield_2', name: 'Story Points', schema: { type: 'number', custom: `${types}float` } },
    {
      id: 'customfield_3',
      name: 'Story point estimate',
      schema: { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' },
    },
    { id: 'customfield_4', name: '冲刺', schema: { custom: 'com.pyxis.greenhopper.jira:gh-sprint' } },
    { id: 'customfield_5', name: 'Markiert', schema: { custom: `${types}multicheckboxes` } },
  ],
  { estimation: 'customfield_1' },
);
const statuses = new Map([
  ['1', { id: '1', name: 'Offen', category: 'todo' as const }],
  ['3', { id: '3', name: 'Fertig', category: 'done' as const }],
]);
const how = { fields, statuses };

let count = 0;
function change(...items: readonly unknown[]) {
  count += 1;
  return { id: count, created: `2026-03-02T10:${String(count % 60).padStart(2, '0')}:00.000+0900`, items };
}

describe('What happened by the changes of an issue', () => {
  beforeEach(() => (count = 0));

  it('is told of items by their ids alone, by their names alone, and in another language', () => {
    const events = eventsOf(
      [
        change({ fieldId: 'status', from: '1', to: '3' }),
        change({ field: 'Status', from: '3', to: '1' }),
        change({ field: 'Sprint', from: '', to: '41' }),
        change({ field: '冲刺', from: '41', to: '41, 42' }),
        change({ field: 'Flagged', fromString: '', toString: 'Impediment' }),
        change({ field: 'markiert', fromString: 'Impediment', toString: '' }),
        change({ field: 'größe', fromString: null, toString: '2,5' }),
        change({ field: 'Size', fromString: '2.5', toString: '3.0' }),
      ],
      how,
    );
    assert.deepEqual(
      events.map(({ at, by, ...event }) => event),
      [
        { kind: 'status', from: statuses.get('1'), to: statuses.get('3') },
        { kind: 'status', from: statuses.get('3'), to: statuses.get('1') },
        { kind: 'sprints', from: [], to: ['41'] },
        { kind: 'sprints', from: ['41'], to: ['41', '42'] },
        { kind: 'flag', flagged: true },
        { kind: 'flag', flagged: false },
        { kind: 'points', to: 2.5 },
        { kind: 'points', from: 2.5, to: 3 },
      ],
    );
    assert.equal(events[0]?.at, '2026-03-02T01:01:00.000Z');
  });

  it('is told of the rest where an item or an entry cannot be read', () => {
    const events = eventsOf(
      [
        null,
        { id: 'x', created: 'yesterday', items: [] },
        change(7, null, { field: 7, fieldId: {} }, { fieldId: 'status', from: '1', to: '3', author: 9 }),
      ],
      how,
    );
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['status'],
    );
  });

  it('takes a status that is gone for one that is called so, or for what the issue is in, else for work', () => {
    const [one, other, own] = eventsOf(
      [
        change({ fieldId: 'status', from: '77', fromString: 'OFFEN', to: '78', toString: 'Testing' }),
        change({ fieldId: 'status', fromString: 'Testing', toString: 'Fertig' }),
        change({ fieldId: 'status', from: '3', to: '99', toString: 'Ausgeliefert' }),
      ],
      how,
      { status: { id: '99', name: 'Ausgeliefert', statusCategory: { key: 'done' } } },
    );
    assert.ok(one?.kind === 'status' && other?.kind === 'status' && own?.kind === 'status');
    assert.deepEqual(
      [one.from.category, one.to.category, other.to.category, own.to.category],
      ['todo', 'inProgress', 'done', 'done'],
    );
  });

  it('takes times as texts, as milliseconds, and as seconds', () => {
    const items = [{ fieldId: 'status', from: '1', to: '3' }];
    const times = ['2017-04-13T18:00:29.000+1000', 1_492_070_429_000, 1_492_070_429];
    const events = times.map((created, id) => eventsOf([{ id, created, items }], how)[0]?.at);
    assert.deepEqual(new Set(events), new Set(['2017-04-13T08:00:29.000Z']));
  });

  it('is in the order of the numbers of changes where they came in one moment', () => {
    const created = '2026-03-02T10:00:00.000+0000';
    const move = (id: string, from: string, to: string) => {
      return { id, created, items: [{ fieldId: 'status', from, to }] };
    };
    const events = eventsOf([move('10', '3', '1'), move('9', '1', '3'), move('11', '1', '3')], how);
    assert.deepEqual(
      events.map((event) => (event.kind === 'status' ? event.to.id : '')),
      ['3', '1', '3'],
    );
  });

  it('tells of the estimate that counts, whichever of several fields was changed', () => {
    const ids = fields.points;
    assert.deepEqual(ids, ['customfield_1', 'customfield_2', 'customfield_3']);
    const value = fc.constantFrom(undefined, 1, 2, 3);
    const acts = fc.array(fc.record({ id: fc.constantFrom(...ids), to: value }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.record({ a: value, b: value, c: value }), acts, ({ a, b, c }, given) => {
        const values = new Map<string, number | undefined>([
          [ids[0] ?? '', a],
          [ids[1] ?? '', b],
          [ids[2] ?? '', c],
        ]);
        const counted = () => ids.map((id) => values.get(id)).find((one) => one !== undefined);
        const expected = [counted()];
        const text = (one: number | undefined) => (one === undefined ? null : String(one));
        count = 0;
        const changes = given.map(({ id, to }) => {
          const made = change({ fieldId: id, fromString: text(values.get(id)), toString: text(to) });
          values.set(id, to);
          if (counted() !== expected.at(-1)) expected.push(counted());
          return made;
        });
        const events = eventsOf(changes, how, Object.fromEntries(values));
        const told = events.map((event) => (event.kind === 'points' ? event.to : NaN));
        assert.deepEqual(told, expected.slice(1));
        const first = events[0];
        if (first?.kind === 'points') assert.equal(first.from, expected[0]);
      }),
      { seed: 20261126 },
    );
  });

  it('knows two fields of one name apart by which of them has a value', () => {
    const twins = findFields([
      { id: 'customfield_8', name: 'Story Points', schema: { custom: `${types}float` } },
      { id: 'customfield_9', name: 'Story Points', schema: { custom: `${types}float` } },
    ]);
    const changes = [change({ field: 'Story Points', fromString: '3', toString: '5' })];
    const [event] = eventsOf(changes, { fields: twins, statuses }, { customfield_9: 5 });
    assert.ok(event?.kind === 'points');
    assert.deepEqual([event.from, event.to], [3, 5]);
  });
});
