import assert from 'node:assert/strict';
import { commentMarkdown } from '../../../src/domain/comment-markdown';
import type { Inline } from '../../../src/domain/document';
import { readMarkdown } from '../../../src/sources/markdown/markdown';

const shown = (markdown: string): string => commentMarkdown(readMarkdown(markdown));
const paragraph = (...children: Inline[]): string =>
  commentMarkdown({ blocks: [{ type: 'paragraph', children }] });

describe('a text of a source as Markdown for the editor', () => {
  for (const markdown of [
    'Does **this** hold in `basket.ts`?',
    '- a\n- b\n\n```ts\nconst a = ![1];\n```',
    '[the rules](<https://example.com/rules>)',
    '[write](<mailto:oskar@example.com>)',
  ]) {
    it(`keeps “${markdown.replaceAll('\n', ' ')}”`, () => assert.equal(shown(markdown), markdown));
  }

  it('has a link where a picture would be loaded', () => {
    assert.equal(shown('![a chart](https://evil.test/x.png)'), '[a chart](<https://evil.test/x.png>)');
    assert.equal(
      shown('| a |\n| --- |\n| ![p](https://evil.test/x.png) |'),
      '| a |\n| --- |\n| [p](<https://evil.test/x.png>) |',
    );
  });

  it('has the name alone of a picture without an address on the web', () => {
    assert.equal(shown('![a chart](data:image/png;base64,AAAA)'), 'a chart');
    assert.equal(paragraph({ type: 'image', name: 'chart.png', url: 'file:///etc/passwd' }), 'chart.png');
  });

  it('makes no picture of a link behind an exclamation mark', () => {
    const link: Inline = {
      type: 'text',
      text: 'this',
      marks: [{ type: 'link', href: 'https://evil.test/x.png' }],
    };
    const said = paragraph({ type: 'text', text: 'Look at!' }, link);
    assert.equal(said, 'Look at\\![this](<https://evil.test/x.png>)');
    assert.ok(!JSON.stringify(readMarkdown(said)).includes('"image"'));
  });

  it('leads nowhere but to the web and to mail', () => {
    for (const href of ['command:workbench.action.quit', 'file:///etc/passwd', 'vscode://x.y/z', '#here']) {
      assert.equal(paragraph({ type: 'text', text: 'this', marks: [{ type: 'link', href }] }), 'this');
    }
  });

  it('shows markup as the text it is', () => {
    const said = paragraph({
      type: 'text',
      text: '<img src="https://evil.test/x.png"> ![x](https://evil.test/y)',
    });
    assert.ok(!/(?<!\\)<|(?<!\\)\[/.test(said), said);
  });
});
