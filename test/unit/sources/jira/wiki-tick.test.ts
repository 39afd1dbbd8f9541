import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import { readWiki } from '../../../../src/sources/jira/wiki';
import { setWikiTick } from '../../../../src/sources/jira/wiki-tick';
import { SourceError } from '../../../../src/sources/story-source';
import { story } from '../../domain/acceptance/arbitrary';
import { wikiOf } from '../../domain/acceptance/written';

const isOfKind =
  (kind: string) =>
  (error: unknown): boolean =>
    error instanceof SourceError && error.kind === kind;

/** Ticks, or unticks, the criterion with this text. */
function tickedIn(source: string, text: string, checked: boolean): string {
  const criterion = findCriteria(readWiki(source)).find((one) => one.text === text);
  assert.ok(criterion?.mark, `no mark for ${text}`);
  return setWikiTick(source, criterion.mark, criterion.place, checked);
}

describe('setWikiTick', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['an emoticon in a list', '* (x) A guest pays', '* (/) A guest pays'],
    ['an emoticon on a line', '(x) A guest pays', '(/) A guest pays'],
    ['an emoticon behind the text', '* A guest pays (x)', '* A guest pays (/)'],
    ['a bulb', '# (off) A guest pays', '# (on) A guest pays'],
    ['a box typed as text', '* [ ] A guest pays', '* [x] A guest pays'],
    ['an escaped box', '* \\[ \\] A guest pays', '* \\[x\\] A guest pays'],
    ['a box on a line', '[ ] A guest pays', '[x] A guest pays'],
    ['a box in a cell', '||#||Criterion||\n|1|[ ] A guest pays|', '||#||Criterion||\n|1|[x] A guest pays|'],
  ];
  for (const [name, before, after] of cases) {
    it(`ticks ${name}, and takes it back`, () => {
      const around = (text: string): string =>
        `\uFEFFh2. Acceptance criteria\r\n\r\n${text}\r\n \t\r\nh2. Notes\r\n* [ ] no`;
      assert.equal(tickedIn(around(before), 'A guest pays', true), around(after));
      assert.equal(tickedIn(around(after), 'A guest pays', false), around(before));
    });
  }

  it('leaves questions, warnings and signs alone', () => {
    for (const mark of ['(?)', '(!)', '✅', '[]']) {
      const [criterion] = findCriteria(readWiki(`h2. AC\n* ${mark} A guest pays`));
      assert.equal(criterion?.place, 'status-cell', mark);
      assert.notEqual(criterion.checked, null, mark);
    }
  });

  it('refuses where the mark is not at its place', () => {
    assert.throws(() => setWikiTick('* (x) a', { start: 1, end: 4 }, 'emoticon', true), isOfKind('conflict'));
    assert.throws(
      () => setWikiTick('* [ ] a', { start: 40, end: 43 }, 'literal', true),
      isOfKind('conflict'),
    );
    assert.throws(() => setWikiTick('* (x) a', { path: [0] }, 'emoticon', true), isOfKind('unsupported'));
    assert.throws(() => setWikiTick('* (x) a', { start: 2, end: 5 }, 'box', true), isOfKind('unsupported'));
  });

  it('changes nothing but the mark of one criterion, and nothing at all when it is taken back', () => {
    const lineEnds = fc.constantFrom('\n', '\r\n');
    const ends = fc.constantFrom('', '\n', '  \t', '\n\n');
    fc.assert(
      fc.property(story, fc.nat(), lineEnds, ends, fc.boolean(), (pieces, at, lineEnd, end, mark) => {
        const source = (mark ? '\uFEFF' : '') + wikiOf(pieces).trimEnd().replaceAll('\n', lineEnd) + end;
        const criteria = findCriteria(readWiki(source));
        const index = at % criteria.length;
        const criterion = criteria[index];
        if (!criterion?.mark || !('start' in criterion.mark)) return;
        const ticked = setWikiTick(source, criterion.mark, criterion.place, !criterion.checked);
        const { start } = criterion.mark;
        const length = criterion.place === 'emoticon' ? criterion.mark.end - start : 5;
        assert.equal(ticked.slice(0, start), source.slice(0, start));
        assert.equal(ticked.slice(start + length), source.slice(start + length));
        assert.notEqual(ticked, source);
        const after = findCriteria(readWiki(ticked));
        assert.deepEqual(
          after.map(({ text, checked }) => [text, checked]),
          criteria.map(({ text, checked }, nth) => [text, nth === index ? !checked : checked]),
        );
        const again = after[index];
        assert.ok(again?.mark);
        assert.equal(setWikiTick(ticked, again.mark, again.place, criterion.checked === true), source);
      }),
    );
  });
});
