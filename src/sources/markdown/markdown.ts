import type { Token } from 'markdown-it';
import type { Block, Document, List, ListItem, Paragraph, TableCell, TableRow } from '../../domain/document';
import { alertOf } from './markdown-alert';
import { readHtml } from './markdown-html';
import { readMarkdownInline } from './markdown-inline';
import { linesOf, type SourceLines } from './markdown-lines';
import { parseMarkdown } from './markdown-parser';

/**
 * Reads CommonMark with the tables, strike-through, task lists and bare addresses of GitHub. HTML comments are kept,
 * `<details>` becomes an expand, `> [!NOTE]` a panel, other HTML its readable text. Origins are offsets in the whole text, of which `text`
 * is what follows the first `offset` characters: of a block its lines, of the first text of a line that line.
 *
 * markdown-it gives lines instead of offsets, and is linear where others are not: hostile and very long texts are read
 * as fast as any.
 */
export function readMarkdown(text: string, offset = 0): Document {
  // A byte order mark would hide the heading behind it.
  const tokens = parseMarkdown(text.replace(/^\uFEFF/, ' '));
  return { blocks: new TokenReader(tokens, linesOf(text, offset)).blocks() };
}

const deepestDetails = 30;
const taskMark = /^\[([ xX])\][ \t\n](?=\s*\S)/;

class TokenReader {
  #next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lines: SourceLines,
  ) {}

  /** Blocks up to the token that closes what holds them. */
  blocks(): Block[] {
    const frames: { title: string; blocks: Block[] }[] = [{ title: '', blocks: [] }];
    const add = (block: Block): void => void frames.at(-1)?.blocks.push(block);
    const close = (): void => {
      const frame = frames.length > 1 ? frames.pop() : undefined;
      if (frame) add({ type: 'expand', title: frame.title, children: frame.blocks });
    };
    for (let token = this.tokens[this.#next]; token; token = this.tokens[this.#next]) {
      if (token.nesting < 0) break;
      this.#next++;
      if (token.type !== 'html_block') {
        const block = this.#block(token);
        if (block) add(block);
        continue;
      }
      for (const part of readHtml(token.content, this.lines.origin(token.map))) {
        if (part.type === 'details') {
          // What nests deeper comes without its frame.
          if (frames.length < deepestDetails) frames.push({ title: '', blocks: [] });
        } else if (part.type === 'end of details') close();
        else if (part.type === 'summary') titled(frames, part.text);
        else add(part);
      }
    }
    while (frames.length > 1) close();
    return frames[0]?.blocks ?? [];
  }

  #block(token: Token): Block | undefined {
    const origin = this.lines.origin(token.map);
    switch (token.type) {
      case 'heading_open':
        return { type: 'heading', level: Number(token.tag.slice(1)), ...origin, children: this.#inline() };
      case 'paragraph_open':
        return { type: 'paragraph', ...origin, children: this.#inline() };
      case 'fence':
      case 'code_block': {
        const language = token.info.trim().split(/\s+/)[0];
        return {
          type: 'code',
          ...origin,
          ...(language && { language: language.toLowerCase() }),
          text: token.content.replace(/\n$/, ''),
        };
      }
      case 'blockquote_open':
        return alertOf({ type: 'quote', ...origin, children: this.#children() });
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.#list(token);
      case 'hr':
        return { type: 'rule', ...origin };
      case 'table_open':
        return { type: 'table', ...origin, rows: this.#rows() };
      default:
        // What nests deeper than the parser goes comes as a lone inline.
        return token.type === 'inline' ? this.#paragraph(token) : undefined;
    }
  }

  #paragraph(token: Token): Paragraph {
    return {
      type: 'paragraph',
      ...this.lines.origin(token.map),
      children: readMarkdownInline(token, this.lines),
    };
  }

  #children(): Block[] {
    const blocks = this.blocks();
    this.#next++;
    return blocks;
  }

  /** The inline token of a heading, a paragraph or a cell, and the token that closes it. */
  #inline(): Paragraph['children'] {
    const inline = this.tokens[this.#next];
    const children = inline?.type === 'inline' ? readMarkdownInline(inline, this.lines) : [];
    this.#next += inline?.type === 'inline' ? 2 : 1;
    return children;
  }

  #list(open: Token): List {
    const items: ListItem[] = [];
    for (
      let token = this.tokens[this.#next];
      token?.type === 'list_item_open';
      token = this.tokens[this.#next]
    ) {
      this.#next++;
      items.push(this.#item(token));
    }
    this.#next++;
    const start = Number(open.attrs?.find(([name]) => name === 'start')?.[1] ?? 1);
    return {
      type: 'list',
      kind: open.type === 'ordered_list_open' ? 'ordered' : 'bullet',
      ...(start !== 1 && { start }),
      ...this.lines.origin(open.map),
      items,
    };
  }

  #item(token: Token): ListItem {
    const first = this.tokens[this.#next + 1];
    const text = first?.type === 'inline' ? first.children?.[0] : undefined;
    const mark =
      text?.type === 'text' && this.tokens[this.#next]?.type === 'paragraph_open'
        ? taskMark.exec(first?.content ?? '')
        : null;
    if (mark && text) text.content = text.content.slice(3).replace(/^[ \t]+/, '');
    return {
      ...this.lines.origin(token.map),
      ...(mark && { task: { checked: mark[1] !== ' ' } }),
      children: this.#children(),
    };
  }

  #rows(): TableRow[] {
    const rows: TableRow[] = [];
    let cells: TableCell[] = [];
    for (
      let token = this.tokens[this.#next++];
      token && token.type !== 'table_close';
      token = this.tokens[this.#next++]
    ) {
      if (token.type === 'tr_open') {
        cells = [];
        rows.push({ ...this.lines.origin(token.map), cells });
      } else if (token.type === 'th_open' || token.type === 'td_open') {
        const children = this.#inline();
        const align = /text-align:(center|right)/.exec(String(token.attrs?.[0]?.[1]))?.[1];
        cells.push({
          header: token.type === 'th_open',
          ...(align && { align: align === 'right' ? 'end' : 'center' }),
          children: children.length > 0 ? [{ type: 'paragraph', children }] : [],
        });
      }
    }
    return rows;
  }
}

function titled(frames: { title: string }[], title: string): void {
  const frame = frames.at(-1);
  if (frame && frames.length > 1) frame.title = title;
}
