import assert from 'node:assert/strict';
import fc from 'fast-check';
import matter from 'gray-matter';
import { SourceError } from '../../../../src/sources/story-source';
import {
  flagOf,
  numberOf,
  readFrontMatter,
  textOf,
  textsOf,
  yamlOnly,
} from '../../../../src/sources/markdown/front-matter';
import { dateOf } from '../../../../src/sources/markdown/typed-fields';

describe('front matter', () => {
  it('is read with the place of the text after it', () => {
    const text = '---\nid: WEB-1\n---\n# Title\n';
    const front = readFrontMatter(text);
    assert.equal(textOf(front, 'id'), 'WEB-1');
    assert.equal(text.slice(front?.bodyStart), '# Title\n');
  });

  it('is read behind a byte order mark and with the line ends of Windows', () => {
    const text = '\uFEFF---\r\nid: WEB-1\r\ntitle: A b\r\n---\r\nText';
    const front = readFrontMatter(text);
    assert.equal(textOf(front, 'title'), 'A b');
    assert.equal(text.slice(front?.bodyStart), 'Text');
  });

  it('may end the file, without a last line end', () => {
    const text = '---\nid: WEB-1\n---';
    assert.equal(readFrontMatter(text)?.bodyStart, text.length);
  });

  for (const text of [
    '',
    'Text',
    '# T\n---\nid: 1\n---\n',
    '----\nid: 1\n----\n',
    '---\n\nA rule above.\n',
    '---\n',
  ]) {
    it(`is not seen in ${JSON.stringify(text)}`, () => assert.equal(readFrontMatter(text), undefined));
  }

  it('keeps what YAML would make a number or a date of', () => {
    const front = readFrontMatter(
      '---\nid: 007\nsprint: 1.10 # the tenth\nupdated: 2026-03-02\nat: 2026-03-02 14:10\n---\n',
    );
    assert.equal(textOf(front, 'id'), '007');
    assert.equal(textOf(front, 'sprint'), '1.10');
    assert.equal(dateOf(front, 'updated'), '2026-03-02');
    assert.equal(dateOf(front, 'at'), '2026-03-02T14:10:00');
  });

  it('has days as people write them, and none that there is not', () => {
    const day = (text: string): string | undefined =>
      dateOf(readFrontMatter(`---\ndue: ${text}\n---\n`), 'due');
    for (const text of ['2026-3-7', '"2026-03-07"', '7.3.2026', '07.03.2026', '2026/03/07'])
      assert.equal(day(text), '2026-03-07', text);
    assert.equal(day('7.3.2026 14:10'), '2026-03-07T14:10:00');
    for (const text of ['"2026-02-30"', '30.02.2026', '3/7/2026', '7.3.26', 'soon', '[]', 'null'])
      assert.equal(day(text), undefined, text);
  });

  it('says that it is in another language, and runs none', () => {
    const refused = (text: string, name: string): void =>
      assert.throws(
        () => readFrontMatter(text),
        new SourceError('unreadable', `line 1: front matter in "${name}" is not read, only YAML`),
      );
    refused('+++\nid = "WEB-1"\n+++\n# A\n', 'toml');
    refused('\uFEFF+++\r\nid = "WEB-1"\r\n+++', 'toml');
    refused('---json\n{ "id": 1 }\n---\n', 'json');
    refused('---js\nmodule.exports = { id: process.exit(1) }\n---\n', 'js');
    assert.equal(readFrontMatter('+++\nA text of pluses'), undefined);
  });

  it('finds a field under any spelling of its name', () => {
    for (const name of ['story_points', 'storyPoints', 'Story Points', 'story-points']) {
      assert.equal(numberOf(readFrontMatter(`---\n${name}: 3,5\n---\n`), 'story points'), 3.5, name);
    }
  });

  it('reads lists, one text for a list, and lists for one text', () => {
    const front = readFrontMatter("---\na: ['@sara', 7, null, '']\nb: one\nc:\nd: {x: 1}\ne: yes\n---\n");
    assert.deepEqual(textsOf(front, 'a'), ['@sara', '7']);
    assert.equal(textOf(front, 'a'), '@sara');
    assert.deepEqual(textsOf(front, 'b'), ['one']);
    assert.deepEqual(textsOf(front, 'c'), []);
    assert.deepEqual(textsOf(front, 'd'), []);
    assert.equal(flagOf(front, 'e'), true);
    assert.equal(textOf(front, 'toString'), undefined);
  });

  describe('that is broken says where', () => {
    const broken: readonly (readonly [string, string, RegExp])[] = [
      ['a tab for an indentation', '---\nid: WEB-1\nnested:\n\ta: b\n---\n', /^line 4, column 1: a tab/],
      ['a colon in a bare text', '---\nid: WEB-1\ntitle: A: b\n---\n', /^line 3, column \d+: /],
      ['a quote left open', '---\nid: WEB-1\ntitle: "A\n---\n', /^line \d+, column \d+: /],
      ['a name twice', '---\nid: WEB-1\nid: WEB-2\n---\n', /^line 3, column \d+: duplicated/],
      ['no closing line', '---\nid: WEB-1\n\n# Title\n', /^line 1: .*closing/],
      ['a wrong closing line', '---\nid: WEB-1\n--- end\n', /^line 3: .*"--- end"/],
      ['a list for the whole', '---\n- id: WEB-1\n---\n', /^line 2: /],
      ['a bare word for the whole', '---\nWEB-1\n---\n', /^line 2: /],
    ];
    for (const [name, text, message] of broken) {
      it(name, () => {
        assert.throws(
          () => readFrontMatter(text),
          (error) =>
            error instanceof SourceError && error.kind === 'unreadable' && message.test(error.detail),
        );
      });
    }

    it('every time it is read', () => {
      const text = '---\ntitle: A: b\n---\n';
      for (const time of ['first', 'second']) assert.throws(() => readFrontMatter(text), SourceError, time);
    });
  });

  describe('that is a program', () => {
    const globals = globalThis as { ranByFrontMatter?: boolean };
    afterEach(() => delete globals.ranByFrontMatter);

    for (const language of [
      'js',
      'javascript',
      'JS',
      'JavaScript',
      ' js',
      'coffee',
      'cson',
      'json',
      'toml',
    ]) {
      it(`in "${language}" is refused and not run`, () => {
        const text = `---${language}\n{ id: (globalThis.ranByFrontMatter = true) }\n---\n`;
        assert.throws(() => readFrontMatter(text), SourceError);
        assert.throws(() => matter(text, yamlOnly));
        assert.equal(globals.ranByFrontMatter, undefined);
      });
    }

    it('in a YAML tag is refused and not run', () => {
      const text = "---\nid: !!js/function 'function () { globalThis.ranByFrontMatter = true }'\n---\n";
      assert.throws(() => readFrontMatter(text), SourceError);
      assert.equal(globals.ranByFrontMatter, undefined);
    });

    it('behind a second opening line is not run', () => {
      const text = '---\n---js\nglobalThis.ranByFrontMatter = true\n---\n';
      assert.throws(() => readFrontMatter(text), SourceError);
      assert.equal(globals.ranByFrontMatter, undefined);
    });

    it('does not reach the prototype of every object', () => {
      const front = readFrontMatter('---\nid: 1\n__proto__:\n  polluted: yes\nconstructor: x\n---\n');
      assert.equal(textOf(front, 'id'), '1');
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    });
  });

  it('of any text is read or refused with a line, and never throws anything else', () => {
    const yaml = fc.stringMatching(/^[-a-z:'"[\]{}#&*!|>%@\t\r\n 0-9]{0,40}$/);
    fc.assert(
      fc.property(yaml, (content) => {
        try {
          readFrontMatter(`---\n${content}\n---\n`);
        } catch (error) {
          assert.ok(error instanceof SourceError && /^line \d+/.test(error.detail), String(error));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
