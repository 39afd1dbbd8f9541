import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block, Inline } from '../../../../src/domain/document';
import { plainText } from '../../../../src/domain/plain-text';
import { readWiki } from '../../../../src/sources/jira/wiki';

const read = (...lines: readonly string[]): readonly Block[] => readWiki(lines.join('\n')).blocks;
const inlines = (line: string): readonly Inline[] => {
  const [block] = read(line);
  return block?.type === 'paragraph' ? block.children : [];
};
/** `text` with its marks in front: `strong:em:text`. */
const marked = (line: string): string[] =>
  inlines(line).map((inline) =>
    inline.type === 'text'
      ? [...(inline.marks ?? []).map(({ type }) => type), inline.text].join(':')
      : inline.type,
  );

describe('readWiki', () => {
  it('reads headings, indented or not', () => {
    assert.deepEqual(
      read('h2. One', '  h3. *Two*').map(
        (block) => block.type === 'heading' && [block.level, plainText([block])],
      ),
      [
        [2, 'One'],
        [3, 'Two'],
      ],
    );
  });

  it('tells paragraphs by empty lines, and keeps their line ends', () => {
    const blocks = read('one', 'two', '', 'three');
    assert.equal(blocks.length, 2);
    assert.equal(plainText(blocks), 'one\ntwo\nthree');
  });

  it('nests lists by their bullets', () => {
    const blocks = read('* a', '** b', '*# c', '* d', '# e', '- f');
    assert.deepEqual(
      blocks.map((block) => block.type === 'list' && block.kind),
      ['bullet', 'ordered', 'bullet'],
    );
    assert.equal(plainText(blocks.slice(0, 1)), '- a\n  - b\n  1. c\n- d');
  });

  it('takes lines below an item for part of it, but not a title, a number or an id', () => {
    const [list, ...rest] = read('# one', 'goes on', '# two');
    assert.equal(list && plainText([list]), '1. one\n   goes on\n2. two');
    assert.equal(rest.length, 0);
    for (const title of ['*Notes*', '*Notes:*', 'Notes:', '2. two', 'AC2: two', 'h3. Notes', '', '----']) {
      assert.equal(read('# one', title).length > 1 || title === '', true, title);
    }
  });

  it('reads code below an item as part of it', () => {
    const [list] = read('* a', '{code:json}', '{"a": 1}', '{code}', '* b');
    assert.ok(list?.type === 'list');
    assert.equal(list.items.length, 2);
    assert.deepEqual(list.items[0]?.children[1], {
      type: 'code',
      language: 'json',
      text: '{"a": 1}',
      origin: { start: 4, end: 31 },
    });
  });

  it('reads macros by their titles', () => {
    const blocks = read(
      '{panel:title=Risk|bgColor=#fff}',
      '* a',
      '{panel}',
      '{expand:More}',
      'b',
      '{expand}',
      '{info}c{info}',
      '{quote}d{quote}',
      '{noformat}',
      'e',
      '{noformat}',
      'bq. f',
    );
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ['panel', 'expand', 'panel', 'quote', 'code', 'quote'],
    );
    assert.equal(plainText(blocks), 'Risk\n- a\nMore\nb\nc\nd\ne\nf');
  });

  it('reads colours until they are ended, over lines and cells, and what is not ended not at all', () => {
    const inColour = (...lines: string[]): string[] => {
      const found: string[] = [];
      JSON.stringify(read(...lines), (_, value: { text?: string; marks?: { colour?: string }[] } | null) => {
        const colour = value?.marks?.find((mark) => mark.colour)?.colour;
        if (colour) found.push(`${colour}:${value?.text}`);
        return value;
      });
      return found;
    };
    assert.deepEqual(inColour('a {color:red}b', 'c', '', '|d{color}|{color:#0052cc}e{color}|', 'f'), [
      'red:b',
      'red:c',
      'red:d',
      'blue:e',
    ]);
    assert.deepEqual(inColour('{color:red}a{color} {color:red}b', 'c'), ['red:a']);
  });

  it('reads phrases within phrases and within words, as the editor of Jira writes them', () => {
    assert.deepEqual(marked('_*both*_ and *_both_*'), ['em:strong:both', ' and ', 'strong:em:both']);
    assert.deepEqual(marked('{*}Given{*} un{_}tested{_}ly {-}gone{-}'), [
      ...['strong:Given', ' un', 'em:tested', 'ly ', 'strike:gone'],
    ]);
    assert.deepEqual(marked('{*}alone snake_case_name and __init__'), ['alone snake_case_name and __init__']);
  });

  it('reads what is monospaced without what keeps it from being markup', () => {
    assert.deepEqual(marked('{{a\\*b\\[c\\]}} {{C:\\dir}}'), ['code:a*b[c]', ' ', 'code:C:\\dir']);
  });

  it('reads images and attachments with what is said about them', () => {
    const [block] = read(
      '!a b.png|thumbnail! !c.png|width=300, height=200,alt="The form"! [the log|^d e.log] [!f.png!|https://example.org]',
    );
    assert.ok(block?.type === 'paragraph');
    const images = block.children.flatMap((inline) => {
      if (inline.type !== 'image') return [];
      const { origin: _, type: __, ...media } = inline;
      return [media];
    });
    assert.deepEqual(images, [
      { name: 'a b.png', width: 200 },
      { name: 'c.png', alt: 'The form', width: 300, height: 200 },
      { name: 'd e.log', alt: 'the log' },
      { name: 'f.png', href: 'https://example.org' },
    ]);
  });

  it('reads columns that follow each other as standing side by side', () => {
    const blocks = read(
      '{section}',
      '{column:width=30%}',
      'a',
      '{column}',
      '{column}',
      'b',
      '{column}',
      '{section}',
      'c',
    );
    const [columns, after] = blocks;
    assert.ok(columns?.type === 'columns' && blocks.length === 2);
    assert.deepEqual(
      columns.columns.map(({ width, children }) => [width, plainText(children)]),
      [
        [30, 'a'],
        [undefined, 'b'],
      ],
    );
    assert.equal(after?.type, 'paragraph');
  });

  it('completes addresses that are written in short', () => {
    const [block] = read('[www.example.org] [write|dana@example.org] [mailto:dana@example.org]');
    assert.deepEqual(
      block?.type === 'paragraph' &&
        block.children.flatMap((inline) => (inline.type === 'text' ? (inline.marks ?? []) : [])),
      ['https://www.example.org', 'mailto:dana@example.org', 'mailto:dana@example.org'].map((href) => ({
        type: 'link',
        href,
      })),
    );
  });

  it('leaves a macro that is not closed, or escaped, as text', () => {
    assert.equal(plainText(read('{panel:title=x}', 'a')), '{panel:title=x}\na');
    assert.equal(plainText(read('\\{code}', 'a', '\\{code}')), '{code}\na\n{code}');
  });

  it('keeps what stands in a cell beside a macro, and no rows of nothing', () => {
    const words = (...lines: readonly string[]): string[] =>
      read(...lines).map((block) => plainText([block]));
    assert.deepEqual(words('||Name||', '|before {panel}inside{panel}|'), ['Name\nbefore ', 'inside']);
    assert.deepEqual(words('|{panel}inside{panel}|'), ['inside']);
  });

  it('reads tables with links, lists and lines in their cells', () => {
    const [table] = read('||Name||Done||', '|[a|https://example.org]|(/)|', '|* b', '* c|(x)|');
    assert.ok(table?.type === 'table');
    assert.deepEqual(
      table.rows.map(({ cells }) => cells.map((cell) => [cell.header, plainText(cell.children)])),
      [
        [
          [true, 'Name'],
          [true, 'Done'],
        ],
        [
          [false, 'a'],
          [false, '✅'],
        ],
        [
          [false, '- b\n- c'],
          [false, '❌'],
        ],
      ],
    );
  });

  const phrases: [string, string[]][] = [
    ['a *b* c', ['a ', 'strong:b', ' c']],
    ['*b _c_*', ['strong:b ', 'strong:em:c']],
    ['my_var_name and 2*3*4', ['my_var_name and 2*3*4']],
    ['-gone- but AC-1 - this - stays', ['strike:gone', ' but AC-1 - this - stays']],
    [
      '{{code *x*}} ^up^ ~down~ +under+',
      ['code:code *x*', ' ', 'sup:up', ' ', 'sub:down', ' ', 'underline:under'],
    ],
    ['{color:red}*a*{color} b', ['strong:colour:a', ' b']],
    ['[name|https://example.org] [https://example.org]', ['link:name', ' ', 'link:https://example.org']],
    ['see https://example.org/a.', ['see ', 'link:https://example.org/a', '.']],
    ['[~jdoe] !plan.png|thumbnail! [^log.txt]', ['mention', ' ', 'image', ' ', 'image']],
    ['[ ] a [x] b [Source: c]', ['[ ] a [x] b [Source: c]']],
    ['\\*not strong\\* \\[ \\]', ['*not strong* [ ]']],
    ['fine :) and foo:) (flag)', ['fine ', 'emoji', ' and foo:) ', 'emoji']],
    ['a&nbsp;&amp; b', ['a & b']],
    ['(/) a f(x) (x)', ['emoji', ' a f(x) ', 'emoji']],
    ['one\\\\two', ['one', 'break', 'two']],
    ['* no *', ['no *']],
  ];
  for (const [line, expected] of phrases.slice(0, -1)) {
    it(`reads the phrases of “${line}”`, () => assert.deepEqual(marked(line), expected));
  }

  it('says where texts and emoticons stand', () => {
    const source = 'intro\n\n* (x) first \\[ \\] *bold*';
    const [, list] = readWiki(source).blocks;
    const [paragraph] = (list?.type === 'list' && list.items[0]?.children) || [];
    const pieces = paragraph?.type === 'paragraph' ? paragraph.children : [];
    assert.deepEqual(
      pieces.map(({ origin }) => origin && 'start' in origin && source.slice(origin.start, origin.end)),
      ['(x)', ' first \\[ \\] ', 'bold'],
    );
  });

  it('is not disturbed by the kind of line end', () => {
    const source = 'h2. A\n\n* b\n* c\n\n|d|e|\n\n{code}\nf\n{code}\n';
    const shape = (text: string): string => plainText(readWiki(text).blocks);
    assert.equal(shape(source.replaceAll('\n', '\r\n')), shape(source));
  });

  it('never throws', () => {
    const bits = fc.constantFrom(
      ...'*#-|{}[]()!\\_~^+? \n\r\thxa'.split(''),
      '{panel}',
      '{code}',
      'h1. ',
      '||',
      '{{',
      '}}',
      '(x)',
    );
    fc.assert(
      fc.property(
        fc.array(bits).map((some) => some.join('')),
        (text) => void plainText(readWiki(text).blocks),
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readWiki(text)));
  });
});
