import assert from 'node:assert/strict';
import { plainText } from '../../../src/domain/plain-text';
import { readMarkdown } from '../../../src/sources/markdown/markdown';

const textOf = (...lines: readonly string[]): string => plainText(readMarkdown(lines.join('\n')).blocks);

describe('plainText', () => {
  it('puts each block on lines of its own', () => {
    assert.equal(
      textOf('# A', '', 'b **c**', 'd', '', '> e', '', '---', '', '```', 'f', 'g', '```'),
      'A\nb c d\ne\nf\ng',
    );
  });

  it('shows bullets, numbers and boxes', () => {
    assert.equal(textOf('3. a', '4. b', '   - [x] c', '', '     d'), '3. a\n4. b\n   - [x] c\n     d');
  });

  it('shows the cells of a row on one line', () => {
    assert.equal(textOf('| a | b |', '|---|---|', '| c | d<br>e |'), 'a | b\nc | d e');
  });

  it('joins inlines, with the breaks that are shown', () => {
    assert.equal(
      plainText([
        { type: 'text', text: 'a' },
        { type: 'break' },
        { type: 'mention', text: '@Dana' },
        { type: 'break', soft: true },
        { type: 'emoji', text: '🚀', name: ':rocket:' },
        { type: 'date', date: '2026-01-31' },
        { type: 'image', name: 'plan.png' },
        { type: 'unknown', name: 'x', text: 'y' },
      ]),
      'a\n@Dana 🚀2026-01-31plan.pngy',
    );
  });
});
