/** Where the key of a story may be wanted next. */
export interface CompletionPlace {
  /** UTF-16 offset in the line of what the key takes the place of, the `@` with it. */
  readonly start: number;
  /** What was typed of a key or a title, without the `@`. */
  readonly typed: string;
  /** It is wanted by `@`, and any words of a story may follow; else what was typed begins a key. */
  readonly byAt: boolean;
}

/** `@` that begins a word: no `mira@example.test`. */
const atForm = /(?<![\p{L}\p{M}\p{N}_.@/])@([\p{L}\p{N}_-]*)$/u;
const keyForm = /(?<![\p{L}\p{M}\p{N}_@-])([A-Za-z][A-Za-z0-9_]*)(-[\d.]*)?$/u;

/**
 * The place at the end of a line's beginning, where keys are to be offered: after `@`, or after two letters or more of what
 * keys begin with, in a comment or a text.
 *
 * @param before the line up to where the cursor stands
 * @param language the id VS Code has for the language
 * @param prefixes what keys begin with before the dash
 */
export function completionPlace(
  before: string,
  language: string,
  prefixes: readonly string[],
): CompletionPlace | undefined {
  const at = atForm.exec(before);
  const key = at ? undefined : keyForm.exec(before);
  const found = at ?? (key && beginsKey(key, prefixes) ? key : undefined);
  if (!found || !isInComment(before, language)) return undefined;
  return { start: found.index, typed: at ? (at[1] ?? '') : found[0], byAt: Boolean(at) };
}

/** Small letters begin a key once the dash is there: before that they begin any word. */
function beginsKey([, letters = '', dash]: RegExpExecArray, prefixes: readonly string[]): boolean {
  if (dash) return prefixes.includes(letters);
  return /^[A-Z][A-Z0-9_]+$/.test(letters) && prefixes.some((prefix) => prefix.startsWith(letters));
}

/** Languages that are text all over. */
const texts = new Set(
  'markdown mdx plaintext git-commit git-rebase scminput restructuredtext asciidoc latex tex org'.split(' '),
);

/** What comments begin with. */
const marks: readonly (readonly [languages: string, marks: readonly string[]])[] = [
  [
    'javascript javascriptreact typescript typescriptreact java c cpp csharp go rust swift kotlin scala dart groovy ' +
      'objective-c objective-cpp jsonc fsharp less scss proto3 verilog systemverilog zig solidity',
    ['//', '/*'],
  ],
  ['css', ['/*']],
  ['php', ['//', '/*', '#']],
  [
    'python ruby perl perl6 raku r shellscript yaml dockerfile dockercompose makefile coffeescript powershell julia ' +
      'elixir toml properties ignore cmake nim crystal graphql nix',
    ['#'],
  ],
  ['sql', ['--', '/*']],
  ['lua haskell ada elm vhdl purescript', ['--']],
  ['clojure lisp scheme racket', [';']],
  ['ini', [';', '#']],
  ['erlang prolog matlab', ['%']],
  ['vb', ["'"]],
  ['xml xsl', ['<!--']],
  ['html vue svelte astro handlebars razor', ['<!--', '//', '/*']],
];
const marksOf = new Map(marks.flatMap(([languages, all]) => languages.split(' ').map((one) => [one, all])));
/** Of a language that is not listed. */
const usualMarks = ['//', '/*', '#', '--', '<!--'];
const closing: Readonly<Record<string, string>> = { '/*': '*/', '<!--': '-->' };

/** An apostrophe that is not closed is one. */
const string = /"(?:[^"\\]|\\.)*(?:"|$)|`(?:[^`\\]|\\.)*(?:`|$)|'(?:[^'\\]|\\.)*'/y;

/** Whether what is typed next is a comment, as far as the line's beginning tells. */
function isInComment(before: string, language: string): boolean {
  if (texts.has(language)) return true;
  const own = marksOf.get(language) ?? usualMarks;
  // A line of a comment that began further up.
  if (own.includes('/*') && /^\s*\*(?:\s|$)/.test(before)) return true;
  for (let at = 0; at < before.length;) {
    const mark = own.find((one) => before.startsWith(one, at) && mayBegin(one, before.charAt(at - 1)));
    if (mark) {
      const end = closing[mark];
      const closed = end === undefined ? -1 : before.indexOf(end, at + mark.length);
      if (end === undefined || closed < 0) return true;
      at = closed + end.length;
      continue;
    }
    string.lastIndex = at;
    at += string.exec(before)?.[0].length ?? 1;
  }
  return false;
}

/** `https://`, `$#`, `count--` and `a#b` begin no comment. */
function mayBegin(mark: string, previous: string): boolean {
  if (mark === '//') return previous !== ':';
  return mark in closing || previous === '' || /\s/.test(previous);
}
