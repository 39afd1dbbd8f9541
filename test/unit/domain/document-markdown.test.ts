import assert from 'node:assert/strict';
import { documentMarkdown } from '../../../src/domain/document-markdown';
import { plainText } from '../../../src/domain/plain-text';
import { readMarkdown } from '../../../src/sources/markdown/markdown';

const written = (markdown: string): string => documentMarkdown(readMarkdown(markdown).blocks);

describe('a rich text as Markdown', () => {
  for (const [name, markdown] of [
    ['a paragraph', 'One **two** *three* `four` ~~five~~ [six](<https://example.com/a_b>)'],
    ['headings', '# A\n\n### B'],
    ['lists', '- a\n- b\n  - c\n  - d\n- e'],
    ['numbered lists', '3. a\n4. b'],
    ['boxes', '- [x] a\n- [ ] b'],
    ['code', '```ts\nconst a = `b`;\n```'],
    ['code with a fence in it', '````\n```\n````'],
    ['a quote', '> a\n>\n> b'],
    ['a rule', 'a\n\n---\n\nb'],
    ['a table', '| a | b |\n| --- | --- |\n| c\\|d | `e` |'],
    ['a forced line end', 'a  \nb'],
  ] as const) {
    it(`is ${name} as it was`, () => assert.equal(written(markdown), markdown));
  }

  for (const text of [
    '1. not a list',
    '# not a heading',
    '- not a bullet',
    '> not a quote',
    '*not* _emphasis_ but snake_case',
    '[not](a link) <b>not markup</b> `not code`',
    '+ plus\\backslash &amp; ~~not struck~~',
  ]) {
    it(`keeps “${text}” the text it is`, () => {
      const markdown = documentMarkdown([{ type: 'paragraph', children: [{ type: 'text', text }] }]);
      assert.equal(plainText(readMarkdown(markdown).blocks), text);
    });
  }

  it('leaves no text out for want of a word in Markdown', () => {
    const markdown = documentMarkdown([
      {
        type: 'panel',
        kind: 'warning',
        title: 'Mind',
        children: [{ type: 'paragraph', children: [{ type: 'text', text: 'the gap' }] }],
      },
      {
        type: 'paragraph',
        children: [
          { type: 'mention', text: '@Ana' },
          { type: 'status', text: 'OPEN', colour: 'blue' },
          { type: 'date', date: '2026-03-01' },
          { type: 'emoji', name: ':tada:', text: '🎉' },
        ],
      },
      {
        type: 'unknown',
        name: 'macro',
        children: [{ type: 'paragraph', children: [{ type: 'text', text: 'held' }] }],
      },
    ]);
    assert.equal(markdown, '> **Mind**\n>\n> the gap\n\n@AnaOPEN2026-03-01🎉\n\nheld');
  });
});
