import { readTyped, type TypedBlock, type TypedInline, type TypedList } from './typed-markdown';

/** A node of the Atlassian Document Format, as it is written. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly marks?: readonly AdfMark[];
  readonly content?: readonly AdfNode[];
}

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/**
 * What somebody typed, as ADF: paragraphs, lists, code, quotes, emphasis and links. Anything else, HTML above all, stays
 * the characters that were typed.
 */
export function markdownToAdf(text: string): AdfNode[] {
  return readTyped(text).map(block);
}

export function paragraph(...content: readonly AdfNode[]): AdfNode {
  return { type: 'paragraph', content };
}

export function textNode(text: string, ...marks: readonly AdfMark[]): AdfNode {
  return { type: 'text', text, ...(marks.length > 0 && { marks }) };
}

export function linkMark(href: string): AdfMark {
  return { type: 'link', attrs: { href } };
}

function block(typed: TypedBlock): AdfNode {
  switch (typed.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inlines(typed.content) };
    case 'list':
      return list(typed);
    case 'quote':
      return { type: 'blockquote', content: nested(typed.content) };
    case 'code':
      return codeBlock(typed.text, typed.language);
    case 'rule':
      return { type: 'rule' };
  }
}

function list({ start, items }: TypedList): AdfNode {
  const content = items.map((item): AdfNode => ({ type: 'listItem', content: nested(item) }));
  return start === undefined
    ? { type: 'bulletList', content }
    : { type: 'orderedList', attrs: { order: start }, content };
}

const nestable = new Set(['paragraph', 'bulletList', 'orderedList', 'codeBlock']);

/** What may stand in a list item or a quote: it begins with a paragraph, and a quote in it is unpacked. */
function nested(typed: readonly TypedBlock[]): AdfNode[] {
  const unpacked = (nodes: readonly AdfNode[]): AdfNode[] =>
    nodes.flatMap((node) => (nestable.has(node.type) ? [node] : unpacked(node.content ?? [])));
  const content = unpacked(typed.map(block));
  return content[0]?.type === 'paragraph' ? content : [paragraph(), ...content];
}

export function codeBlock(text: string, language: string | undefined): AdfNode {
  return {
    type: 'codeBlock',
    ...(language && { attrs: { language } }),
    content: text ? [textNode(text)] : [],
  };
}

function inlines(typed: readonly TypedInline[], marks: readonly AdfMark[] = []): AdfNode[] {
  return typed.flatMap((one) => inline(one, marks));
}

function inline(typed: TypedInline, marks: readonly AdfMark[]): AdfNode[] {
  switch (typed.type) {
    case 'text':
      return lines(typed.text, marks);
    case 'code':
      // Of the other marks code goes with links alone.
      return [textNode(typed.text, ...marks.filter(({ type }) => type === 'link'), { type: 'code' })];
    case 'link':
      return inlines(typed.content, [...marks, linkMark(typed.href)]);
    default:
      return inlines(typed.content, [...marks, { type: typed.type }]);
  }
}

/** A line end that was typed is one that is meant. */
function lines(text: string, marks: readonly AdfMark[]): AdfNode[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line ? [textNode(line, ...marks)] : []),
    ]);
}
