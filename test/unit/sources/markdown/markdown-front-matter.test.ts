import assert from 'node:assert/strict';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import { frontMatterCriteria } from '../../../../src/sources/markdown/markdown-front-matter';
import { setMarkdownTick } from '../../../../src/sources/markdown/markdown-tick';

const found = (yaml: string): [string, boolean | null][] => {
  const document = frontMatterCriteria(yaml, 0);
  return document
    ? findCriteria(document, { wholeField: true }).map(({ text, checked }) => [text, checked])
    : [];
};

describe('frontMatterCriteria', () => {
  it('reads a list of texts, quoted or not, on one line or more', () => {
    const yaml = [
      'title: a',
      'acceptance_criteria:',
      '  - "A guest \\"pays\\""',
      "  - 'It''s sent' # soon",
      '  - The page says: thanks',
      '  # a comment',
      '  - A guest',
      '    leaves',
      'points: 3',
    ];
    for (const lineEnd of ['\n', '\r\n']) {
      assert.deepEqual(found(yaml.join(lineEnd)), [
        ['A guest "pays"', null],
        ["It's sent", null],
        ['The page says: thanks', null],
        ['A guest leaves', null],
      ]);
    }
  });

  it('knows the key in other spellings and languages', () => {
    for (const key of [
      'acceptanceCriteria',
      'Acceptance Criteria',
      'acceptance',
      'acs',
      'akzeptanzkriterien',
      'критерии приемки',
    ]) {
      assert.equal(found(`${key}:\n- A guest pays\n`).length, 1, key);
    }
    assert.deepEqual(found('labels:\n- A guest pays\n'), []);
    assert.deepEqual(found('acceptance_criteria: none\n'), []);
  });

  it('reads mappings with a state', () => {
    const yaml =
      'acs:\n  - id: AC-1\n    title: A guest pays\n    status: done\n  - id: AC-2\n    title: A guest\n      leaves\n    status: open\n';
    assert.deepEqual(found(yaml), [
      ['A guest pays', true],
      ['A guest leaves', false],
    ]);
  });

  it('gives the place of a box in the file', () => {
    const source = '---\nacceptance:\n  - "[ ] A guest pays"\n---\n';
    const document = frontMatterCriteria(source.slice(4, -4), 4);
    const [criterion] = document ? findCriteria(document, { wholeField: true }) : [];
    assert.deepEqual([criterion?.checked, criterion?.place], [false, 'literal']);
    assert.ok(criterion?.mark);
    assert.equal(
      setMarkdownTick(source, criterion.mark, criterion.place, true),
      source.replace('[ ]', '[x]'),
    );
  });
});
