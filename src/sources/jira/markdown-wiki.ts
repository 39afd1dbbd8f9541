import type { List, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/**
 * What somebody typed, as Jira's wiki markup: paragraphs, lists, code, quotes, emphasis and links. Anything else stays
 * the characters that were typed, and characters that would be markup in Jira are escaped.
 */
export function markdownToWiki(text: string): string {
  return blocks(fromMarkdown(text).children, text);
}

/** Text that Jira shows as it is. */
export function escapeWiki(text: string): string {
  return text
    .split(/(https?:\/\/[^\s|\]}<>"]+)/i)
    .map((part, index) => (index % 2 === 1 ? part : escapePart(part)))
    .join('');
}

/** `text` as a link; addresses hold neither `|` nor `]`. */
export function wikiLink(text: string, url: string): string {
  return `[${escapeWiki(text)}|${url.replaceAll('|', '%7C').replaceAll(']', '%5D')}]`;
}

function escapePart(text: string): string {
  return (
    text
      // Two backslashes would end the line.
      .replaceAll('\\', '&#92;')
      .replace(/[{}[\]*_+^~!|]/g, '\\$&')
      .replace(/\?\?/g, '\\?\\?')
      .replace(/(?<![\p{L}\p{N}])-(?=\S)/gu, '\\-')
      .replace(/\((?=(?:\/|x|\\!|\?|i|y|n|on|off|-|\\[+*][rgby]?)\))/gi, '\\(')
      .replace(/&(?=(?:nbsp|amp|lt|gt|quot);)/g, '&amp;')
      .replace(/^(\s*)([#-])(?=[#*\s-])/gm, '$1\\$2')
      .replace(/^(\s*(?:h[1-6]|bq))\./gm, '$1&#46;')
  );
}

function blocks(nodes: readonly RootContent[], source: string): string {
  return nodes.map((node) => block(node, source)).join('\n\n');
}

function block(node: RootContent, source: string): string {
  switch (node.type) {
    case 'paragraph':
      return inlines(node.children, source);
    case 'heading':
      return `*${inlines(node.children, source)}*`;
    case 'list':
      return list(node, source, '');
    case 'blockquote':
      return `{quote}\n${blocks(node.children, source)}\n{quote}`;
    case 'code':
      return fence(node.value);
    case 'thematicBreak':
      return '----';
    default:
      return escapeWiki(typed(node, source));
  }
}

function fence(text: string): string {
  return `{code}\n${text.replaceAll('{code}', '{ code}')}\n{code}`;
}

function list({ ordered, children }: List, source: string, outer: string): string {
  const mark = outer + (ordered ? '#' : '*');
  return children
    .map((item) => {
      const [first, ...rest] = item.children;
      const head = first && first.type !== 'list' ? block(first, source) : '';
      const nested = (first?.type === 'list' ? item.children : rest).map((child) =>
        child.type === 'list' ? list(child, source, mark) : block(child, source),
      );
      return [`${mark} ${head}`, ...nested].join('\n');
    })
    .join('\n');
}

function inlines(nodes: readonly PhrasingContent[], source: string): string {
  return nodes.map((node) => inline(node, source)).join('');
}

function inline(node: PhrasingContent, source: string): string {
  switch (node.type) {
    case 'text':
      return escapeWiki(node.value);
    case 'strong':
      return `*${inlines(node.children, source)}*`;
    case 'emphasis':
      return `_${inlines(node.children, source)}_`;
    case 'inlineCode':
      return /[{}]/.test(node.value) ? escapeWiki(node.value) : `{{${escapeWiki(node.value)}}}`;
    case 'break':
      return '\n';
    case 'link':
      return /^(?:https?|mailto):/i.test(node.url)
        ? wikiLink(node.children.length > 0 ? plain(node.children) : node.url, node.url)
        : escapeWiki(typed(node, source));
    default:
      return escapeWiki(typed(node, source));
  }
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('children' in node ? plain(node.children) : 'value' in node ? node.value : ''))
    .join('');
}

/** The characters a node was read from. */
function typed({ position }: RootContent, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}
