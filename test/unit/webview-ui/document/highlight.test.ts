import * as assert from 'node:assert/strict';
import { type CodePiece, highlighted } from '../../../../webview-ui/document/highlight';

const languages =
  'bash c cpp csharp css diff docker gherkin go graphql groovy http ini java javascript json kotlin powershell ' +
  'properties python ruby rust scala sql swift typescript xml yaml';

/** What begins something in one of the languages, and is never ended when it is repeated. */
const openings =
  '< > ( ) { } [ ] " \' ` / /* // \\ \\" a a. $ ${ #{ % | = - : @ <<EOF\n """ <![CDATA[ r#" %q( =begin\n 0x 1_ ! & ? ~ ^ ' +
  'a( a< a: a= <!-- @" $" "\\( <? HTTP/1.1\n {"a": => /a';

const textOf = (pieces: readonly CodePiece[]): string =>
  pieces.map(({ content }) => (typeof content === 'string' ? content : textOf(content))).join('');

const kindsIn = (pieces: readonly CodePiece[]): string[] =>
  pieces.flatMap(({ kind, content }) => [
    ...(kind ? [kind] : []),
    ...(typeof content === 'string' ? [] : kindsIn(content)),
  ]);

describe('the colours of code', function () {
  this.timeout(60_000);

  for (const language of languages.split(' ')) {
    it(`change no character of ${language}, however it goes wrong`, () => {
      for (const opening of openings.split(' ')) {
        const line = opening.repeat(100 / opening.length);
        const code = `${line}\n`.repeat(20);
        const pieces = highlighted(code, language);
        assert.ok(pieces, opening);
        assert.equal(textOf(pieces), code, opening);
      }
    });
  }

  it('are found by the names that people and Jira give a language', () => {
    for (const name of ['C#', 'c++', 'JS', 'shell', 'Dockerfile', 'yml', 'html', ' TypeScript ', 'PL/SQL']) {
      assert.ok(highlighted('x', name), name);
    }
    for (const name of [undefined, '', 'klingon', 'constructor', '__proto__', 'none', 'plaintext']) {
      assert.equal(highlighted('x', name), undefined, name);
    }
  });

  it('say what is what', () => {
    const kinds = kindsIn(highlighted('// a\nconst b = "c" + f(1);', 'js') ?? []);
    assert.deepEqual(kinds, ['comment', 'keyword', 'string', 'function', 'number']);
    assert.deepEqual(kindsIn(highlighted('def pay(a):\n    return None # yet', 'py') ?? []), [
      'keyword',
      'function',
      'keyword',
      'number',
      'comment',
    ]);
  });

  it('are left out where they would take long', () => {
    const lines = (count: number): string => 'let a = 1;\n'.repeat(count);
    assert.ok(highlighted(lines(1_800), 'js'));
    assert.equal(highlighted(lines(1_900), 'js'), undefined);
    assert.equal(highlighted('a'.repeat(501), 'js'), undefined);
  });
});
