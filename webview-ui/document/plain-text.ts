/**
 * The text below a node of a document, whatever its shape: what is left to show of a node that is broken or nested too
 * deeply. Does not recurse, so depth is no danger to it.
 */
export function plainText(node: unknown): string {
  const found: string[] = [];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if ('text' in next && typeof next.text === 'string') found.push(next.text);
    const inner = Object.values(next).filter((value) => typeof value === 'object' && value !== null);
    waiting.push(...inner.reverse());
  }
  return found.join(' ').replace(/\s+/g, ' ').trim();
}
