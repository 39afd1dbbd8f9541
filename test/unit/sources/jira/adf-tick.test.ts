import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import { readAdf } from '../../../../src/sources/jira/adf';
import { setAdfTick } from '../../../../src/sources/jira/adf-tick';
import { SourceError } from '../../../../src/sources/story-source';
import { story } from '../../domain/acceptance/arbitrary';
import { adfOf } from '../../domain/acceptance/written';

const schemaFile = join(process.env.JIRA_SPEC_DIR ?? '../shared/jira', 'adf.schema.json');

const task = (localId: string, state: string, text: string): object => ({
  type: 'taskItem',
  attrs: { localId, state },
  content: [{ type: 'text', text }],
});
const doc = {
  version: 1,
  type: 'doc',
  content: [
    {
      type: 'taskList',
      attrs: { localId: 'list' },
      content: [task('a', 'TODO', 'A'), task('b', 'DONE', 'B')],
    },
    { type: 'paragraph', content: [{ type: 'text', text: '[ ] C\n\\[x\\] D' }] },
    { type: 'madeUp', attrs: { deep: { x: [1] } } },
  ],
};
const conflict = (error: unknown): boolean => error instanceof SourceError && error.kind === 'conflict';

describe('setAdfTick', () => {
  it('sets the state of one task item', () => {
    const ticked = setAdfTick(doc, { path: [0, 0] }, 'box', true);
    assert.deepEqual(ticked, {
      ...doc,
      content: [
        { ...doc.content[0], content: [task('a', 'DONE', 'A'), task('b', 'DONE', 'B')] },
        doc.content[1],
        doc.content[2],
      ],
    });
    assert.equal(doc.content[0]?.content?.[0] && 'attrs' in doc.content[0].content[0], true);
  });

  it('sets a box typed as text, in the line it stands in', () => {
    const lineOf = (value: unknown): unknown => (value as typeof doc).content[1]?.content?.[0];
    const ticked = setAdfTick(doc, { path: [1, 0, 0] }, 'literal', true);
    assert.deepEqual(lineOf(ticked), { type: 'text', text: '[x] C\n\\[x\\] D' });
    assert.deepEqual(lineOf(setAdfTick(ticked, { path: [1, 0, 6] }, 'literal', false)), {
      type: 'text',
      text: '[x] C\n\\[ \\] D',
    });
  });

  it('gives the same tree where nothing is to change', () => {
    assert.equal(setAdfTick(doc, { path: [0, 1] }, 'box', true), doc);
  });

  it('refuses where the mark is not at its place', () => {
    assert.throws(() => setAdfTick(doc, { path: [0] }, 'box', true), conflict);
    assert.throws(() => setAdfTick(doc, { path: [7, 1] }, 'box', true), conflict);
    assert.throws(() => setAdfTick(doc, { path: [2, 0, 0] }, 'literal', true), conflict);
    assert.throws(() => setAdfTick(doc, { path: [1, 0, 1] }, 'literal', true), conflict);
    assert.throws(() => setAdfTick(null, { path: [0] }, 'box', true), conflict);
  });

  it('writes no other kind of mark', () => {
    assert.throws(
      () => setAdfTick(doc, { path: [0, 0] }, 'status-cell', true),
      (error) => error instanceof SourceError && error.kind === 'unsupported',
    );
  });

  it('changes nothing but the tick of one criterion, and nothing at all when it is taken back', () => {
    fc.assert(
      fc.property(story, fc.nat(), (pieces, at) => {
        const raw = { ...adfOf(pieces), unknown: { kept: [1, { deep: true }] } };
        const before = JSON.stringify(raw);
        const criteria = findCriteria(readAdf(raw));
        const index = at % criteria.length;
        const criterion = criteria[index];
        if (!criterion?.mark || (criterion.place !== 'box' && criterion.place !== 'literal')) return;
        const ticked = setAdfTick(raw, criterion.mark, criterion.place, !criterion.checked);
        assert.equal(JSON.stringify(raw), before);
        assert.equal(differences(raw, ticked), 1);
        const after = findCriteria(readAdf(ticked));
        assert.deepEqual(
          after.map(({ text, checked }) => [text, checked]),
          criteria.map(({ text, checked }, nth) => [text, nth === index ? !checked : checked]),
        );
        assert.deepEqual(
          setAdfTick(ticked, criterion.mark, criterion.place, criterion.checked === true),
          raw,
        );
      }),
    );
  });

  it('writes what the schema of ADF allows', function () {
    if (!existsSync(schemaFile)) {
      console.log(`      skipped: no ADF schema at ${schemaFile}`);
      this.skip();
    }
    const isAdf = validator();
    fc.assert(
      fc.property(story, (pieces) => {
        const raw = adfOf(pieces);
        if (!isAdf(raw)) return;
        for (const { mark, place, checked } of findCriteria(readAdf(raw))) {
          if (!mark || (place !== 'box' && place !== 'literal')) continue;
          assert.ok(isAdf(setAdfTick(raw, mark, place, !checked)), JSON.stringify(isAdf.errors));
        }
      }),
      { numRuns: 50 },
    );
    assert.ok(isAdf(adfOf([{ heading: 'Acceptance criteria' }, { boxes: [[true, 'A guest pays']] }])));
  });
});

function validator(): ValidateFunction {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  return new Ajv({ strict: false }).compile(schema);
}

/** In how many values two trees of the same shape differ. */
function differences(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 1;
  assert.deepEqual(Object.keys(a), Object.keys(b));
  return Object.keys(a).reduce(
    (sum, key) => sum + differences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    0,
  );
}
