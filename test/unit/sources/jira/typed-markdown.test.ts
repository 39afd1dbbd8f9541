import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownToAdf } from '../../../../src/sources/jira/markdown-adf';
import { markdownToWiki } from '../../../../src/sources/jira/markdown-wiki';
import { readTyped, type TypedBlock, type TypedInline } from '../../../../src/sources/jira/typed-markdown';
import { checkAdf } from '../../../simulator/adf-check';

const text = (words: string): TypedInline => ({ type: 'text', text: words });
const paragraph = (...content: (TypedInline | string)[]): TypedBlock => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
const list = (start: number | undefined, ...items: TypedBlock[][]): TypedBlock => ({
  ...{ type: 'list', start, items },
});
const link = (href: string, ...content: TypedInline[]): TypedInline => ({ type: 'link', href, content });
const code = (words: string, language?: string): TypedBlock => ({ type: 'code', text: words, language });

/** That `typed` stays what it is. */
function staysTyped(...texts: string[]): void {
  for (const typed of texts) assert.deepEqual(readTyped(typed), [paragraph(typed)], typed);
}

describe('typed Markdown', () => {
  it('has lists in lists, and items of several paragraphs', () => {
    assert.deepEqual(readTyped('- one\n\n  more\n\n  1. two\n\n     more of two\n     - three\n- four'), [
      list(
        undefined,
        [
          paragraph('one'),
          paragraph('more'),
          list(1, [paragraph('two'), paragraph('more of two'), list(undefined, [paragraph('three')])]),
        ],
        [paragraph('four')],
      ),
    ]);
  });

  it('has ordered lists that start where they were typed to', () => {
    assert.deepEqual(readTyped('3. a\n4. b'), [list(3, [paragraph('a')], [paragraph('b')])]);
    assert.deepEqual(readTyped('0) a'), [list(0, [paragraph('a')])]);
    assert.deepEqual(readTyped('1. a'), [list(1, [paragraph('a')])]);
  });

  it('has the same items whether a list is tight or loose', () => {
    assert.deepEqual(readTyped('- a\n- b'), readTyped('- a\n\n- b'));
  });

  it('keeps the ends of lines, however they were typed', () => {
    for (const typed of ['a\nb', 'a  \nb', 'a\\\nb', 'a\r\nb', 'a\n   b']) {
      assert.deepEqual(readTyped(typed), [paragraph('a\nb')], JSON.stringify(typed));
    }
    assert.deepEqual(readTyped('*a\nb*'), [paragraph({ type: 'em', content: [text('a\nb')] })]);
    assert.deepEqual(markdownToAdf('a\\\nb')[0]?.content, [
      { type: 'text', text: 'a' },
      { type: 'hardBreak' },
      { type: 'text', text: 'b' },
    ]);
    assert.equal(markdownToWiki('a  \nb'), 'a\nb');
  });

  it('has the characters that entities and backslashes stand for', () => {
    assert.deepEqual(readTyped('&lt;b&gt; &copy; &#42;a&#x2a; &nope; &'), [paragraph('<b> © *a* &nope; &')]);
    assert.deepEqual(readTyped('\\*a\\* \\# \\[b\\](c) \\a \\\\'), [paragraph('*a* # [b](c) \\a \\')]);
    assert.equal(markdownToWiki('\\*a\\*'), '\\*a\\*');
  });

  it('has code with and without a language, fenced, indented, empty or never closed', () => {
    assert.deepEqual(readTyped('```ts title\na\n\n*b*\n```'), [code('a\n\n*b*', 'ts')]);
    assert.deepEqual(readTyped('~~~\na\n~~~'), [code('a')]);
    assert.deepEqual(readTyped('    a\n      b'), [code('a\n  b')]);
    assert.deepEqual(readTyped('```\n```'), [code('')]);
    assert.deepEqual(readTyped('```\nnever closed'), [code('never closed')]);
    assert.deepEqual(readTyped('``a`b``'), [paragraph({ type: 'code', text: 'a`b' })]);
  });

  it('has headings as paragraphs in strong, once', () => {
    const strong = (...content: TypedInline[]): TypedBlock => paragraph({ type: 'strong', content });
    assert.deepEqual(readTyped('## a **b**'), [strong(text('a b'))]);
    assert.deepEqual(readTyped('a\n==='), [strong(text('a'))]);
    assert.deepEqual(readTyped('#'), [paragraph()]);
  });

  it('has a mark in one of its kind once', () => {
    assert.deepEqual(readTyped('*a *b* **c***'), [
      paragraph({ type: 'em', content: [text('a b '), { type: 'strong', content: [text('c')] }] }),
    ]);
  });

  it('links web and mail addresses, as they were typed', () => {
    assert.deepEqual(readTyped('[a *b*](https://x.example/ä?b=c&d "title")'), [
      paragraph(link('https://x.example/ä?b=c&d', text('a '), { type: 'em', content: [text('b')] })),
    ]);
    assert.deepEqual(readTyped('<https://x.example/ä> <a@x.example>'), [
      paragraph(
        link('https://x.example/ä', text('https://x.example/ä')),
        ' ',
        link('mailto:a@x.example', text('a@x.example')),
      ),
    ]);
    assert.deepEqual(readTyped('[](HTTP://x.example)'), [
      paragraph(link('HTTP://x.example', text('HTTP://x.example'))),
    ]);
  });

  it('leaves addresses without a mark to Jira', () => {
    staysTyped('see https://x.example/a_b_c and www.x.example, or a@x.example');
    assert.equal(markdownToWiki('see https://x.example/a_b_c'), 'see https://x.example/a_b_c');
  });

  it('keeps links to anything else as they were typed', () => {
    staysTyped(
      '[a *b* `c`](javascript:alert(1))',
      'x *y [z](JavaScript:alert(1)) w',
      '<javascript:alert(1)>',
      '[a](java&#115;cript:x)',
      '[a](/path_(b)\\_c "title") [d](#e) [f]() [g](<>)',
      '[a](command:x) <vscode:x> [b](//x.example) [c](httpsx:y)',
      '[a ![b](https://x.example/c.png)](data:text/html,x)',
    );
    assert.deepEqual(readTyped('**a [*b*](file:///c) d**'), [
      paragraph({ type: 'strong', content: [text('a [*b*](file:///c) d')] }),
    ]);
    assert.deepEqual(readTyped('*a [b](x:y)* [c](https://x.example)'), [
      paragraph({ type: 'em', content: [text('a [b](x:y)')] }, ' ', link('https://x.example', text('c'))),
    ]);
  });

  it('keeps images, definitions, tables and HTML as they were typed', () => {
    staysTyped(
      '![a *b*](https://x.example/c.png "d")',
      'a ![b\nc](d)',
      '![![a](b)](c)',
      '[a]: https://x.example "b"\n[a] and [b][a]',
      '| a | b |\n| - | - |\n| c | d |',
      '<b title="*a*">b</b> <!-- *c* --> <?d *e* ?> <br/>',
      '<div>\n*a*\n  <b>',
      '<script>\n\n*a*\n</script>',
      '~~a~~ - [ ] b',
    );
    assert.deepEqual(readTyped('> <div>\n> *a*\n> </div>'), [
      { type: 'quote', content: [paragraph('<div>\n*a*\n</div>')] },
    ]);
    assert.deepEqual(readTyped('[![a](b)](https://x.example)'), [
      paragraph(link('https://x.example', text('![a](b)'))),
    ]);
  });

  it('has emoji and text that runs from right to left', () => {
    assert.deepEqual(readTyped('👩‍👩‍👧 **שלום** ‏*مرحبا* [עולם](https://x.example/עולם)'), [
      paragraph(
        '👩‍👩‍👧 ',
        { type: 'strong', content: [text('שלום')] },
        ' ‏',
        { type: 'em', content: [text('مرحبا')] },
        ' ',
        link('https://x.example/עולם', text('עולם')),
      ),
    ]);
  });

  it('keeps what nests too deep as it was typed', () => {
    const levels = 5000;
    const quoted = markdownToWiki(`${'>'.repeat(levels)} words`);
    const quotes = (quoted.split('{quote}').length - 1) / 2;
    assert.ok(quotes >= 20, String(quotes));
    assert.ok(quoted.includes(`\n${'>'.repeat(levels - quotes)} words\n`));
    const listed = markdownToWiki(`${'- '.repeat(levels)}words\n\nafter`);
    assert.match(listed, /- words/);
    assert.match(listed, /\n\nafter$/);
  });

  const pieces = fc.array(
    fc.constantFrom(
      ...[
        '> ',
        '>',
        '- ',
        '1. ',
        '# ',
        '    ',
        '  ',
        '\t',
        '\n',
        '\n\n',
        '```\n',
        '`',
        '**',
        '*',
        '_',
        '---',
      ],
      ...[
        '<b>',
        '</div>',
        '<!--',
        '[',
        '](https://x.example)',
        '](x:y)',
        '![',
        '<',
        '|',
        '\\',
        '😀',
        '> - '.repeat(25),
      ],
    ),
    { maxLength: 40 },
  );

  it('loses no word, whatever is around it', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const typed = parts.map((part, at) => `${part}${at % 2 ? `w${at}x` : ''}`).join('');
        const words = typed.match(/w\d+x/g) ?? [];
        const content = markdownToAdf(typed);
        assert.deepEqual(JSON.stringify(content).match(/w\d+x/g) ?? [], words);
        assert.deepEqual(markdownToWiki(typed).match(/w\d+x/g) ?? [], words);
        if (content.length > 0) assert.equal(checkAdf({ type: 'doc', version: 1, content }), 'ok');
      }),
      { numRuns: 500 },
    );
  });
});

