import type {
  Block,
  Document,
  Inline,
  List,
  ListItem,
  Mark,
  Media,
  Panel,
  Paragraph,
  StatusLozenge,
  TableCell,
  TableRow,
} from '../../domain/document';

/**
 * Reads the Atlassian Document Format (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/)
 * as Jira really holds it: nodes without attributes, blocks where the schema wants inlines, and nodes nobody has heard
 * of are kept as far as they can be read. An origin is the path of `content` indices from the root; that of a text ends
 * with the offset in the raw node's text, because one raw text can hold several lines.
 */
export function readAdf(raw: unknown): Document {
  if (typeof raw === 'string') return { blocks: raw ? [paragraph(lines(raw, [], []), [])] : [] };
  return { blocks: blocksIn(contentOf(raw), [], 0) };
}

type Path = readonly number[];
interface RawNode {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
  readonly text: string;
}

/** Far beyond what the editor makes, and far from the end of the stack. */
const deepest = 60;

const inlineTypes = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
]);

const panelKinds: Readonly<Record<string, Panel['kind']>> = {
  info: 'info',
  note: 'note',
  tip: 'tip',
  success: 'success',
  warning: 'warning',
  error: 'error',
};

function blocksIn(content: readonly unknown[], path: Path, depth: number): Block[] {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  const endRun = (): void => {
    if (run.length > 0) blocks.push({ type: 'paragraph', children: run });
    run = [];
  };
  content.forEach((raw, index) => {
    const node = nodeOf(raw);
    if (!node) return;
    const at = [...path, index];
    if (inlineTypes.has(node.type)) {
      for (const inline of inlineOf(node, at)) run.push(inline);
      return;
    }
    endRun();
    blocks.push(...blockOf(node, at, depth + 1));
  });
  endRun();
  return blocks;
}

function blockOf(node: RawNode, path: Path, depth: number): Block[] {
  const origin = { path };
  const { attrs } = node;
  if (depth > deepest) return [{ type: 'unknown', name: node.type, origin, children: textBelow(node) }];
  const children = (): Block[] => blocksIn(node.content, path, depth);
  switch (node.type) {
    case 'paragraph':
      return [paragraph(inlinesIn(node.content, path), path)];
    case 'heading':
      return [
        {
          type: 'heading',
          level: within(attrs.level, 1, 6),
          origin,
          children: inlinesIn(node.content, path),
        },
      ];
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return [listOf(node, path, depth)];
    case 'codeBlock':
      return [
        {
          type: 'code',
          origin,
          ...(string(attrs.language) && { language: string(attrs.language) }),
          text: rawText(node),
        },
      ];
    case 'panel':
      return [
        {
          type: 'panel',
          kind: panelKinds[string(attrs.panelType)] ?? 'custom',
          origin,
          children: children(),
        },
      ];
    case 'expand':
    case 'nestedExpand':
      return [{ type: 'expand', title: string(attrs.title), origin, children: children() }];
    case 'blockquote':
      return [{ type: 'quote', origin, children: children() }];
    case 'rule':
      return [{ type: 'rule', origin }];
    case 'table':
      return [{ type: 'table', origin, rows: rowsOf(node, path, depth) }];
    case 'layoutSection':
      return [
        {
          type: 'columns',
          origin,
          columns: node.content.map((column, index) => ({
            children: blocksIn(contentOf(column), [...path, index], depth + 1),
          })),
        },
      ];
    case 'mediaSingle':
    case 'mediaGroup':
      return mediaOf(node, path, depth);
    case 'blockCard':
    case 'embedCard':
      return [paragraph(linkTo(cardUrl(node), path), path)];
    default:
      return [
        { type: 'unknown', name: unknownName(node), origin, children: unknownChildren(node, path, depth) },
      ];
  }
}

