import { startsWithId } from '../../domain/acceptance/criterion-id';
import { nearestColour } from '../../domain/colour';
import type {
  Block,
  Document,
  Expand,
  Inline,
  ListItem,
  Panel,
  TableCell,
  TableRow,
} from '../../domain/document';
import { readWikiInline, type Ink } from './wiki-inline';
import { wikiCells } from './wiki-cells';
import { macroParameters, wikiMacros, type WikiMacro } from './wiki-macros';

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

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
}

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

interface OpenItem {
  /** The bullets before it: `*`, `#*`. */
  readonly bullets: string;
  readonly lines: Line[];
  readonly blocks: Block[];
  readonly children: OpenList[];
}

interface OpenList {
  readonly kind: 'bullet' | 'ordered';
  readonly start: number;
  readonly items: OpenItem[];
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
  #paragraph: Line[] = [];
  #lists: OpenList[] = [];
  #rows: TableRow[] = [];
  /** A row whose last cell is not closed yet. */
  #row: Line | undefined;

  constructor(
    private readonly text: string,
    private readonly depth: number,
    /** Of the whole text: a colour goes on until it is ended, whatever lies between. */
    private readonly ink: Ink,
  ) {}

  addLine(line: Line): void {
    const content = this.text.slice(line.start, line.end);
    if (!content.trim()) {
      this.#endAll();
      return;
    }
    if (this.#row && !/^\s*\|/.test(content)) {
      this.#extendRow(line, content);
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
    } else if (/^\s*\|/.test(content)) {
      this.#endParagraph();
      this.#endLists();
      this.#endRow();
      this.#extendRow(line, content);
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
    const block = this.#blockOf(macro);
    const item = this.#openItem();
    // Code right below an item belongs to it.
    if (item && block.type === 'code') {
      item.blocks.push(block);
      return;
    }
    if (this.#row && block.type !== 'code') this.#row = undefined;
    this.#endAll();
    if (macro.name === 'section') {
      for (const child of (block as Panel).children) this.#blocks.push(child);
    } else if (macro.name === 'column') {
      this.#addColumn(block as Panel, macro);
    } else {
      this.#blocks.push(block);
    }
  }

  /** Columns that follow each other stand side by side. */
  #addColumn({ children }: Panel, { parameters, start, end }: WikiMacro): void {
    const percent = Number(/^(\d{1,3})%$/.exec(macroParameters(parameters).get('width') ?? '')?.[1] ?? 0);
    const column = { ...(percent > 0 && { width: percent }), children };
    const before = this.#blocks.at(-1);
    if (before?.type === 'columns') {
      this.#blocks[this.#blocks.length - 1] = { ...before, columns: [...before.columns, column] };
    } else {
      this.#blocks.push({ type: 'columns', origin: { start, end }, columns: [column] });
    }
  }

  finish(): Block[] {
    this.#endAll();
    return this.#blocks;
  }

  /** A heading of Markdown in a text that has none of its own; not what goes on from a numbered list. */
  #markdownHeading(content: string): RegExpExecArray | null {
    const match = this.depth === 0 && this.#lists.length === 0 ? markdownHeading.exec(content) : null;
    const before = this.#blocks.at(-1);
    if (!match || (before?.type === 'list' && before.kind === 'ordered')) return null;
    this.#isMarkdown ??= !/^[ \t]*h[1-6]\./m.test(this.text);
    return this.#isMarkdown ? match : null;
  }

  #isMarkdown: boolean | undefined;