/** Milliseconds of processor time, the least of some runs: others may be at work as well. */
function timeOf(work: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - start) / 1000;
  });
  return Math.min(...times);
}

describe('typed Markdown takes time in proportion to the length of', function () {
  this.timeout(60_000);
  const repeated = (unit: string) => (length: number) => unit.repeat(length / unit.length);
  const units = [
    '>',
    '> ',
    '- ',
    '1. ',
    '[',
    '![',
    '*',
    '*a ',
    '*a _b ',
    'a**b',
    '`',
    '<',
    '<!--',
    '[a](',
    '<a ',
  ];
  const more = [
    '[a](javascript:x) ',
    '![a](b)',
    '&a',
    '\\',
    'a\n',
    'a\n\n',
    '> a\n>> b\n',
    '- a\n\n  b\n',
    'שלום ',
  ];
  const texts: Record<string, (length: number) => string> = {
    ...Object.fromEntries([...units, ...more].map((unit) => [JSON.stringify(unit), repeated(unit)])),
    'emphasis in emphasis': (length) => repeated('*a **b ')(length / 2) + repeated('c** d* ')(length / 2),
    'images in images': (length) => repeated('![')(length / 3) + repeated('](x)')((2 * length) / 3),
    'brackets in brackets': (length) => repeated('[')(length / 2) + repeated(']')(length / 2),
  };
  for (const [name, textOf] of Object.entries(texts)) {
    it(name, () => {
      const write = (length: number) => () => [markdownToAdf(textOf(length)), markdownToWiki(textOf(length))];
      timeOf(write(10_000), 1);
      let [short, long] = [timeOf(write(10_000), 2), timeOf(write(40_000), 1)];
      // What is quadratic takes sixteen times as long for four times as much.
      if (long > 9 * Math.max(short, 15))
        [short, long] = [timeOf(write(10_000), 3), timeOf(write(40_000), 3)];
      assert.ok(long <= 9 * Math.max(short, 15), `${short} ms, four times as much ${long} ms`);
    });
  }

  it('lines, of which a text may have any number', () => {
    assert.equal(markdownToAdf('a\n'.repeat(200_000))[0]?.content?.length, 399_999);
  });
});
