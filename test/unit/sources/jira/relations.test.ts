import assert from 'node:assert/strict';
import { relationsOf } from '../../../../src/sources/jira/relations';

const issue = { key: 'A-2', fields: { summary: 'Other' } };

/** What a link is for its two ends: the one the outward words are read from, and the other. */
function kindsOf(name: string, outward: string, inward: string): string[] {
  const type = { name, outward, inward };
  return relationsOf([
    { type, outwardIssue: issue },
    { type, inwardIssue: issue },
  ]).map(({ kind }) => kind);
}

describe('A link between issues', () => {
  for (const [name, outward, inward] of [
    ['Blocks', 'blocks', 'is blocked by'],
    ['Blocker', 'blocks', 'blocked by'],
    ['Blockiert', 'blockiert', 'wird blockiert von'],
    ['Blocage', 'bloque', 'est bloqué par'],
    ['Bloqueo', 'bloquea', 'está bloqueado por'],
    ['Bloqueio', 'bloqueia', 'é bloqueado por'],
    ['Blocco', 'blocca', 'è bloccato da'],
    ['Blokkade', 'blokkeert', 'wordt geblokkeerd door'],
    ['Blokada', 'blokuje', 'jest zablokowane przez'],
    ['Блокировка', 'блокирует', 'заблокирован'],
    ['Blocks', '…', '…'],
    ['Hindrance', 'blocks', 'is blocked by'],
    ['阻塞', '阻塞', '被阻塞'],
  ] as const) {
    it(`holds up the other end: ${name}, ${outward}`, () => {
      assert.deepEqual(kindsOf(name, outward, inward), ['blocks', 'blockedBy']);
    });
  }

  it('holds up its own end where the outward words wait', () => {
    assert.deepEqual(kindsOf('Dependency', 'depends on', 'is depended on by'), ['blockedBy', 'blocks']);
    assert.deepEqual(kindsOf('Abhängigkeit', 'hängt ab von', 'ist Voraussetzung für'), [
      'blockedBy',
      'other',
    ]);
  });

  it('may be of any other kind, and says which in its own words', () => {
    assert.deepEqual(kindsOf('Relates', 'relates to', 'relates to'), ['other', 'other']);
    assert.deepEqual(kindsOf('Duplicate', 'duplicates', 'is duplicated by'), ['other', 'other']);
    const [link] = relationsOf([{ type: { name: 'Relates' }, outwardIssue: issue }]);
    assert.deepEqual([link?.words, link?.story.title], ['Relates', 'Other']);
  });

  it('that cannot be read hides no other', () => {
    const type = { name: 'Relates', inward: 'relates to', outward: 'relates to' };
    const found = relationsOf([
      null,
      {},
      { type },
      { type, inwardIssue: { key: 7 } },
      { type, inwardIssue: issue },
    ]);
    assert.equal(found.length, 1);
    assert.deepEqual(relationsOf('none'), []);
  });
});
