import type {
  Block,
  Document,
  Inline,
  List,
  ListItem,
  Media,
  Panel,
  Paragraph,
  TableCell,
  TableRow,
} from '../../domain/document';
import {
  cardUrl,
  inlineOf,
  inlinesIn,
  inlineTypes,
  lines,
  linkTo,
  media,
  unknownName,
  type Path,
} from './adf-inline';
import { contentOf, nodeOf, rawText, string, textBelow, within, type RawNode } from './adf-node';

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

/** Far beyond what the editor makes, and far from the end of the stack. */
const deepest = 60;

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
  const items: (ListItem & { readonly children: Block[] })[] = [];
  node.content.forEach((raw, index) => {
    const child = nodeOf(raw);
    if (!child) return;
    const at = [...path, index];
    if (child.type === 'taskList' || child.type === 'bulletList' || child.type === 'orderedList') {
      // A nested task list follows the item it belongs to, as its sibling.
      if (items.length === 0) items.push({ children: [] });
      items.at(-1)?.children.push(...blockOf(child, at, depth + 1));
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

function unknownChildren(node: RawNode, path: Path, depth: number): Block[] {
  if (node.content.length > 0) return blocksIn(node.content, path, depth);
  const text = node.text || string(node.attrs.text);
  return text ? [paragraph(lines(text, [], path), path)] : [];
}

function paragraph(children: Inline[], path: Path): Paragraph {
  return { type: 'paragraph', origin: { path }, children };
}
