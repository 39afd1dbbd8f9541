import type { Blockquote, List, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

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
  return fromMarkdown(text).children.flatMap((node) => block(node, text));
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

function block(node: RootContent, source: string): AdfNode[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(...inlines(node.children, source))];
    case 'heading':
      return [paragraph(...inlines(node.children, source, [{ type: 'strong' }]))];
    case 'list':
      return [list(node, source)];
    case 'blockquote':
      return [quote(node, source)];
    case 'code':
      return [code(node.value, node.lang)];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    default:
      return [paragraph(...lines(typed(node, source)))];
  }
}

function list({ ordered, start, children }: List, source: string): AdfNode {
  const content = children.map((item): AdfNode => ({
    type: 'listItem',
    content: nested(item.children, source),
  }));
  return ordered
    ? { type: 'orderedList', attrs: { order: start ?? 1 }, content }
    : { type: 'bulletList', content };
}

function quote({ children }: Blockquote, source: string): AdfNode {
  return { type: 'blockquote', content: nested(children, source) };
}

const nestable = new Set(['paragraph', 'bulletList', 'orderedList', 'codeBlock']);

/** What may stand in a list item or a quote: it begins with a paragraph, and a quote in it is unpacked. */
function nested(children: readonly RootContent[], source: string): AdfNode[] {
  const unpacked = (nodes: readonly AdfNode[]): AdfNode[] =>
    nodes.flatMap((node) => (nestable.has(node.type) ? [node] : unpacked(node.content ?? [])));
  const content = unpacked(children.flatMap((child) => block(child, source)));
  return content[0]?.type === 'paragraph' ? content : [paragraph(), ...content];
}

function code(text: string, language: string | null | undefined): AdfNode {
  return {
    type: 'codeBlock',
    ...(language && { attrs: { language } }),
    content: text ? [textNode(text)] : [],
  };
}

function inlines(
  nodes: readonly PhrasingContent[],
  source: string,
  marks: readonly AdfMark[] = [],
): AdfNode[] {
  return nodes.flatMap((node) => inline(node, source, marks));
}

function inline(node: PhrasingContent, source: string, marks: readonly AdfMark[]): AdfNode[] {
  switch (node.type) {
    case 'text':
      return lines(node.value, marks);
    case 'strong':
      return inlines(node.children, source, withMark(marks, 'strong'));
    case 'emphasis':
      return inlines(node.children, source, withMark(marks, 'em'));
    case 'inlineCode':
      // Of the other marks code goes with links alone.
      return [textNode(node.value, ...marks.filter(({ type }) => type === 'link'), { type: 'code' })];
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'link':
      return /^(?:https?|mailto):/i.test(node.url)
        ? inlines(node.children, source, [...marks.filter(({ type }) => type !== 'link'), linkMark(node.url)])
        : lines(typed(node, source), marks);
    default:
      return lines(typed(node, source), marks);
  }
}

/** A line end that was typed is one that is meant. */
function lines(text: string, marks: readonly AdfMark[] = []): AdfNode[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line ? [textNode(line, ...marks)] : []),
    ]);
}

function withMark(marks: readonly AdfMark[], type: string): AdfMark[] {
  return [...marks.filter((mark) => mark.type !== type), { type }];
}

/** The characters a node was read from. */
function typed({ position }: RootContent, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}