  #addText(line: Line, content: string): void {
    this.#endTable();
    const bullets = listLine.exec(content);
    if (bullets) {
      this.#endParagraph();
      const marker = bullets[1] ?? '*';
      this.#addItem(marker, { start: line.start + bullets[0].length, end: line.end }, line.start);
      return;
    }
    const open = this.#openItem();
    if (open && !titleLine.test(content) && !startsWithId(content.trim())) {
      open.lines.push(line);
    } else {
      this.#endLists();
      this.#paragraph.push(line);
    }
  }

  #addItem(bullets: string, line: Line, start: number): void {
    const kind = bullets.endsWith('#') ? 'ordered' : 'bullet';
    const level = Math.min(bullets.length, this.#lists.length + 1, 20);
    this.#lists.length = Math.min(this.#lists.length, level);
    let list = this.#lists[level - 1];
    const item: OpenItem = { bullets, lines: [line], blocks: [], children: [] };
    if (!list || list.kind !== kind) {
      list = { kind, start, items: [] };
      const parent = this.#lists[level - 2]?.items.at(-1);
      if (parent) parent.children.push(list);
      else this.#endLists();
      this.#lists[level - 1] = list;
    }
    list.items.push(item);
    this.#lists.length = level;
    if (level === 1 && list.items.length === 1) this.#rootLists.push(list);
  }

  #rootLists: OpenList[] = [];

  #openItem(): OpenItem | undefined {
    return this.#lists.at(-1)?.items.at(-1);
  }

  #extendRow(line: Line, content: string): void {
    const start = this.#row?.start ?? line.start;
    this.#row = { start, end: line.end };
    if (/\|\s*$/.test(content)) this.#endRow();
  }

  #endRow(): void {
    if (this.#row) this.#rows.push(this.#rowOf(this.#row));
    this.#row = undefined;
  }

  #endTable(): void {
    this.#endRow();
    const [first] = this.#rows;
    if (!first) return;
    this.#blocks.push({ type: 'table', ...(first.origin && { origin: first.origin }), rows: this.#rows });
    this.#rows = [];
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0) this.#blocks.push(this.#paragraphOf(this.#paragraph));
    this.#paragraph = [];
  }

  #endLists(): void {
    for (const list of this.#rootLists) this.#blocks.push(this.#listOf(list));
    this.#rootLists = [];
    this.#lists = [];
  }

  #endAll(): void {
    this.#endParagraph();
    this.#endLists();
    this.#endTable();
  }

  #listOf(list: OpenList): Block {
    return {
      type: 'list',
      kind: list.kind,
      origin: { start: list.start, end: list.items.at(-1)?.lines.at(-1)?.end ?? list.start },
      items: list.items.map((item): ListItem => {
        const paragraph = this.#paragraphOf(item.lines);
        return {
          ...(paragraph.origin && { origin: paragraph.origin }),
          children: [paragraph, ...item.blocks, ...item.children.map((child) => this.#listOf(child))],
        };
      }),
    };
  }

  #paragraphOf(lines: readonly Line[]): Block & { type: 'paragraph' } {
    return {
      type: 'paragraph',
      origin: { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 },
      children: lines.flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'break' } as const] : []),
        ...this.#inlines(line.start, line.end),
      ]),
    };
  }

  #rowOf(row: Line): TableRow {
    const cells = wikiCells(this.text.slice(row.start, row.end)).map(({ header, start, end }): TableCell => {
      const origin = { start: row.start + start, end: row.start + end };
      return { header, origin, children: this.#within(origin.start, origin.end) };
    });
    return { origin: row, cells };
  }

  #within(start: number, end: number): Block[] {
    return blocksBetween(this.text, start, end, this.depth + 1, this.ink);
  }

  #inlines(start: number, end: number): Inline[] {
    return readWikiInline(this.text, start, end, this.ink);
  }

  #blockOf(macro: WikiMacro): Block {
    const origin = { start: macro.start, end: macro.end };
    const parameters = macroParameters(macro.parameters);
    if (macro.name === 'code' || macro.name === 'noformat') {
      const language = macro.name === 'code' ? (parameters.get('language') ?? parameters.get('')) : undefined;
      const text = this.text.slice(macro.contentStart, macro.contentEnd).replace(/^\r?\n|\r?\n[ \t]*$/g, '');
      const title = parameters.get('title');
      return {
        type: 'code',
        origin,
        ...(language && { language: language.toLowerCase() }),
        ...(title && { title }),
        text,
      };
    }
    const children = this.#within(macro.contentStart, macro.contentEnd);
    if (macro.name === 'quote') return { type: 'quote', origin, children };
    const title = (parameters.get('title') ?? parameters.get(''))?.trim();
    if (macro.name === 'expand')
      return { type: 'expand', title: title ?? '', origin, children } satisfies Expand;
    const kind = panelKind(macro.name);
    const colour = kind === 'custom' ? panelColour(parameters) : undefined;
    return { type: 'panel', kind, origin, ...(title && { title }), ...(colour && { colour }), children };
  }
}

function panelKind(name: string): Panel['kind'] {
  return name === 'info' || name === 'note' || name === 'tip' || name === 'warning' ? name : 'custom';
}

/** The first of a panel's colours that is one. */
function panelColour(parameters: ReadonlyMap<string, string>): Panel['colour'] {
  const names = ['titlebgcolor', 'bordercolor', 'bgcolor'];
  return names.map((name) => nearestColour(parameters.get(name) ?? '')).find(Boolean);
}
