import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceError } from '../../../../src/sources/story-source';
import { readFrontMatter, textOf, textsOf } from '../../../../src/sources/markdown/front-matter';
import { setField } from '../../../../src/sources/markdown/front-matter-edit';

describe('a change of front matter', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['a bare value', 'status: To Do\n', 'In Progress', 'status: In Progress\n'],
    ['with a comment behind it', 'status: To Do   # or not\n', 'Done', 'status: Done   # or not\n'],
    ['in single quotes', "status: 'To Do' # x\n", "Won't Do", "status: 'Won''t Do' # x\n"],
    ['in double quotes', 'status: "To \\"Do\\""\n', 'Done', 'status: "Done"\n'],
    ['with a hash in it', 'status: C#\n', 'Done', 'status: Done\n'],
    ['of a quoted name', '"status": To Do\n', 'Done', '"status": Done\n'],
    ['of a name in capitals', 'Status:\tTo Do\n', 'Done', 'Status:\tDone\n'],
    ['that is empty', 'status:\nid: 1\n', 'Done', 'status: Done\nid: 1\n'],
    ['that is empty with a comment', 'status:   # none yet\n', 'Done', 'status: Done   # none yet\n'],
    ['that is null', 'status: ~\n', 'Done', 'status: Done\n'],
    ['that is missing', 'id: 1\n', 'Done', 'id: 1\nstatus: Done\n'],
    ['that YAML would take for something else', 'status: a\n', 'Yes: no', "status: 'Yes: no'\n"],
    ['that looks like a number', 'status: a\n', '12', "status: '12'\n"],
    ['in an empty list', 'status: []\n', '@mira', "status: ['@mira']\n"],
    [
      'in a list on one line',
      'status: [\'@sara\', "@jo"] # two\n',
      '@mira',
      "status: ['@mira', '@sara', \"@jo\"] # two\n",
    ],
    ['with a comma in a list', 'status: [sara]\n', 'Holm, Mira', "status: ['Holm, Mira', sara]\n"],
    [
      'in a list of lines',
      "status:\n  - '@sara'\n  - jo\nid: 1\n",
      '@mira',
      "status:\n  - '@mira'\n  - '@sara'\n  - jo\nid: 1\n",
    ],
    ['in a list of lines that are not indented', 'status:\n- sara\n', 'Mira', 'status:\n- Mira\n- sara\n'],
  ];
  it('writes a number and yes as what they are, and in quotes where the file does', () => {
    const write = (yaml: string, value: string): string =>
      setField(`---\n${yaml}---\n`, ['points'], value, 'bare');
    assert.equal(write('id: 1\n', '8'), '---\nid: 1\npoints: 8\n---\n');
    assert.equal(write('points: 5 # so far\n', '0.5'), '---\npoints: 0.5 # so far\n---\n');
    assert.equal(write("points: '5'\n", '8'), "---\npoints: '8'\n---\n");
    assert.equal(setField('Text', ['flagged'], 'true', 'bare'), '---\nflagged: true\n---\n\nText');
  });

  for (const [name, yaml, value, expected] of cases) {
    it(`changes a value ${name}`, () => {
      assert.equal(setField(`---\n${yaml}---\nText`, ['status'], value), `---\n${expected}---\nText`);
    });
    it(`changes a value ${name} with the line ends of Windows`, () => {
      const windows = (text: string): string => text.replaceAll('\n', '\r\n');
      assert.equal(
        setField(windows(`---\n${yaml}---\nText`), ['status'], value),
        windows(`---\n${expected}---\nText`),
      );
    });
  }

  it('adds front matter where there is none, behind a byte order mark', () => {
    assert.equal(
      setField('\uFEFF# T\r\n', ['status'], 'Done'),
      '\uFEFF---\r\nstatus: Done\r\n---\r\n\r\n# T\r\n',
    );
  });

  it('uses the name the field has', () => {
    assert.equal(setField('---\nstate: a\n---\n', ['status', 'state'], 'b'), '---\nstate: b\n---\n');
  });

  for (const yaml of [
    'status: >\n  To\n  Do\n',
    'status: &a To Do\nother: *a\n',
    '{ status: To Do, id: 1 }\n',
    'status: To\n  Do\n',
    'status: {a: 1}\n',
  ]) {
    it(`refuses what only a person can change: ${JSON.stringify(yaml)}`, () => {
      assert.throws(
        () => setField(`---\n${yaml}---\n`, ['status'], 'Done'),
        (error) => error instanceof SourceError && error.kind === 'invalid',
      );
    });
  }

  it('leaves every other character as it was, or refuses', () => {
    const name = fc.constantFrom('id', 'title', 'status', 'labels', 'Story Points', 'nested', 'x');
    const value = fc.constantFrom(
      ...[
        'To Do',
        "'a # b'",
        '"c: d" # e',
        '[a, "b", \'c\']',
        '\n  - one\n  - "two"',
        '|\n  block\n  ---x\n',
        '2026-03-02',
        '',
      ],
      ...['~', '{a: b}', ' "quoted \\" x"  #c', '\n  deep:\n    status: no', '&anchor v', 'http://x.y/#z'],
    );
    const lines = fc.uniqueArray(fc.tuple(name, value), { selector: ([one]) => one, maxLength: 6 });
    const body = fc.string({ maxLength: 40 });
    const wanted = fc.oneof(
      fc.constantFrom('Done', 'In Progress', "Won't do", '@mira', 'a: b', '#x', '- y', '12', '"q"'),
      fc.string({ minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(
        lines,
        body,
        wanted,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\uFEFF'),
        (fields, rest, to, eol, mark) => {
          fc.pre(to.trim() !== '');
          const yaml = fields
            .map(([one, of]) => `${one}: ${of}\n`)
            .join('')
            .replaceAll('\n', eol);
          const text = `${mark}---${eol}${yaml}---${eol}${rest}`;
          let after: string;
          try {
            after = setField(text, ['status'], to);
          } catch (error) {
            assert.ok(error instanceof SourceError);
            return;
          }
          assert.equal(textOf(readFrontMatter(after), 'status'), to.replace(/\s+/g, ' ').trim());
          // What was taken out and what was put in is one stretch of characters in one line or one new line.
          let head = 0;
          while (head < Math.min(text.length, after.length) && text[head] === after[head]) head++;
          let tail = 0;
          while (
            tail < Math.min(text.length, after.length) - head &&
            text.at(-1 - tail) === after.at(-1 - tail)
          )
            tail++;
          assert.ok(
            !text
              .slice(head, text.length - tail)
              .trim()
              .includes('\n'),
            JSON.stringify([text, after]),
          );
          assert.ok(after.endsWith(rest));
          assert.deepEqual(
            textsOf(readFrontMatter(after), 'labels'),
            textsOf(readFrontMatter(text), 'labels'),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
