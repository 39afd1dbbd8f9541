import type { Block, Document, Heading, List, Origin } from '../../domain/document';
import { plainText } from '../../domain/plain-text';
import { readMarkdown } from './markdown';
import { lineEndOf } from './text-file';

/** A part of a document under a heading of a given name. */
export interface Section {
  readonly heading: Heading;
  /** What follows the heading, up to the next one of the same or a higher level. */
  readonly blocks: readonly Block[];
}

/** The parts whose heading has one of the names (in lower case), in order. */
export function sectionsOf(document: Document, names: ReadonlySet<string>): Section[] {
  const sections: Section[] = [];
  document.blocks.forEach((block, index) => {
    if (block.type !== 'heading' || !names.has(headingName(block))) return;
    const following = document.blocks.slice(index + 1);
    const end = following.findIndex((one) => one.type === 'heading' && one.level <= block.level);
    sections.push({ heading: block, blocks: end < 0 ? following : following.slice(0, end) });
  });
  return sections;
}

function headingName(heading: Heading): string {
  const words = plainText(heading.children).toLowerCase();
  return words.length > longestName ? '' : words.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

const longestName = 100;

/**
 * The document without the lists of these sections, which are shown in a place of their own; without the whole section
 * where it holds nothing else.
 */
export function withoutSections(
  document: Document,
  sections: readonly Section[],
  isShownElsewhere: (list: List) => boolean = () => true,
): Document {
  const hidden = new Set<Block>();
  for (const { heading, blocks } of sections) {
    const lists = blocks.filter((block) =>
      block.type === 'list' ? isShownElsewhere(block) : block.type === 'comment',
    );
    lists.forEach((block) => hidden.add(block));
    if (lists.length === blocks.length) hidden.add(heading);
  }
  return { blocks: document.blocks.filter((block) => !hidden.has(block)) };
}

/** Where a node's own characters stand in the text it was read from, which gives the lines of every block. */
export function rangeOf(
  text: string,
  { origin }: { readonly origin?: Origin },
): { start: number; end: number } {
  if (!origin || !('start' in origin)) throw new Error('A block of a Markdown document without its lines');
  const lines = text.slice(origin.start, origin.end);
  return { start: origin.end - lines.trimStart().length, end: origin.start + lines.trimEnd().length };
}

/** Whether a text ends in something that takes in whatever is added below it: a fence, an HTML comment left open. */
export function endsOpen(text: string): boolean {
  return readMarkdown(`${text}\n\n# .\n`).blocks.at(-1)?.type !== 'heading';
}

/**
 * Adds an item to the last bullet list of the section, or begins a list in it, or begins the section at the end of the
 * text. `lines` are the item's without marker and indentation.
 */
export function appendItem(
  text: string,
  section: Section | undefined,
  title: string,
  lines: readonly string[],
): string {
  const eol = lineEndOf(text);
  if (!section) {
    const ended = text === '' || text.endsWith('\n');
    const gap = text.trim() === '' ? '' : ended ? (/\n\r?\n$/.test(text) ? '' : eol) : eol + eol;
    return `${text}${gap}## ${title}${eol}${eol}${item('', '-', lines, eol)}${ended ? eol : ''}`;
  }
  const last = section.blocks.at(-1);
  const list = section.blocks.findLast((block) => block.type === 'list');
  const lastItem = list?.type === 'list' && list.kind === 'bullet' ? list.items.at(-1) : undefined;
  if (lastItem) {
    const { start, end } = rangeOf(text, lastItem);
    const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const marker = text[start] ?? '-';
    if (/^ *$/.test(indent)) return insert(text, end, eol + item(indent, marker, lines, eol));
  }
  const { end } = rangeOf(text, last ?? section.heading);
  const after = /^\r?\n(?!\r?\n|$)/.test(text.slice(end)) ? eol : '';
  return insert(text, end, eol + eol + item('', '-', lines, eol) + after);
}

/** A list item whose further lines stand under its first one. */
export function item(indent: string, marker: string, lines: readonly string[], eol: string): string {
  return lines
    .map((line, index) =>
      index === 0 ? `${indent}${marker} ${line}` : line === '' ? '' : `${indent}  ${line}`,
    )
    .join(eol);
}

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
