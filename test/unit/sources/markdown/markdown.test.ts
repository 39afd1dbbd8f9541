import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../../src/domain/document';
import { plainText } from '../../../../src/domain/plain-text';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';

const read = (...lines: readonly string[]): readonly Block[] => readMarkdown(lines.join('\n')).blocks;
const types = (blocks: readonly Block[]): string[] => blocks.map(({ type }) => type);

describe('readMarkdown', () => {
  it('reads the blocks of CommonMark', () => {
    const blocks = read(
      '# A',
      '',
      'b',
      '',
      '- c',
      '',
      '```ts',
      'd',
      '```',
      '',
      '> e',
      '',
      '---',
      '',
      '![f](f.png)',
    );
    assert.deepEqual(types(blocks), ['heading', 'paragraph', 'list', 'code', 'quote', 'rule', 'paragraph']);
    assert.equal(plainText(blocks), 'A\nb\n- c\nd\ne\nf');
  });

  it('reads task lists, in any kind of list and on any level', () => {
    const [list] = read('1. [x] a', '   * [ ] b', '2. [X] **c**', '3. d', '4. [ ]');
    assert.ok(list?.type === 'list' && list.kind === 'ordered');
    assert.deepEqual(
      list.items.map(({ task }) => task?.checked),
      [true, true, undefined, undefined],
    );
    assert.equal(plainText([list]), '1. [x] a\n   - [ ] b\n2. [x] c\n3. d\n4. [ ]');
  });

  it('reads tables with their headers', () => {
    const [table] = read('| a | b | c |', '|---|:-:|--:|', '| `c|d` | **e** | f |');
    assert.ok(table?.type === 'table');
    assert.deepEqual(
      table.rows.map(({ cells }) => cells.map(({ header, align }) => [header, align])),
      [
        [
          [true, undefined],
          [true, 'center'],
          [true, 'end'],
        ],
        [
          [false, undefined],
          [false, 'center'],
          [false, 'end'],
        ],
      ],
    );
  });

  it('reads the alerts of GitHub as panels, and other quotes as what they are', () => {
    const blocks = read(
      '> [!WARNING]',
      '> a',
      '',
      '> [!tip]',
      '>',
      '> - b',
      '',
      '> [!NOTE] c',
      '',
      '> [!NEW]',
      '> d',
    );
    assert.deepEqual(
      blocks.map((block) => (block.type === 'panel' ? block.kind : block.type)),
      ['warning', 'tip', 'quote', 'quote'],
    );
    assert.equal(plainText(blocks), 'a\n- b\n[!NOTE] c\n[!NEW] d');
  });

  it('reads images and links that are written as HTML', () => {
    const [paragraph, block] = read(
      'a <img width="300" src=\'b.png\' alt="The &quot;b&quot;"> <a class="x" href="https://example.org">c</a>',
      '',
      '<p><img src=d.png height=5></p>',
    );
    assert.ok(paragraph?.type === 'paragraph' && block?.type === 'media');
    const [, image, , link] = paragraph.children;
    assert.deepEqual(image, { type: 'image', name: 'The "b"', url: 'b.png', width: 300 });
    assert.deepEqual(link?.type === 'text' && link.marks, [{ type: 'link', href: 'https://example.org' }]);
    assert.deepEqual(block.items, [{ name: 'd.png', url: 'd.png' }]);
  });

  it('keeps comments, because criteria can stand between two of them', () => {
    const blocks = read('## A', '<!-- AC:BEGIN -->', '- [ ] b', '<!-- AC:END -->');
    assert.deepEqual(
      blocks.map((block) => (block.type === 'comment' ? block.text : block.type)),
      ['heading', 'AC:BEGIN', 'list', 'AC:END'],
    );
  });

  it('takes `<details>` for an expand, headings for headings, and other HTML for its text', () => {
    const blocks = read(
      '<details>',
      '<summary>More</summary>',
      '',
      '- a',
      '',
      '</details>',
      '',
      '<h2>B &amp; C</h2>',
      '',
      '<p>d<br>e</p>',
    );
    assert.deepEqual(types(blocks), ['expand', 'heading', 'unknown']);
    assert.equal(plainText(blocks), 'More\n- a\nB & C\nd\ne');
  });

  it('reads marks, breaks and bare addresses', () => {
    const [paragraph] = read(
      '**a** _b_ `c` ~~d~~ [e](https://example.org) https://example.org/f  ',
      'g<br>h',
      'i',
    );
    assert.ok(paragraph?.type === 'paragraph');
    assert.deepEqual(
      paragraph.children
        .filter((inline) => inline.type !== 'text' || inline.text.trim())
        .map((inline) =>
          inline.type === 'text'
            ? [...(inline.marks ?? []).map(({ type }) => type), inline.text.trim()].join(':')
            : inline.type === 'break' && inline.soft
              ? 'soft'
              : inline.type,
        ),
      [
        'strong:a',
        'em:b',
        'code:c',
        'strike:d',
        'link:e',
        'link:https://example.org/f',
        'break',
        'g',
        'break',
        'h',
        'soft',
        'i',
      ],
    );
  });

  it('says on which line of the whole text a node stands', () => {
    const head = '---\nid: 1\n---\n';
    const body = '## A\r\n\r\n- [ ] b\r\n  c\r\n\r\ntext \\[ \\] d\r\n';
    const source = head + body;
    const [, list, paragraph] = readMarkdown(body, head.length).blocks;
    const at = (origin: Block['origin']): string | false =>
      !!origin && 'start' in origin && source.slice(origin.start, origin.end);
    assert.ok(list?.type === 'list' && paragraph?.type === 'paragraph');
    assert.equal(at(list.items[0]?.origin), '- [ ] b\r\n  c');
    assert.equal(at(paragraph.children[0]?.origin), 'text \\[ \\] d');
  });

  it('sees a heading behind a byte order mark', () => {
    assert.deepEqual(types(read('\uFEFF# A')), ['heading']);
  });

  it('never throws, and never overflows', () => {
    for (const unit of ['> ', '- ', '<details>\n', '[', '![', '**', '<!--', '|']) {
      plainText(readMarkdown(unit.repeat(20_000)).blocks);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readMarkdown(text)));
    const bits = fc.constantFrom(
      ...'*#-|{}[]()!\\_~`>< \n\r\ta1.'.split(''),
      '- [ ] ',
      '<!--',
      '-->',
      '<details>',
      '\n\n',
    );
    fc.assert(
      fc.property(
        fc.array(bits).map((some) => some.join('')),
        (text) => void plainText(readMarkdown(text).blocks),
      ),
    );
  });
});
