import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../../../src/domain/plain-text';
import { readStoryFile, type StoryFile } from '../../../../src/sources/markdown/story-file';
import { commented, commentEdited } from '../../../../src/sources/markdown/story-edits';

const head = '---\nid: WEB-1\nstatus: To Do\n---\n# Title\n\nWords.\n';
const at = '2026-03-02T14:10:30.000Z';

function read(text: string): StoryFile {
  const file = readStoryFile('WEB-1.md', text);
  assert.ok(file);
  return file;
}

const add = (text: string, said: string, id = 'c-1'): string =>
  commented({ id, text: said }, 'Mira Holm', at).apply(read(text));
const told = (text: string) =>
  read(text).comments.map(({ id, by, at: when, text: said }) => [id, by, when, said]);

describe('the comments of a Markdown story', () => {
  it('are written as a list that people can read', () => {
    const one = add(head, 'Is it *so*?');
    assert.equal(
      one,
      `${head}\n## Comments\n\n- Mira Holm, 2026-03-02 14:10 UTC: Is it *so*? <!-- c-1 -->\n`,
    );
    const two = add(one, 'Yes:\n\n- one\n  - two\n\n```\n- x\n```', 'c-2');
    assert.equal(
      two.slice(one.length),
      '- Mira Holm, 2026-03-02 14:10 UTC: <!-- c-2 -->\n\n  Yes:\n\n  - one\n    - two\n\n  ```\n  - x\n  ```\n',
    );
    assert.deepEqual(told(two), [
      ['c-1', 'Mira Holm', '2026-03-02T14:10:00Z', 'Is it *so*?'],
      ['c-2', 'Mira Holm', '2026-03-02T14:10:00Z', 'Yes:\n\n- one\n  - two\n\n```\n- x\n```'],
    ]);
    assert.equal(plainText(read(two).description.blocks), 'Words.');
  });

  it('are of who wrote them, whatever that is called', () => {
    const by = 'Team “Checkout”: who, what?';
    const text = commented({ id: 'c-1', text: 'Is it: yes?' }, by, at).apply(read(head));
    assert.deepEqual(told(text), [['c-1', by, '2026-03-02T14:10:00Z', 'Is it: yes?']]);
  });

  it('are read as people write them, oldest first', () => {
    const text = `${head}
### Kommentare

Some remarks first.

* Oskar Lind, 2026-03-03: Second
* **Ana**, 2026-03-02 09:00: First
  and more
* 2026-03-04 — Nobody says who
* Oskar Lind, 2026-03-03: Second

* Not a comment
`;
    const file = read(text);
    assert.deepEqual(
      file.comments.map(({ by, at: when, text: said }) => [by, when, said]),
      [
        ['Ana', '2026-03-02T09:00:00', 'First\nand more'],
        ['Oskar Lind', '2026-03-03', 'Second'],
        ['Oskar Lind', '2026-03-03', 'Second'],
        ['', '2026-03-04', 'Nobody says who'],
      ],
    );
    assert.equal(new Set(file.comments.map(({ id }) => id)).size, 4);
    // What says not when it was written is no comment, and stays in sight.
    assert.match(plainText(file.description.blocks), /remarks first[^]*Not a comment/);
  });

  it('are added to the list that is there, in its own hand, and nothing else is touched', () => {
    const before =
      `${head}\r\n## Comments\r\n\r\n*  Oskar, 2026-03-01: a\r\n\r\n## Notes\r\n\r\nLast`.replace(
        /(?<!\r)\n/g,
        '\r\n',
      );
    const after = add(before, 'b\nc');
    const line = '\r\n* Mira Holm, 2026-03-02 14:10 UTC: <!-- c-1 -->\r\n\r\n  b\r\n  c';
    const place = before.indexOf('\r\n\r\n## Notes');
    assert.equal(after, before.slice(0, place) + line + before.slice(place));
    assert.equal(add(after, 'b\nc'), after);
  });

  it('are rewritten where they stand, with who wrote them when', () => {
    const text = `${head}\n## Comments\n\n1. **Mira Holm**, 2026-03-02 14:10 UTC – What was\n   said\n2. Ana, 2026-03-03: Other\n`;
    const [comment] = read(text).comments;
    assert.ok(comment);
    const after = commentEdited(comment.id, 'One\n\nTwo', 'What was said').apply(read(text));
    assert.equal(
      after,
      `${head}\n## Comments\n\n1. **Mira Holm**, 2026-03-02 14:10 UTC – <!-- ${comment.id} -->\n\n   One\n\n   Two\n2. Ana, 2026-03-03: Other\n`,
    );
    assert.deepEqual(told(after)[0], [comment.id, 'Mira Holm', '2026-03-02T14:10:00Z', 'One\n\nTwo']);
  });

  it('hold whatever is typed, and give it back', () => {
    const piece = fc.constantFrom(
      ...[
        'word',
        '- item',
        '1. one',
        '> quote',
        '```',
        '~~~',
        '# Title',
        '<!--',
        '-->',
        '<!-- x -->',
        '    code',
      ],
      ...['', '', '\t', '<div>', '**a', '[x]: y', '---', '===', '- Ana, 2026-03-03: Other', '| a |', '| - |'],
    );
    const typed = fc.array(piece, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(typed, typed, (first, second) => {
        fc.pre(first.trim() !== '' && second.trim() !== '');
        const [one, two] = [first, second].map((text) => text.trim());
        const both = add(add(`${head}\n## Comments\n`, first), second, 'c-2');
        assert.deepEqual(
          told(both).map(([id, , , said]) => [id, said]),
          [
            ['c-1', one],
            ['c-2', two],
          ],
        );
        const edited = commentEdited('c-1', second, first).apply(read(both));
        assert.deepEqual(
          told(edited).map(([id, , , said]) => [id, said]),
          [
            ['c-1', two],
            ['c-2', two],
          ],
        );
        assert.ok(edited.startsWith(`${head}\n## Comments\n`));
      }),
    );
  });
});
