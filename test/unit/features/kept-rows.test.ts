import assert from 'node:assert/strict';
import { KeptRows } from '../../../src/features/kept-rows';

interface Named {
  readonly id: string;
  readonly text: string;
  readonly more?: { readonly count: number };
  readonly children?: readonly Named[];
}

const row = (id: string, children?: readonly Named[], text = id): Named => ({
  id,
  text,
  ...(children && { children }),
});
const sprint = (): Named[] => [
  row('goal'),
  row('doing', [row('A-1'), row('A-2', [row('A-3')])]),
  row('done', [row('A-4')]),
];

describe('Rows that are kept', () => {
  let rows: KeptRows<Named>;
  const replace = (next: readonly Named[]): string[] | 'all' => {
    const changed = rows.replace(next);
    return changed === 'all' ? 'all' : changed.map(({ id }) => id);
  };
  beforeEach(() => {
    rows = new KeptRows();
    assert.equal(replace(sprint()), 'all');
  });

  it('are not drawn again where nothing changed', () => {
    const before = [...rows.roots];
    assert.deepEqual(replace(sprint()), []);
    assert.ok(rows.roots.every((one, index) => one === before[index]));
  });

  it('are drawn again alone where they say something else, and stay the same object', () => {
    const before = rows.roots[1]?.children?.[0];
    assert.ok(before);
    const next = [
      row('goal'),
      row('doing', [row('A-1', undefined, 'Other'), row('A-2', [row('A-3')])]),
      row('done', [row('A-4')]),
    ];
    assert.deepEqual(replace(next), ['A-1']);
    assert.equal(rows.roots[1]?.children?.[0], before);
    assert.equal(before.text, 'Other');
    assert.deepEqual(replace(next), []);
  });

  it('are drawn again deep below', () => {
    const next = sprint();
    next[1] = row('doing', [row('A-1'), row('A-2', [row('A-3', undefined, 'Other')])]);
    assert.deepEqual(replace(next), ['A-3']);
  });

  it('are drawn with what is below where that came, went or moved', () => {
    const came = sprint();
    came[2] = row('done', [row('A-4'), row('A-5')]);
    assert.deepEqual(replace(came), ['done']);
    const turned = sprint();
    turned[1] = row('doing', [row('A-2', [row('A-3', undefined, 'Other')]), row('A-1')]);
    assert.deepEqual(replace(turned), ['doing', 'done']);
    assert.deepEqual(replace([row('goal'), row('doing', []), row('done', [row('A-4')])]), ['doing']);
  });

  it('are all drawn where the first level has others', () => {
    assert.equal(replace(sprint().slice(1)), 'all');
    assert.equal(replace(sprint().slice(1).reverse()), 'all');
    assert.equal(replace([]), 'all');
  });

  it('take over what the newer one has, and let go of what it has not', () => {
    rows.replace([{ id: 'list', text: 'Backlog', more: { count: 2 } }]);
    const [list] = rows.roots;
    assert.deepEqual(replace([{ id: 'list', text: 'Backlog', more: { count: 2 } }]), []);
    assert.deepEqual(replace([{ id: 'list', text: 'Backlog' }]), ['list']);
    assert.equal(rows.roots[0], list);
    assert.equal('more' in (list ?? {}), false);
  });

  it('are others where they went and came again', () => {
    const first = rows.roots[0];
    rows.replace([row('doing')]);
    rows.replace(sprint());
    assert.notEqual(rows.roots[0], first);
  });
});
