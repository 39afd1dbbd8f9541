import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document } from '../../../../src/domain/document';
import { plainText } from '../../../../src/domain/plain-text';
import { readAdf } from '../../../../src/sources/jira/adf';
import { type AdfNode, markdownToAdf } from '../../../../src/sources/jira/markdown-adf';
import { escapeWiki, markdownToWiki, wikiLink } from '../../../../src/sources/jira/markdown-wiki';
import { questionAdf } from '../../../../src/sources/jira/question-adf';
import { readWiki } from '../../../../src/sources/jira/wiki';
import { checkAdf } from '../../../simulator/adf-check';

const doc = (text: string): unknown => ({ type: 'doc', version: 1, content: markdownToAdf(text) });
const shown = (text: string): string => plainText(readAdf(doc(text)).blocks);
const marksIn = (text: string): unknown =>
  markdownToAdf(text)[0]?.content?.map(({ text: words, marks }) => [
    words,
    ...(marks ?? []).map(({ type }) => type),
  ]);

describe('typed text as ADF', () => {
  it('has emphasis, code, links and lists', () => {
    assert.deepEqual(marksIn('a **b *c*** `d` [e](https://x.example)'), [
      ...[['a '], ['b ', 'strong'], ['c', 'strong', 'em'], [' '], ['d', 'code'], [' '], ['e', 'link']],
    ]);
    const [list] = markdownToAdf('3. one\n   - two\n4. three');
    assert.deepEqual([list?.type, list?.attrs], ['orderedList', { order: 3 }]);
    assert.equal(shown('3. one\n   - two\n4. three'), '3. one\n   - two\n4. three');
    assert.deepEqual(markdownToAdf('```ts\nlet a = 1;\n```'), [
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ type: 'text', text: 'let a = 1;' }] },
    ]);
  });

  it('keeps what it does not know as it was typed', () => {
    assert.equal(
      shown('<b>bold</b> & <!-- note --> ![x](y.png) [safe](javascript:alert(1))'),
      '<b>bold</b> & <!-- note --> ![x](y.png) [safe](javascript:alert(1))',
    );
    assert.equal(shown('<script>\nalert(1)\n</script>'), '<script>\nalert(1)\n</script>');
  });

  it('keeps the ends of lines', () => {
    assert.equal(shown('one\ntwo\n\nthree'), 'one\ntwo\nthree');
  });

  it('links to nothing but web and mail addresses', () => {
    const hrefs = (node: AdfNode): string[] => [
      ...(node.marks ?? []).flatMap(({ attrs }) => (attrs?.href ? [String(attrs.href)] : [])),
      ...(node.content ?? []).flatMap(hrefs),
    ];
    const typed =
      '[a](https://x.example) [b](mailto:a@x.example) [c](javascript:x) [d](data:text/html,x) [e](/path) [f](command:x)';
    assert.deepEqual(markdownToAdf(typed).flatMap(hrefs), ['https://x.example', 'mailto:a@x.example']);
  });

  const pieces = fc.array(
    fc.constantFrom(
      '> ',
      '- ',
      '1. ',
      '# ',
      '```',
      '`',
      '**',
      '*',
      '\n',
      '\n\n',
      '    ',
      'word',
      ' ',
      '<b>',
      '[x](https://x.example)',
      '---',
      '![i](u)',
      '|',
      '\\',
    ),
    { maxLength: 25 },
  );

  it('is always a document that Jira takes', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        assert.equal(
          checkAdf(
            questionAdf({
              id: 'Q-7F3A',
              text,
              to: [{ id: 'a', name: 'A' }],
              criterion: { id: 'c', text: 'x' },
            }),
          ),
          'ok',
          text,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('typed text as wiki markup', () => {
  it('has emphasis, code, links and lists', () => {
    assert.equal(
      markdownToWiki('a **b** *c* `d` [e](https://x.example)'),
      'a *b* _c_ {{d}} [e|https://x.example]',
    );
    assert.equal(markdownToWiki('- one\n  1. two\n- three'), '* one\n*# two\n* three');
    assert.equal(markdownToWiki('```\nlet a = {code};\n```'), '{code}\nlet a = { code};\n{code}');
    assert.equal(markdownToWiki('> quoted'), '{quote}\nquoted\n{quote}');
  });

  it('escapes what would be markup in Jira', () => {
    assert.equal(
      escapeWiki('[~admin] {color:red} *x* !a.png!'),
      '\\[\\~admin\\] \\{color:red\\} \\*x\\* \\!a.png\\!',
    );
    assert.equal(
      escapeWiki('see https://x.example/a_b*c and snake_case'),
      'see https://x.example/a_b*c and snake\\_case',
    );
    assert.equal(escapeWiki(':) a:) ;) (flag) &#58;'), '&#58;) a:) &#59;) \\(flag) &amp;#58;');
    assert.equal(wikiLink('a|b]', 'https://x.example/a|b]c'), '[a\\|b\\]|https://x.example/a%7Cb%5Dc]');
  });

  it('is read back as what was typed', () => {
    const characters = fc.string({
      unit: fc.constantFrom(...'abc *_-+^~?!{}[]()/xi|#&;.:\\PDh19'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(characters, (text) => {
        const typed = text.trim().replace(/\s+/g, ' ');
        fc.pre(typed !== '');
        const back = plainText(readWiki(escapeWiki(typed)).blocks);
        assert.equal(back, typed);
      }),
      { numRuns: 500 },
    );
  });

  it('is set off as on Cloud, within words too', () => {
    assert.equal(markdownToWiki('un**bold**ly, ***both***'), 'un{*}bold{*}ly, _*both*_');
    const part = fc.tuple(
      fc.constantFrom('', '**', '*', '***', '`'),
      fc.constantFrom('a', 'b c', 'd_e', 'f*', '1.'),
    );
    const pieces = part.map(([sign, words]) => (words.endsWith('*') ? '\\*' : sign + words + sign));
    const text = fc.array(fc.tuple(pieces, fc.constantFrom('', ' ', ', ')), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, (all) => {
        const markdown = `x ${all.flat().join('')} y`;
        // Cloud's documents have no emphasis on code; wiki markup has, and keeps it.
        const wiki = characters(readWiki(markdownToWiki(markdown))).map((one) =>
          one.replace(/:code:.*$/, ':code'),
        );
        assert.deepEqual(wiki, characters(readAdf({ type: 'doc', content: markdownToAdf(markdown) })));
      }),
      { numRuns: 500 },
    );
  });
});

/** What is read, character by character with the marks it has. */
function characters({ blocks }: Document): string[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? block.children.flatMap((inline) =>
          inline.type === 'text'
            ? [...inline.text].map((one) =>
                [one, ...(inline.marks ?? []).map(({ type }) => type).sort()].join(':'),
              )
            : inline.type,
        )
      : block.type,
  );
}
