import type { Element, Root, Text } from 'hast';
import { refractor } from 'refractor/core';
import { syntaxOf } from './languages';

/** A piece of code that has one colour, or pieces with colours of their own. */
export interface CodePiece {
  readonly kind?: CodeKind;
  readonly content: string | readonly CodePiece[];
}

type CodeKind =
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'function'
  | 'type'
  | 'name'
  | 'heading'
  | 'inserted'
  | 'deleted';

/** Characters; what is longer is read for what it says, and not worth the time. */
const longest = 20_000;

/** Characters; in a longer line, which no hand wrote, a grammar can look for the end of something from each of them. */
const longestLine = 500;

/** What a grammar calls a piece, and what that is here. The rest looks like text. */
const kinds: Readonly<Record<string, CodeKind>> = {
  keyword: 'keyword',
  atrule: 'keyword',
  important: 'keyword',
  instruction: 'keyword',
  directive: 'keyword',
  boolean: 'number',
  number: 'number',
  constant: 'number',
  string: 'string',
  char: 'string',
  regex: 'string',
  url: 'string',
  'attr-value': 'string',
  'template-string': 'string',
  comment: 'comment',
  prolog: 'comment',
  doctype: 'comment',
  cdata: 'comment',
  function: 'function',
  method: 'function',
  'class-name': 'type',
  builtin: 'type',
  tag: 'type',
  selector: 'type',
  section: 'type',
  annotation: 'type',
  decorator: 'type',
  property: 'name',
  key: 'name',
  'attr-name': 'name',
  variable: 'name',
  parameter: 'name',
  symbol: 'name',
  'header-name': 'name',
  feature: 'heading',
  scenario: 'heading',
  coord: 'heading',
  'inserted-sign': 'inserted',
  'deleted-sign': 'deleted',
};

/** The pieces of a code; `undefined` where it is shown without colours. */
export function highlighted(code: string, language: string | undefined): readonly CodePiece[] | undefined {
  const syntax = language === undefined ? undefined : syntaxOf(language);
  if (!syntax || code.length > longest || hasLongLine(code)) return undefined;
  // Made when it is first used: all of them together take longer than the page.
  refractor.register(syntax);
  return piecesOf(refractor.highlight(code, syntax.displayName).children);
}

function hasLongLine(code: string): boolean {
  return code.split('\n').some((line) => line.length > longestLine);
}

function piecesOf(nodes: Root['children']): CodePiece[] {
  return nodes.flatMap((node): CodePiece[] => {
    if (node.type === 'text') return [{ content: (node satisfies Text).value }];
    if (node.type !== 'element') return [];
    const kind = kindOf(node);
    const content = piecesOf(node.children);
    return kind === undefined ? content : [{ kind, content }];
  });
}

function kindOf({ properties: { className } }: Element): CodeKind | undefined {
  const names = Array.isArray(className) ? className : [];
  const known = names.find((name) => Object.hasOwn(kinds, name));
  return known === undefined ? undefined : kinds[known];
}