function listOf(node: RawNode, path: Path, depth: number): List {
  const kinds = { orderedList: 'ordered', decisionList: 'decision' } as const;
  const kind = node.type === 'orderedList' || node.type === 'decisionList' ? kinds[node.type] : 'bullet';
  const items: ListItem[] = [];
  node.content.forEach((raw, index) => {
    const child = nodeOf(raw);
    if (!child) return;
    const at = [...path, index];
    if (child.type === 'taskList' || child.type === 'bulletList' || child.type === 'orderedList') {
      // A nested task list follows the item it belongs to, as its sibling.
      const nested = blockOf(child, at, depth + 1);
      const parent = items.pop();
      items.push(parent ? { ...parent, children: [...parent.children, ...nested] } : { children: nested });
      return;
    }
    const isTask = child.type === 'taskItem' || child.type === 'blockTaskItem';
    const localId = string(child.attrs.localId);
    items.push({
      origin: { path: at },
      ...(isTask && { task: { checked: child.attrs.state === 'DONE' } }),
      ...(localId && { localId }),
      children: inlineTypes.has(child.type)
        ? [paragraph(inlineOf(child, at), at)]
        : blocksIn(child.content, at, depth + 1),
    });
  });
  const start = node.attrs.order;
  return {
    type: 'list',
    kind,
    ...(kind === 'ordered' && typeof start === 'number' && Number.isSafeInteger(start) && { start }),
    origin: { path },
    items,
  };
}

function rowsOf(table: RawNode, path: Path, depth: number): TableRow[] {
  return table.content.flatMap((rawRow, rowIndex): TableRow[] => {
    const row = nodeOf(rawRow);
    if (!row) return [];
    const rowPath = [...path, rowIndex];
    const cells = row.content.flatMap((rawCell, index): TableCell[] => {
      const cell = nodeOf(rawCell);
      if (!cell) return [];
      const at = [...rowPath, index];
      return [
        {
          header: cell.type === 'tableHeader',
          origin: { path: at },
          ...span('columnSpan', cell.attrs.colspan),
          ...span('rowSpan', cell.attrs.rowspan),
          children: blocksIn(cell.content, at, depth + 2),
        },
      ];
    });
    return [{ origin: { path: rowPath }, cells }];
  });
}

function span(name: 'columnSpan' | 'rowSpan', value: unknown): object {
  return typeof value === 'number' && value > 1 ? { [name]: within(value, 1, 1000) } : {};
}

function mediaOf(node: RawNode, path: Path, depth: number): Block[] {
  const items: Media[] = [];
  const rest: Block[] = [];
  node.content.forEach((raw, index) => {
    const child = nodeOf(raw);
    if (child?.type === 'media') items.push(media(child));
    else if (child?.type === 'caption')
      rest.push(paragraph(inlinesIn(child.content, [...path, index]), [...path, index]));
    else if (child) rest.push(...blockOf(child, [...path, index], depth + 1));
  });
  return items.length > 0 ? [{ type: 'media', origin: { path }, items }, ...rest] : rest;
}

function media(node: RawNode): Media {
  const { alt, id, url } = node.attrs;
  return {
    name: string(alt) || string(url) || string(id),
    ...(string(url) && { url: string(url) }),
    ...(string(id) && { id: string(id) }),
  };
}

function inlinesIn(content: readonly unknown[], path: Path): Inline[] {
  return content.flatMap((raw, index) => {
    const node = nodeOf(raw);
    return node ? inlineOf(node, [...path, index]) : [];
  });
}

function inlineOf(node: RawNode, path: Path): Inline[] {
  const origin = { path };
  const { attrs } = node;
  switch (node.type) {
    case 'text':
      return lines(node.text, marksOf(node), path);
    case 'hardBreak':
      return [{ type: 'break', origin }];
    case 'mention':
      return [
        {
          type: 'mention',
          origin,
          ...(string(attrs.id) && { id: string(attrs.id) }),
          text: `@${(string(attrs.text) || string(attrs.id)).replace(/^@/, '')}`,
        },
      ];
    case 'emoji':
      return [
        {
          type: 'emoji',
          origin,
          text: string(attrs.text) || string(attrs.shortName),
          name: string(attrs.shortName),
        },
      ];
    case 'date':
      return [{ type: 'date', origin, date: day(attrs.timestamp) }];
    case 'status':
      return [{ type: 'status', origin, text: string(attrs.text), colour: colour(attrs.color) }];
    case 'inlineCard':
      return linkTo(cardUrl(node), path);
    case 'mediaInline':
      return [{ type: 'image', origin, ...media(node) }];
    case 'placeholder':
      return lines(string(attrs.text), marksOf(node), path);
    default:
      return [
        {
          type: 'unknown',
          origin,
          name: unknownName(node),
          text:
            string(attrs.text) ||
            textBelow(node)
              .map((block) => block.children.map(textOf).join(''))
              .join(' '),
        },
      ];
  }
}

