import type { AdfNode, RichText } from './model';

/** The readable text of a rich text, for search and for the changelog. */
export function plainText(text: RichText): string {
  if (text === null || typeof text === 'string') {
    return text ?? '';
  }
  return nodeText(text).trim();
}

const blocks = new Set(['paragraph', 'heading', 'taskItem', 'listItem', 'codeBlock', 'tableRow', 'rule']);

function nodeText(node: AdfNode): string {
  if (node.type === 'hardBreak') {
    return '\n';
  }
  const own = node.text ?? (typeof node.attrs?.['text'] === 'string' ? node.attrs['text'] : '');
  const inner = (node.content ?? []).map(nodeText).join(node.type === 'tableRow' ? ' ' : '');
  return own + inner + (blocks.has(node.type) ? '\n' : '');
}
