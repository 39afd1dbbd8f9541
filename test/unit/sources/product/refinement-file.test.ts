import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../../../src/sources/markdown/front-matter';
import { readRefinement, withRefinementNote } from '../../../../src/sources/product/refinement-file';

const stories = ['WEB-1', 'WEB-12', 'cart-page'];
const notesIn = (text: string): Record<string, string[]> => {
  const front = readFrontMatter(text);
  const body = text.slice(front?.bodyStart ?? 0);
  const lines = text.split('\n');
  return Object.fromEntries(
    [...readRefinement({ front, body }, stories)].map(([key, notes]) => [
      key,
      notes.map(({ text: words, line }) => {
        // The line it is said to stand in holds its first word.
        assert.ok(lines[line]?.includes(words.split(' ')[0] ?? ''), `${line}: ${words}`);
        return words;
      }),
    ]),
  );
};

describe('the notes of a refinement', () => {
  it('are about the story their heading names, and about those they name themselves', () => {
    const text = `---
title: Notes
---

# Refinement

Nothing in general.

## 2 March

- WEB-12: too big, split by payment
- WEB-1 waits for cart-page
- nobody’s

### WEB-1 Check out as a guest

Ask about the e-mail address.

#### Later

- With an account
  on the next page

## 9 March

- done
`;
    assert.deepEqual(notesIn(text), {
      'WEB-12': ['WEB-12: too big, split by payment'],
      'WEB-1': [
        'WEB-1 waits for cart-page',
        'Ask about the e-mail address.',
        'With an account on the next page',
      ],
      'cart-page': ['WEB-1 waits for cart-page'],
    });
  });

  it('are none where there is no file to speak of', () => {
    for (const text of ['', '\n', '# Refinement\n', '<!-- WEB-1 -->\n']) assert.deepEqual(notesIn(text), {});
  });
});

describe('a new note', () => {
  const story = { key: 'WEB-1', title: 'Check out' };
  const add = (text: string) => withRefinementNote(text, story, ' Split\n it ', '2026-03-09');

  it('begins the file', () => {
    assert.equal(add(''), '# Refinement\n\n## WEB-1 Check out\n\n- 2026-03-09: Split it\n');
  });

  it('stands last under the heading of its story', () => {
    assert.equal(
      add('# R\n\n## WEB-12 Other\n\n- a\n\n## WEB-1 Check out\n\n- b\n\n## WEB-2 More\n\n- c\n'),
      '# R\n\n## WEB-12 Other\n\n- a\n\n## WEB-1 Check out\n\n- b\n- 2026-03-09: Split it\n\n## WEB-2 More\n\n- c\n',
    );
    assert.equal(add('## WEB-1\n## WEB-2\n'), '## WEB-1\n\n- 2026-03-09: Split it\n\n## WEB-2\n');
  });

  it('keeps the line ends, and takes no code for a heading', () => {
    assert.equal(
      add('```\r\n## WEB-1\r\n```\r\n'),
      '```\r\n## WEB-1\r\n```\r\n\r\n## WEB-1 Check out\r\n\r\n- 2026-03-09: Split it\r\n',
    );
  });

  it('is found again, and loses nothing of what was there', () => {
    const line = fc.constantFrom(
      '# R',
      '## WEB-1 x',
      '### WEB-12',
      '## 2 March',
      '- a',
      '',
      'text',
      '- WEB-12 b',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const before = lines.join('\n');
        const after = add(before);
        assert.ok(notesIn(after)['WEB-1']?.some((note) => note.endsWith('Split it')));
        const left = after.split('\n').filter((one) => one.trim() !== '');
        for (const one of lines.filter((text) => text.trim() !== '')) {
          const at = left.indexOf(one);
          assert.ok(at >= 0, `${one} is lost`);
          left.splice(at, 1);
        }
      }),
    );
  });
});
