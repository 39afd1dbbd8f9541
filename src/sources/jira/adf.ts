import { nearestColour } from '../../domain/colour';
import type {
  Block,
  Document,
  Inline,
  List,
  ListItem,
  Panel,
  Paragraph,
  Placed,
} from '../../domain/document';
import { cardOf, inlineOf, inlinesIn, inlineTypes, lines, unknownName, type Path } from './adf-inline';
import { media, mediaOf } from './adf-media';
import { contentOf, nodeOf, ownWords, rawText, string, textBelow, within, type RawNode } from './adf-node';
import { tableOf } from './adf-table';

/**
 * Reads the Atlassian Document Format (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/)
 * as Jira really holds it: nodes without attributes, blocks where the schema wants inlines, and nodes nobody has heard
 * of are kept as far as they can be read. An origin is the path of `content` indices from the root; that of a text ends
 * with the offset in the raw node's text, because one raw text can hold several lines.
 */
export function readAdf(raw: unknown): Document {
  if (typeof raw === 'string') return { blocks: raw ? [paragraph(lines(raw, [], []), [])] : [] };
  return { blocks: blocksIn(Array.isArray(raw) ? raw : contentOf(raw), [], 0) };
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

/** `first` is the index that the first of the nodes has in the content they stand in. */
function blocksIn(content: readonly unknown[], path: Path, depth: number, first = 0): Block[] {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  const endRun = (): void => {
    if (run.length > 0) blocks.push({ type: 'paragraph', children: run });
    run = [];
  };
  content.forEach((raw, index) => {
    const node = nodeOf(raw);
    if (!node) return;
    const at = [...path, first + index];
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
  if (depth > deepest) return [tooDeep(node, path)];
  const children = (): Block[] => blocksIn(node.content, path, depth);
  switch (node.type) {
    case 'paragraph':
      return [{ ...paragraph(inlinesIn(node.content, path), path), ...placed(node), ...small(node) }];
    case 'heading':
      return [
        {
          type: 'heading',
          level: within(attrs.level, 1, 6),
          origin,
          ...placed(node),
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
      return [{ type: 'panel', origin, ...panelLooks(attrs), children: children() }];
    case 'expand':
    case 'nestedExpand':
      return [{ type: 'expand', title: string(attrs.title), origin, children: children() }];
    case 'blockquote':
      return [{ type: 'quote', origin, children: children() }];
    case 'rule':
      return [{ type: 'rule', origin }, ...children()];
    case 'table':
      return [tableOf(node, path, (nodes, at, first) => blocksIn(nodes, at, depth + 2, first))];
    case 'layoutSection':
      return [columnsOf(node, path, depth)];
    case 'mediaSingle':
    case 'mediaGroup':
      return mediaOf(node, origin, {
        caption: (caption, index) => inlinesIn(caption.content, [...path, index]),
        other: (index) => blocksIn([node.content[index]], path, depth + 1, index),
        inside: ({ content }, index) => blocksIn(content, [...path, index], depth + 1),
      });
    case 'media':
      return [{ type: 'media', origin, items: [media(node)] }, ...children()];
    case 'blockCard':
    case 'embedCard': {
      const card = cardOf(node, path);
      if (card.length > 0) return [paragraph(card, path), ...children()];
      return [{ type: 'unknown', name: node.type, origin, children: [...query(attrs, path), ...children()] }];
    }
    case 'extensionFrame':
      return children();
    default:
      return [
        { type: 'unknown', name: unknownName(node), origin, children: unknownChildren(node, path, depth) },
      ];
  }
}

function tooDeep(node: RawNode, path: Path): Block {
  return {
    type: 'unknown',
    name: node.type,
    origin: { path },
    children: textBelow({ ...node, content: [node] }),
  };
}

function columnsOf(node: RawNode, path: Path, depth: number): Block {
  return {
    type: 'columns',
    origin: { path },
    columns: node.content.map((raw, index) => {
      const column = nodeOf(raw);
      if (column?.type !== 'layoutColumn') return { children: blocksIn([raw], path, depth + 1, index) };
      const { width } = column.attrs;
      return {
        ...(typeof width === 'number' && width > 0 && width <= 100 && { width }),
        children: blocksIn(column.content, [...path, index], depth + 1),
      };
    }),
  };
}

function panelLooks(attrs: RawNode['attrs']): Pick<Panel, 'kind' | 'icon' | 'colour'> {
  const name = string(attrs.panelType);
  const kind = (Object.hasOwn(panelKinds, name) && panelKinds[name]) || 'custom';
  if (kind !== 'custom') return { kind };
  const icon = string(attrs.panelIconText) || string(attrs.panelIcon);
  const colour = nearestColour(string(attrs.panelColor));
  return { kind, ...(icon && { icon }), ...(colour && { colour }) };
}

function placed({ marks }: RawNode): Placed {
  const found: { -readonly [Key in keyof Placed]: Placed[Key] } = {};
  for (const raw of marks) {
    const mark = nodeOf(raw);
    const align = mark?.attrs.align;
    if (mark?.type === 'alignment' && (align === 'center' || align === 'end')) found.align = align;
    if (mark?.type === 'indentation') found.indent = within(mark.attrs.level, 1, 6);
  }
  return found;
}

function small({ marks }: RawNode): Pick<Paragraph, 'small'> {
  return marks.some((mark) => nodeOf(mark)?.type === 'fontSize') ? { small: true } : {};
}

/** What a list of issues in a card asks Jira for. */
function query({ datasource }: RawNode['attrs'], path: Path): Block[] {
  const { parameters } = (datasource ?? {}) as { parameters?: unknown };
  const { jql } = (parameters ?? {}) as { jql?: unknown };
  return string(jql) ? [paragraph([{ type: 'text', text: string(jql) }], path)] : [];
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
    if (!isTask && child.type !== 'listItem' && child.type !== 'decisionItem') {
      items.push({ origin: { path: at }, children: blocksIn([raw], path, depth + 1, index) });
      return;
    }
    const localId = string(child.attrs.localId);
    items.push({
      origin: { path: at },
      ...(isTask && { task: { checked: child.attrs.state === 'DONE' } }),
      ...(localId && { localId }),
      children: blocksIn(child.content, at, depth + 1),
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

function unknownChildren(node: RawNode, path: Path, depth: number): Block[] {
  const text = ownWords(node);
  const own = text ? [paragraph(lines(text, [], path), path)] : [];
  return [...own, ...blocksIn(node.content, path, depth)];
}

function paragraph(children: Inline[], path: Path): Paragraph {
  return { type: 'paragraph', origin: { path }, children };
}
