import type { Block, Document, Inline } from '../../domain/document';
import { documentMarkdown } from '../../domain/document-markdown';
import { nodeOf } from './adf-node';
import type { Dialect } from './dialect';

/**
 * Whether a text is made of nothing but what can be typed here, so that editing it as Markdown loses nothing: written as
 * Markdown, and read again as if somebody had typed that, it is what it was.
 */
export async function isTypeable(
  { readDocument, richText, isPlain }: Pick<Dialect, 'readDocument' | 'richText' | 'isPlain'>,
  raw: unknown,
  document: Document,
): Promise<boolean> {
  if (!isPlain(raw)) return false;
  const again = readDocument(await richText(documentMarkdown(document.blocks)));
  return JSON.stringify(saidBy(document.blocks)) === JSON.stringify(saidBy(again.blocks));
}

const plainNodes = new Set([
  ...['doc', 'paragraph', 'bulletList', 'orderedList', 'listItem', 'codeBlock', 'blockquote', 'rule'],
  ...['text', 'hardBreak'],
]);
const plainMarks = new Set(['strong', 'em', 'code', 'link']);

/** Of ADF the raw nodes tell what is left out, or read as something simpler, when it is read. */
export function isPlainAdf(raw: unknown): boolean {
  const waiting: unknown[] = [raw];
  while (waiting.length > 0) {
    const node = nodeOf(waiting.pop());
    if (!node || !plainNodes.has(node.type)) return false;
    if (node.marks.some((mark) => node.type !== 'text' || !plainMarks.has(nodeOf(mark)?.type ?? '')))
      return false;
    waiting.push(...node.content);
  }
  return true;
}

/** Of wiki markup macros are left out that change nothing but the looks of a text. */
export function isPlainWiki(raw: unknown): boolean {
  if (typeof raw !== 'string') return false;
  const others = raw
    .replace(/\{code(?::[\w#+]+)?\}[\s\S]*?\{code\}/g, '')
    .replace(/\{\{.*?\}\}/g, '')
    .replace(/\{(?:quote|\*|_)\}/g, '');
  return !/(?<!\\)\{/.test(others);
}

/** What a reader of the blocks reads, and how it is set off; without where it stands in its source. */
function saidBy(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    switch (block.type) {
      case 'paragraph': {
        const said = saidInline(block.children);
        return said.length > 0 ? [['paragraph', said]] : [];
      }
      case 'list':
        return [
          [block.kind, block.start ?? 1, block.items.map(({ task, children }) => [task, saidBy(children)])],
        ];
      case 'quote':
        return [['quote', saidBy(block.children)]];
      case 'code':
        return [['code', block.language, block.text.replace(/\n+$/, '')]];
      default:
        return [withoutOrigins(block)];
    }
  });
}

/** Runs of texts with the same marks as one; blanks have none, and none are at the ends of a line. */
function saidInline(inlines: readonly Inline[]): unknown[] {
  const said: [string, string][] = [];
  const add = (text: string, marks: string): void => {
    const last = said.at(-1);
    if (last?.[1] === marks) last[0] += text;
    else if (text) said.push([text, marks]);
  };
  for (const inline of inlines) {
    if (inline.type === 'break') add('\n', '');
    else if (inline.type !== 'text') add(JSON.stringify(withoutOrigins(inline)), inline.type);
    else {
      const marks = JSON.stringify((inline.marks ?? []).map((mark) => JSON.stringify(mark)).sort());
      const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inline.text) ?? [];
      add(before, '');
      add(inner, marks === '[]' ? '' : marks);
      add(after, '');
    }
  }
  const [first, last] = [said[0], said.at(-1)];
  for (const run of said) if (run[1] === '') run[0] = run[0].replace(/[^\S\n]*\n[^\S\n]*/g, '\n');
  if (first?.[1] === '') first[0] = first[0].trimStart();
  if (last?.[1] === '') last[0] = last[0].trimEnd();
  return said.filter(([text]) => text !== '');
}

function withoutOrigins(node: object): unknown {
  return JSON.parse(JSON.stringify(node, (name, value: unknown) => (name === 'origin' ? undefined : value)));
}
