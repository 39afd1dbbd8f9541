import type { Block, Document, Inline } from '../../domain/document';
import { nodeOf } from './adf-node';

/*
 * Whether a text is made of nothing but what can be typed here (see `typed-markdown.ts`), so that typing it anew loses
 * nothing: no picture, mention or colour that only Jira's own editor can make.
 */

const adfNodes = new Set([
  ...['doc', 'paragraph', 'bulletList', 'orderedList', 'listItem', 'codeBlock', 'blockquote', 'rule'],
  ...['text', 'hardBreak'],
]);
const adfMarks = new Set(['strong', 'em', 'code', 'link']);

/** Of ADF the raw nodes tell: what is shown of them leaves out colours, for one. */
export function isTypeableAdf(raw: unknown): boolean {
  const waiting: unknown[] = [raw];
  while (waiting.length > 0) {
    const node = nodeOf(waiting.pop());
    if (!node || !adfNodes.has(node.type)) return false;
    for (const entry of node.marks) {
      const mark = nodeOf(entry);
      if (!mark || node.type !== 'text' || !adfMarks.has(mark.type)) return false;
      if (mark.type === 'link' && !isTypeableLink(mark.attrs.href)) return false;
    }
    waiting.push(...node.content);
  }
  return true;
}

/** Of wiki markup what is shown tells, but for macros, of which some change nothing but the looks of a text. */
export function isTypeableWiki(raw: string, { blocks }: Document): boolean {
  const plain = raw
    .replace(/\{code\}[\s\S]*?\{code\}/g, '')
    .replace(/\{\{.*?\}\}/g, '')
    .replaceAll('{quote}', '');
  return !/(?<!\\)\{/.test(plain) && blocks.every(isTypeableBlock);
}

function isTypeableBlock(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
      return block.children.every(isTypeableInline);
    case 'list':
      return (
        block.kind !== 'decision' &&
        block.items.every(({ task, children }) => !task && children.every(isTypeableBlock))
      );
    case 'quote':
      return block.children.every(isTypeableBlock);
    case 'code':
    case 'rule':
      return true;
    default:
      return false;
  }
}

function isTypeableInline(inline: Inline): boolean {
  if (inline.type === 'break') return true;
  if (inline.type !== 'text') return false;
  return (inline.marks ?? []).every((mark) =>
    mark.type === 'link' ? isTypeableLink(mark.href) : adfMarks.has(mark.type),
  );
}

function isTypeableLink(href: unknown): boolean {
  return typeof href === 'string' && /^(?:https?|mailto):/i.test(href);
}
