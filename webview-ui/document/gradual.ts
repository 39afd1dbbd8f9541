import { useEffect, useState } from 'preact/hooks';

/**
 * A long story is seen as fast as a short one: what stands far below the first that a reader sees is drawn right after
 * it, so that a moment later all of it is there for finding and for screen readers.
 */

/** How much is drawn before the first frame, of all texts together. A paragraph is 1. */
const atFirst = 120;
/** Texts and lists that are completed between two frames. */
const perFrame = 20;

let left = atFirst;
let atOnce = false;
let isWaiting = false;
const incomplete = new Set<() => void>();

/** Draws everything in one go from now on, for a page that returns to a place far below. */
export function drawAtOnce(): void {
  atOnce = true;
}

/** How many of a text's blocks, or of the entries of a list, are to be drawn now; soon it is all of them. */
export function useGradually(parts: readonly unknown[]): number {
  const [first] = useState(() => take(parts));
  const [isWhole, setWhole] = useState(first >= parts.length);
  useEffect(() => {
    if (isWhole) return undefined;
    const complete = () => setWhole(true);
    incomplete.add(complete);
    completeSoon();
    return () => void incomplete.delete(complete);
  }, [isWhole]);
  return isWhole ? parts.length : Math.min(first, parts.length);
}

function take(parts: readonly unknown[]): number {
  if (atOnce) return parts.length;
  completeSoon();
  let count = 0;
  while (count < parts.length && left > 0) left -= weightOf(parts[count++]);
  return count;
}

/** What a comment is beside its text, which counts for itself: who, when, marks, buttons. */
const aroundText = 5;

/** Roughly: of a paragraph the pieces of its text count for less than the rows of a table do. */
function weightOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 1;
  const { items, rows, columns, children, blocks } = part as Record<string, unknown>;
  if (Array.isArray(blocks)) return aroundText;
  const inside = [items, rows, columns, children].find((some) => Array.isArray(some));
  return inside === undefined || inside === children ? 1 : 1 + inside.length;
}

function completeSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  afterFrame(() => {
    isWaiting = false;
    left = atFirst;
    for (const complete of [...incomplete].slice(0, perFrame)) {
      incomplete.delete(complete);
      complete();
    }
    if (incomplete.size > 0) completeSoon();
  });
}

/** When the browser has drawn what there is; a page that is hidden draws nothing, and does not wait for it. */
function afterFrame(act: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) act();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  if (document.hidden) setTimeout(once);
}
