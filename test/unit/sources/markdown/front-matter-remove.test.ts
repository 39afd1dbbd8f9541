import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter, textsOf } from '../../../../src/sources/markdown/front-matter';
import { removeEntry, removeField } from '../../../../src/sources/markdown/front-matter-remove';

describe('what is taken out of front matter', () => {
  const cases: readonly (readonly [string, string, number, string])[] = [
    ['a value alone', 'a: 1\nx: one\nb: 2\n', 0, 'a: 1\nb: 2\n'],
    ['a value with a comment behind it', 'x: one   # since then\n', 0, 'x:    # since then\n'],
    ['a value in quotes', 'x: "one # two"\nb: 2\n', 0, 'b: 2\n'],
    ['the only entry of a list', 'x: [ one ] # c\n', 0, 'x: [ ] # c\n'],
    ['the first entry of a list', 'x: [\'@one\', two, "th, ree"]\n', 0, 'x: [two, "th, ree"]\n'],
    ['an entry inside a list', "x: [one, 'two', three]\n", 1, 'x: [one, three]\n'],
    ['the last entry of a list', 'x: [one, two,  three]\n', 2, 'x: [one, two]\n'],
    ['a line of a list', 'x:\n  - one\n  - "two"\nb: 2\n', 0, 'x:\n  - "two"\nb: 2\n'],
    ['the last line of a list', 'x:\n- one\n- two\nb: 2\n', 1, 'x:\n- one\nb: 2\n'],
  ];
  for (const [name, yaml, index, expected] of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`is ${name} (${JSON.stringify(eol)})`, () => {
        const text = (one: string): string => `---\n${one}---\nx: one\n`.replaceAll('\n', eol);
        assert.equal(removeEntry(text(yaml), 'x', index), text(expected));
      });
    }
  }

  it('is nothing where there is nothing', () => {
    for (const text of ['Text', '---\na: 1\n---\n', '---\nx:\n---\n'])
      assert.equal(removeField(text, ['x']), text);
  });

  it('is all of some fields', () => {
    const text = '---\nx: 5\na: 1\nstory x: [b, c]\n---\n';
    assert.equal(removeField(text, ['x', 'story x']), '---\na: 1\nstory x: []\n---\n');
  });

  it('is refused where only a person can do it', () => {
    for (const yaml of [
      'x: &a one\n',
      'x: |\n  one\n',
      'x:\n  - one\n\n  # c\n  - two\n',
      'x: [one,\n  two]\n',
    ])
      assert.throws(() => removeField(`---\n${yaml}---\n`, ['x']), { kind: 'invalid' }, yaml);
  });

  it('is that alone, whatever the entries are', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).map((one) => one.replace(/[\s']/g, '') || 'w');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.boolean(),
        (words, place, flow) => {
          const quoted = words.map((one) => `'${one}'`);
          const list = flow ? ` [${quoted.join(', ')}]` : quoted.map((one) => `\n  - ${one}`).join('');
          const index = place % words.length;
          const after = removeEntry(`---\na: 1\nx:${list}\nb: 2\n---\n`, 'x', index);
          const front = readFrontMatter(after);
          assert.deepEqual(
            textsOf(front, 'x'),
            words.filter((_, at) => at !== index),
          );
          assert.deepEqual([front?.data['a'], front?.data['b']], [1, 2]);
        },
      ),
    );
  });
});
