import type { Block, Inline, ListItem, Mark } from '../document';
import { documentMarkdown } from '../document-markdown';
import type { Chart } from './chart';
import { chartTable } from './chart-table';
import type { Report, ReportBlock, ReportInline, ReportItem, ReportTable, ReportText } from './report';

/** The web address of a story, where it has one. */
export type StoryAddress = (key: string) => string | undefined;

export interface ReportMarkdownOptions {
  /** Where the picture of a chart is, seen from the Markdown; without it, charts are their tables alone. */
  readonly chartFile?: (chart: Chart, index: number) => string;
  /** Where stories lead; without it, they are named and lead nowhere. */
  readonly storyUrl?: StoryAddress;
}

/** A report as GitHub-flavoured Markdown; what a reader can do on its page is left out. */
export function reportMarkdown(report: Report, options: ReportMarkdownOptions = {}): string {
  let charts = 0;
  const parts = [heading(1, report.title)];
  if (report.note) parts.push(paragraph(report.note, options));
  for (const section of report.sections) {
    parts.push(heading(2, section.heading));
    for (const block of section.blocks) {
      if (block.type === 'chart') parts.push(...chartMarkdown(block.chart, charts++, options));
      else parts.push(documentMarkdown(blocksOf(block, options)));
    }
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function heading(level: number, text: string): string {
  return documentMarkdown([{ type: 'heading', level, children: inlines(text) }]);
}

function paragraph(text: ReportText, options: ReportMarkdownOptions): string {
  return documentMarkdown([{ type: 'paragraph', children: inlines(text, options) }]);
}

function chartMarkdown(chart: Chart, index: number, options: ReportMarkdownOptions): string[] {
  const file = options.chartFile?.(chart, index);
  const address = file?.replaceAll(/[<>\n\\%#?]/g, encodeURIComponent);
  return [
    ...(address === undefined ? [] : [`![${paragraph(chart.title, options)}](<${address}>)`]),
    paragraph(chart.summary, options),
    documentMarkdown(tableBlocks(chartTable(chart), options)),
  ];
}

function blocksOf(block: Exclude<ReportBlock, { type: 'chart' }>, options: ReportMarkdownOptions): Block[] {
  switch (block.type) {
    case 'text':
      return textBlocks(block.text, options);
    case 'list':
      return [listBlock(block.items, options)];
    case 'table':
      return tableBlocks(block, options);
    case 'facts':
      return [
        listBlock(
          block.facts.map(({ name, value, note }) => ({
            text: [`${name}: `, { text: value, strong: true }, note === undefined ? '' : ` (${note})`],
          })),
          options,
        ),
      ];
    case 'document':
      return lowered(block.document.blocks);
    case 'notice':
      return textBlocks(block.text, options).map((child) => ({ type: 'quote', children: [child] }));
  }
}

/** A text of nothing but what can be done on the page has nothing to be read. */
function textBlocks(text: ReportText, options: ReportMarkdownOptions): Block[] {
  const children = inlines(text, options);
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function listBlock(items: readonly ReportItem[], options: ReportMarkdownOptions): Block {
  return {
    type: 'list',
    kind: 'bullet',
    items: items.map(({ text, checked, items: inner = [] }): ListItem => ({
      ...(checked !== undefined && { task: { checked } }),
      children: [
        { type: 'paragraph', children: inlines(text, options) },
        ...(inner.length > 0 ? [listBlock(inner, options)] : []),
      ],
    })),
  };
}

function tableBlocks({ caption, columns, rows }: ReportTable, options: ReportMarkdownOptions): Block[] {
  const cell = (text: ReportText, index: number, header: boolean) => ({
    header,
    ...(columns[index]?.isNumber && { align: 'end' as const }),
    children: [{ type: 'paragraph' as const, children: inlines(text, options) }],
  });
  return [
    ...(caption ? [strongParagraph(caption)] : []),
    {
      type: 'table',
      rows: [
        { cells: columns.map(({ name }, index) => cell(name, index, true)) },
        ...rows.map((row) => ({ cells: row.map((text, index) => cell(text, index, false)) })),
      ],
    },
  ];
}

function strongParagraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text, marks: [{ type: 'strong' }] }] };
}

function inlines(text: ReportText, options: ReportMarkdownOptions = {}): Inline[] {
  const pieces = typeof text === 'string' ? [text] : text;
  // A blank that keeps an act apart goes with it.
  const kept = pieces.filter((piece, index) => piece !== ' ' || !isAct(pieces[index + 1]));
  return kept.flatMap((piece) => inline(piece, options));
}

function isAct(piece: ReportInline | undefined): boolean {
  return typeof piece === 'object' && 'act' in piece;
}

function inline(piece: ReportInline, { storyUrl }: ReportMarkdownOptions): Inline[] {
  if (typeof piece === 'string') return piece === '' ? [] : [{ type: 'text', text: piece }];
  const written = (...marks: Mark[]): Inline[] => [{ type: 'text', text: piece.text, marks }];
  if ('strong' in piece) return written({ type: 'strong' });
  if ('act' in piece) return [];
  const href = 'url' in piece ? piece.url : storyUrl?.(piece.story);
  return href === undefined ? written() : written({ type: 'link', href });
}

/** Headings of what somebody wrote stand below the one of the section. */
function lowered(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, level: Math.min(6, block.level + 2) } : block,
  );
}
