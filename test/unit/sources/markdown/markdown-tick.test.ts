import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';
import { setMarkdownTick } from '../../../../src/sources/markdown/markdown-tick';
import { SourceError } from '../../../../src/sources/story-source';
import { story } from '../../domain/acceptance/arbitrary';
import { markdownOf } from '../../domain/acceptance/written';

const isOfKind =
  (kind: string) =>
  (error: unknown): boolean =>
    error instanceof SourceError && error.kind === kind;

function tickedIn(source: string, head: string, text: string, checked: boolean): string {
  const criterion = findCriteria(readMarkdown(source.slice(head.length), head.length)).find(
    (one) => one.text === text,
  );
  assert.ok(criterion?.mark, `no mark for ${text}`);
  return setMarkdownTick(source, criterion.mark, criterion.place, checked);
}

describe('setMarkdownTick', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['a box', '- [ ] A guest pays', '- [x] A guest pays'],
    ['a box of an ordered list', '12) [ ] A guest pays', '12) [x] A guest pays'],
    ['a box below another', '* [x] Shop\n\t* [ ] A guest pays', '* [x] Shop\n\t* [x] A guest pays'],
    ['a box over two lines', '- [ ] A guest\n      pays', '- [x] A guest\n      pays'],
    ['a box in a quotation', '> - [ ] A guest pays', '> - [x] A guest pays'],
    ['a box that Backlog.md numbers', '- [ ] #1 A guest pays', '- [x] #1 A guest pays'],
    ['an escaped box', '- \\[ \\] A guest pays', '- \\[x\\] A guest pays'],
    ['a box without a list', '[ ] A guest pays', '[x] A guest pays'],
    ['a box behind a typed bullet', 'Shop:  \n• [ ] A guest pays', 'Shop:  \n• [x] A guest pays'],
  ];
  for (const [name, before, after] of cases) {
    it(`ticks ${name}, and takes it back`, () => {
      const head = '\uFEFF---\r\nid: "a"  # [ ] no\r\n---\r\n';
      const around = (text: string): string =>
        `${head}## Acceptance criteria\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n \t\r\n## Notes\r\n- [ ] no`;
      assert.equal(tickedIn(around(before), head, 'A guest pays', true), around(after));
      assert.equal(tickedIn(around(after), head, 'A guest pays', false), around(before));
    });
  }

  it('unticks a capital X', () => {
    assert.equal(
      tickedIn('## AC\n- [X] A guest pays\n', '', 'A guest pays', false),
      '## AC\n- [ ] A guest pays\n',
    );
  });

  it('refuses where the box is not at its place', () => {
    assert.throws(() => setMarkdownTick('- a [ ]', { start: 0, end: 7 }, 'box', true), isOfKind('conflict'));
    assert.throws(
      () => setMarkdownTick('- [ ] a', { start: 50, end: 57 }, 'box', true),
      isOfKind('conflict'),
    );
    assert.throws(
      () => setMarkdownTick('- [~] a', { start: 0, end: 7 }, 'literal', true),
      isOfKind('conflict'),
    );
    assert.throws(() => setMarkdownTick('- [ ] a', { path: [0] }, 'box', true), isOfKind('unsupported'));
    assert.throws(
      () => setMarkdownTick('- [ ] a', { start: 0, end: 7 }, 'none', true),
      isOfKind('unsupported'),
    );
  });

  it('changes one character, and nothing at all when it is taken back', () => {
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
    const ends = fc.constantFrom('', '\n', '  \t', '\n\n');
    fc.assert(
      fc.property(story, fc.nat(), lineEnds, ends, (pieces, at, lineEnd, end) => {
        const source = markdownOf(pieces).trimEnd().replaceAll('\n', lineEnd) + end;
        const criteria = findCriteria(readMarkdown(source));
        const index = at % criteria.length;
        const criterion = criteria[index];
        if (!criterion?.mark || !('start' in criterion.mark)) return;
        const ticked = setMarkdownTick(source, criterion.mark, criterion.place, !criterion.checked);
        const changed = [...source].map((character, place) => character !== [...ticked][place]);
        assert.equal(ticked.length, source.length);
        assert.equal(changed.filter(Boolean).length, 1);
        const after = findCriteria(readMarkdown(ticked));
        assert.deepEqual(
          after.map(({ text, checked }) => [text, checked]),
          criteria.map(({ text, checked }, nth) => [text, nth === index ? !checked : checked]),
        );
        const again = after[index];
        assert.ok(again?.mark);
        assert.equal(setMarkdownTick(ticked, again.mark, again.place, criterion.checked === true), source);
      }),
    );
  });
});
