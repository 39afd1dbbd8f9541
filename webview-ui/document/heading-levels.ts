import type { Block, Heading } from '../../src/domain/document';

/**
 * The levels at which a document's headings are shown, so that none is skipped: the first is at `base`, and each next
 * one at most one deeper than the one it stands under. What it looks like still follows its own level.
 */
export function headingLevels(blocks: readonly Block[], base: number): ReadonlyMap<Heading, number> {
  const levels = new Map<Heading, number>();
  const open: number[] = [];
  for (const heading of headingsIn(blocks)) {
    while (open.length > 0 && (open.at(-1) ?? 0) >= heading.level) open.pop();
    open.push(heading.level);
    levels.set(heading, Math.min(6, base + open.length - 1));
  }
  return levels;
}

/** In reading order. Does not recurse: a document may be nested very deeply. */
function* headingsIn(blocks: readonly Block[]): Iterable<Heading> {
  const waiting: unknown[] = [...blocks].reverse();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if ('type' in next && next.type === 'heading') yield next as Heading;
    else waiting.push(...Object.values(next).reverse());
  }
}
