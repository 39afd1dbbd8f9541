import { startsWithId } from '../../domain/acceptance/criterion-id';
import type { Block, Document, Inline, Paragraph } from '../../domain/document';
import { type Ink, readWikiInline } from './wiki-inline';
import type { WikiLine } from './wiki-line';
import { WikiLists } from './wiki-lists';
import { addMacroBlocks, codeOf, isVerbatim } from './wiki-macro-blocks';
import { type WikiMacro, wikiMacros } from './wiki-macros';
import { WikiTable } from './wiki-table';

/**
 * Reads Jira's wiki markup (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all), as issues of
 * Jira Data Center hold it. Origins are offsets in the text. Reads line by line, so what is not closed costs no more
 * than what is.
 */
export function readWiki(text: string): Document {
  return { blocks: blocksBetween(text, 0, text.length, 0, { lastEnd: text.lastIndexOf('{color}') }) };
}

/** Macros inside macros deeper than this are read as text. */
const deepest = 12;

function blocksBetween(text: string, start: number, end: number, depth: number, ink: Ink): Block[] {
  const builder = new BlockBuilder(text, depth, ink);
  let position = start;
  const macros = depth < deepest ? wikiMacros(text, start, end) : [];
  for (const macro of macros) {
    addLines(builder, text, position, macro.start);
    builder.addMacro(macro);
    // What is left of the macro's last line is no empty line of its own.
    position = macro.end + (/^[ \t]*\r?\n/.exec(text.slice(macro.end, macro.end + 80))?.[0].length ?? 0);
  }
  addLines(builder, text, Math.min(position, end), end);
  return builder.finish();
}

function addLines(builder: BlockBuilder, text: string, start: number, end: number): void {
  // A search in the whole text would run past `end`, again for every cell of a long row.
  const part = text.slice(start, end);
  for (let at = 0; at < part.length;) {
    const found = part.indexOf('\n', at);
    const lineEnd = found < 0 ? part.length : found;
    const cut = lineEnd > at && part[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    builder.addLine({ start: start + at, end: start + cut });
    at = lineEnd + 1;
  }
}

const headingLine = /^\s*h([1-6])\.\s*(.*)$/;
/** Markdown's: two levels of numbers at once begin no list. */
const markdownHeading = /^\s*(#{2,6})\s+(\S.*)$/;
const listLine = /^\s*([*#]+|-)\s+(?=\S)/;
/** Three are Markdown's. */
const ruleLine = /^\s*-{3,5}\s*$/;
/**
 * A line right below an item is rendered as part of it, but nobody who writes a strong line, a short one with a colon or
 * a number there means that.
 */
const titleLine = /^\s*(?:\*[^*\s][^*]*\*\s*:?\s*$|[\p{Lu}\p{Lo}][^.!?]{0,60}:\s*$|\d{1,3}[.)]\s)/u;
const quoteLine = /^\s*bq\.\s+/;

/** Puts one line after the other where it belongs: the open paragraph, list item or table, or a block of its own. */
class BlockBuilder {
  readonly #blocks: Block[] = [];
  #paragraph: WikiLine[] = [];
  readonly #lists = new WikiLists(this.#blocks, (lines) => this.#paragraphOf(lines));
  readonly #table: WikiTable;
  #isMarkdown: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly depth: number,
    /** Of the whole text: a colour goes on until it is ended, whatever lies between. */
    private readonly ink: Ink,
  ) {
    this.#table = new WikiTable(text, this.#blocks, (start, end) => this.#within(start, end));
  }

  addLine(line: WikiLine): void {
    const content = this.text.slice(line.start, line.end);
    if (!content.trim()) {
      this.#endAll();
      return;
    }
    const isRow = /^\s*\|/.test(content);
    if (this.#table.isInCell && !isRow) {
      this.#table.goOn(line);
      return;
    }
    const heading = headingLine.exec(content) ?? this.#markdownHeading(content);
    if (heading) {
      this.#endAll();
      this.#blocks.push({
        type: 'heading',
        level: Number(heading[1]) || (heading[1]?.length ?? 1),
        origin: line,
        children: this.#inlines(line.end - (heading[2] ?? '').length, line.end),
      });
    } else if (ruleLine.test(content)) {
      this.#endAll();
      this.#blocks.push({ type: 'rule', origin: line });
    } else if (isRow) {
      this.#endParagraph();
      this.#lists.end();
      this.#table.beginRow(line);
    } else if (quoteLine.test(content)) {
      this.#endAll();
      const start = line.start + (quoteLine.exec(content)?.[0].length ?? 0);
      this.#blocks.push({
        type: 'quote',
        origin: line,
        children: [this.#paragraphOf([{ start, end: line.end }])],
      });
    } else {
      this.#addText(line, content);
    }
  }

  addMacro(macro: WikiMacro): void {
    if (isVerbatim(macro)) {
      const code = codeOf(this.text, macro);
      const { item } = this.#lists;
      // Code right below an item belongs to it.
      if (item) {
        item.blocks.push(code);
        return;
      }
      this.#endAll();
      this.#blocks.push(code);
      return;
    }
    const children = this.#within(macro.contentStart, macro.contentEnd);
    this.#endAll();
    addMacroBlocks(this.#blocks, macro, children);
  }

  finish(): Block[] {
    this.#endAll();
    return this.#blocks;
  }

  /** A heading of Markdown in a text that has none of its own; not what goes on from a numbered list. */
  #markdownHeading(content: string): RegExpExecArray | null {
    const match = this.depth === 0 && !this.#lists.item ? markdownHeading.exec(content) : null;
    const before = this.#blocks.at(-1);
    if (!match || (before?.type === 'list' && before.kind === 'ordered')) return null;
    this.#isMarkdown ??= !/^[ \t]*h[1-6]\./m.test(this.text);
    return this.#isMarkdown ? match : null;
  }

  #addText(line: WikiLine, content: string): void {
    this.#table.end();
    const bullets = listLine.exec(content);
    if (bullets) {
      this.#endParagraph();
      const rest = { start: line.start + bullets[0].length, end: line.end };
      this.#lists.addItem(bullets[1] ?? '*', rest, line.start);
      return;
    }
    const { item } = this.#lists;
    if (item && !titleLine.test(content) && !startsWithId(content.trim())) {
      item.lines.push(line);
    } else {
      this.#lists.end();
      this.#paragraph.push(line);
    }
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0) this.#blocks.push(this.#paragraphOf(this.#paragraph));
    this.#paragraph = [];
  }

  #endAll(): void {
    this.#endParagraph();
    this.#lists.end();
    this.#table.end();
  }

  #paragraphOf(lines: readonly WikiLine[]): Paragraph {
    return {
      type: 'paragraph',
      origin: { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 },
      children: lines.flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'break' } as const] : []),
        ...this.#inlines(line.start, line.end),
      ]),
    };
  }

  #within(start: number, end: number): Block[] {
    return blocksBetween(this.text, start, end, this.depth + 1, this.ink);
  }

  #inlines(start: number, end: number): Inline[] {
    return readWikiInline(this.text, start, end, this.ink);
  }
}
