import assert from 'node:assert/strict';
import { identifiedIn } from '../../../../src/domain/acceptance/criteria';
import { readAdf } from '../../../../src/sources/jira/adf';
import { setAdfTick } from '../../../../src/sources/jira/adf-tick';
import { findFields } from '../../../../src/sources/jira/fields';
import { acceptanceProperty, documentsOf } from '../../../../src/sources/jira/issue';
import type { RawIssue } from '../../../../src/sources/jira/shapes';
import { planTicks, type TickTarget } from '../../../../src/sources/jira/tick-plan';
import { SourceError, type SourceErrorKind, type TickChange } from '../../../../src/sources/story-source';

const at = '2026-03-10T09:30:00.000Z';
const reading = { baseUrl: 'https://jira.example', fields: findFields([]), readDocument: readAdf };
const dialect = { canTick: (raw: unknown) => typeof raw === 'object' && raw !== null, setTick: setAdfTick };
const target: TickTarget = { reading, dialect, writeTo: 'source', by: 'Mira Lindqvist' };

const paragraph = (text: string): object => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const task = (text: string, localId: string, state = 'TODO'): object => ({
  ...{ type: 'taskItem', attrs: { localId, state }, content: [{ type: 'text', text }] },
});
const heading = {
  type: 'heading',
  attrs: { level: 3 },
  content: [{ type: 'text', text: 'Acceptance criteria' }],
};

function issue(content: readonly object[], properties?: Record<string, unknown>): RawIssue {
  const description = { type: 'doc', version: 1, content: [heading, ...content] };
  return { id: '1', key: 'SHOP-7', fields: { description }, properties };
}
const boxes = (...items: object[]): object => ({
  type: 'taskList',
  attrs: { localId: 'list' },
  content: items,
});
const bullets = (...texts: string[]): object => ({
  type: 'bulletList',
  content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
});
const media = {
  type: 'mediaSingle',
  content: [{ type: 'media', attrs: { id: 'm', type: 'file', collection: '' } }],
};

function change(from: RawIssue, text: string, checked: boolean): TickChange {
  const criterion = identifiedIn(documentsOf(from, reading)).find((one) => one.text === text);
  assert.ok(criterion, text);
  return { criterionId: criterion.id, text, checked, at };
}

function refuses(kind: SourceErrorKind, plan: () => unknown): void {
  assert.throws(plan, (error) => error instanceof SourceError && error.kind === kind);
}

describe('planning what a tick writes', () => {
  const both = issue([boxes(task('The total is shown', 'a'), task('Vouchers count', 'b', 'DONE')), media]);
  const plain = issue([bullets('Slots are free', 'Slots are near')]);

  it('sets the boxes of a field in one edit, and records who did', () => {
    const changes = [change(both, 'The total is shown', true), change(both, 'Vouchers count', false)];
    const { fields, property, kept } = planTicks(both, changes, target);
    const expected = issue([
      boxes(task('The total is shown', 'a', 'DONE'), task('Vouchers count', 'b')),
      media,
    ]);
    assert.deepEqual(fields, { description: expected.fields['description'] });
    const ticks = (property as { ticks: Record<string, object> }).ticks;
    assert.deepEqual(ticks['a'], {
      ...{
        text: 'The total is shown',
        checked: true,
        at,
        field: 'description',
        by: 'Mira Lindqvist',
        keeper: 'source',
      },
    });
    assert.equal(kept, undefined);
  });

  it('writes nothing that is there already', () => {
    const changes = [change(both, 'Vouchers count', true)];
    const { property } = planTicks(both, changes, target);
    const again = { ...both, properties: { [acceptanceProperty]: property } };
    assert.deepEqual(planTicks(again, changes, target), { fields: {} });
  });

  it('keeps in the record what has no box', () => {
    const { fields, property } = planTicks(plain, [change(plain, 'Slots are near', true)], target);
    assert.deepEqual(fields, {});
    assert.match(JSON.stringify(property), /"checked":true,.*"text":"Slots are near"/);
  });

  it('keeps what others recorded', () => {
    const theirs = {
      version: 1,
      ticks: { x: { text: 'Gone', checked: true, at }, odd: 5 },
      own: { of: 'somebody' },
    };
    const before = { ...plain, properties: { [acceptanceProperty]: theirs } };
    const { property } = planTicks(before, [change(before, 'Slots are near', true)], target);
    const written = property as typeof theirs;
    assert.deepEqual([written.own, written.ticks.odd, written.ticks.x.text], [theirs.own, 5, 'Gone']);
    assert.equal(Object.keys(written.ticks).length, 3);
  });

  it('finds a criterion again whose box got another id, and none whose words changed', () => {
    const tick = change(both, 'The total is shown', true);
    const pasted = issue([boxes(task('The total is shown', 'new'), task('Vouchers count', 'b'))]);
    assert.match(JSON.stringify(planTicks(pasted, [tick], target).fields), /"localId":"new","state":"DONE"/);
    const reworded = issue([boxes(task('The total is shown in euros', 'a'))]);
    refuses('conflict', () => planTicks(reworded, [tick], target));
    refuses('conflict', () => planTicks(issue([boxes(task('Something else', 'z'))]), [tick], target));
    const twice = issue([boxes(task('The total is shown', 'n1'), task('The total is shown', 'n2'))]);
    refuses('conflict', () => planTicks(twice, [tick], target));
  });

  it('leaves the description alone where ticks are to go elsewhere', () => {
    const tick = change(both, 'The total is shown', true);
    const recorded = planTicks(both, [tick], { ...target, writeTo: 'property' });
    assert.deepEqual(recorded.fields, {});
    assert.ok(recorded.property);
    const local = planTicks(both, [tick], { ...target, writeTo: 'local', kept: { value: undefined } });
    assert.deepEqual(Object.keys(local), ['fields', 'kept']);
    assert.deepEqual(local.fields, {});
    refuses('unsupported', () => planTicks(both, [tick], { ...target, writeTo: 'local' }));
    refuses('invalid', () =>
      planTicks(both, [change(both, 'Vouchers count', false)], { ...target, writeTo: 'property' }),
    );
  });

  it('does not write over the record of a newer version', () => {
    const newer = { ...plain, properties: { [acceptanceProperty]: { version: 9, ticks: {} } } };
    const tick = change(newer, 'Slots are near', true);
    refuses('unsupported', () => planTicks(newer, [tick], target));
    const local = planTicks(newer, [tick], { ...target, kept: { value: undefined } });
    assert.deepEqual(Object.keys(local), ['fields', 'kept']);
    const box = { ...both, properties: newer.properties };
    const inSource = planTicks(box, [change(box, 'The total is shown', true)], target);
    assert.deepEqual(Object.keys(inSource), ['fields']);
  });
});