function textOf(inline: Inline): string {
  return inline.type === 'text' ? inline.text : ' ';
}

/** Jira shows a line end inside a text as a line end. */
function lines(text: string, marks: readonly Mark[], path: Path): Inline[] {
  const inlines: Inline[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line) {
      const origin = { path: [...path, start] };
      inlines.push({ type: 'text', text: line, ...(marks.length > 0 && { marks }), origin });
    }
    if (end < 0) return inlines;
    inlines.push({ type: 'break' });
    start = end + 1;
  }
}

function marksOf(node: RawNode): Mark[] {
  return node.marks.flatMap((raw): Mark[] => {
    const mark = nodeOf(raw);
    switch (mark?.type) {
      case 'strong':
      case 'em':
      case 'code':
      case 'strike':
      case 'underline':
        return [{ type: mark.type }];
      case 'subsup':
        return [{ type: mark.attrs.type === 'sup' ? 'sup' : 'sub' }];
      case 'backgroundColor':
        return [{ type: 'highlight' }];
      case 'link':
        return string(mark.attrs.href) ? [{ type: 'link', href: string(mark.attrs.href) }] : [];
      default:
        return [];
    }
  });
}

function cardUrl(node: RawNode): string {
  const { url, data } = node.attrs;
  if (string(url)) return string(url);
  const card = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  return string(card.url) || string(card.name);
}

function linkTo(url: string, path: Path): Inline[] {
  const href = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : undefined;
  if (!url) return [];
  return [{ type: 'text', text: url, origin: { path }, ...(href && { marks: [{ type: 'link', href }] }) }];
}

function unknownName(node: RawNode): string {
  return string(node.attrs.extensionKey) || node.type;
}

function unknownChildren(node: RawNode, path: Path, depth: number): Block[] {
  if (node.content.length > 0) return blocksIn(node.content, path, depth);
  const text = node.text || string(node.attrs.text);
  return text ? [paragraph(lines(text, [], path), path)] : [];
}

/** Without recursion, for what is nested too deep to be read node by node. */
function textBelow(node: RawNode): Paragraph[] {
  const texts: string[] = [];
  const waiting: unknown[] = [...node.content].reverse();
  while (waiting.length > 0) {
    const next = nodeOf(waiting.pop());
    if (!next) continue;
    const text = next.text || string(next.attrs.text);
    if (text) texts.push(text);
    for (let index = next.content.length - 1; index >= 0; index--) waiting.push(next.content[index]);
  }
  return texts.length > 0 ? [{ type: 'paragraph', children: [{ type: 'text', text: texts.join(' ') }] }] : [];
}

function rawText(node: RawNode): string {
  return node.content.map((child) => nodeOf(child)?.text ?? '').join('');
}

function paragraph(children: Inline[], path: Path): Paragraph {
  return { type: 'paragraph', origin: { path }, children };
}

function contentOf(raw: unknown): readonly unknown[] {
  return nodeOf(raw)?.content ?? [];
}

function nodeOf(raw: unknown): RawNode | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const { type, attrs, content, marks, text } = raw as Record<string, unknown>;
  return {
    type: string(type),
    attrs: typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>) : {},
    content: Array.isArray(content) ? content : [],
    marks: Array.isArray(marks) ? marks : [],
    text: string(text),
  };
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function within(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && value >= least ? Math.min(Math.trunc(value), most) : least;
}

/** Milliseconds since 1970, as a string; what is no time is shown as it is. */
function day(timestamp: unknown): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? string(timestamp) : date.toISOString().slice(0, 10);
}

const colours = new Set<unknown>(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']);

function colour(value: unknown): StatusLozenge['colour'] {
  return colours.has(value) ? (value as StatusLozenge['colour']) : 'neutral';
}
