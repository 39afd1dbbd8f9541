import type { Block, Inline, ListItem, TableCell } from './document';

/**
 * What a reader of the nodes would read, as text: one line for a run of inlines (but for the breaks its own renderer
 * shows), one line or more for a block, `- ` and `1. ` before the items of a list, ` | ` between the cells of a row.
 */
export function plainText(nodes: readonly (Block | Inline)[]): string {
  const lines: string[] = [];
  let open = '';
  for (const node of nodes) {
    const inline = inlineText(node);
    if (inline === undefined) {
      if (open) lines.push(open);
      open = '';
      const text = blockText(node as Block);
      if (text) lines.push(text);
    } else {
      open += inline;
    }
  }
  if (open) lines.push(open);
  return lines.join('\n');
}

/** `undefined` where the node is a block. */
function inlineText(node: Block | Inline): string | undefined {
  switch (node.type) {
    case 'text':
    case 'mention':
    case 'emoji':
    case 'status':
      return node.text;
    case 'break':
      return node.soft ? ' ' : '\n';
    case 'date':
      return node.date;
    case 'image':
      return node.name;
    case 'unknown':
      return 'text' in node ? node.text : undefined;
    default:
      return undefined;
  }
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainText(block.children);
    case 'list':
      return block.items
        .map((item, index) =>
          itemText(item, block.kind === 'ordered' ? `${(block.start ?? 1) + index}. ` : '- '),
        )
        .join('\n');
    case 'code':
      return [block.title, block.text].filter(Boolean).join('\n');
    case 'panel':
    case 'expand':
      return [block.title, plainText(block.children)].filter(Boolean).join('\n');
    case 'quote':
    case 'unknown':
      return plainText(block.children);
    case 'table':
      return block.rows.map((row) => row.cells.map(cellText).join(' | ')).join('\n');
    case 'columns':
      return block.columns
        .map((column) => plainText(column.children))
        .filter(Boolean)
        .join('\n');
    case 'media':
      return [block.items.map((item) => item.name).join(' '), plainText(block.caption ?? [])]
        .filter(Boolean)
        .join('\n');
    case 'rule':
    case 'comment':
      return '';
  }
}

function itemText(item: ListItem, bullet: string): string {
  const box = item.task ? (item.task.checked ? '[x] ' : '[ ] ') : '';
  const indent = ' '.repeat(bullet.length);
  return bullet + box + plainText(item.children).replaceAll('\n', `\n${indent}`);
}

function cellText(cell: TableCell): string {
  return plainText(cell.children).replaceAll('\n', ' ');
}
