import { oneLine } from '../../src/domain/one-line';

/**
 * What there is to read below a node of a document, whatever its shape: all that is left to show of a node that is
 * broken or nested too deeply. Does not recurse, so depth is no danger to it.
 */
export function readableText(node: unknown): string {
  const found: string[] = [];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    found.push(...wordsOf(next as Record<string, unknown>));
    const inner = Object.values(next).filter((value) => typeof value === 'object' && value !== null);
    waiting.push(...inner.reverse());
  }
  return oneLine(found.join(' '));
}

function wordsOf({ type, title, text, date, name }: Record<string, unknown>): string[] {
  if (type === 'comment') return [];
  // The name of a file is content, the name of a kind of node is not.
  const words = [title, text, date, type === 'unknown' || type === 'emoji' ? undefined : name];
  return words.filter((word) => typeof word === 'string');
}
