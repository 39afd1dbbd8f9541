import { posix } from 'node:path';
import type { Document } from '../../domain/document';

/** A file that a story's text shows or links to. */
export interface FileReference {
  /** As it is written. */
  readonly name: string;
  /** From the backlog folder, with `/`; begins with `../` where it leads out of it. */
  readonly path: string;
}

/** Far beyond what a story is illustrated with. */
const mostReferences = 200;

/** The files a text refers to by paths from its own file, once each; other stories apart. */
export function fileReferences(document: Document, storyPath: string): FileReference[] {
  const found = new Map<string, FileReference>();
  for (const name of addressesIn(document.blocks)) {
    const path = pathOf(name, storyPath);
    if (path === undefined || found.size >= mostReferences) continue;
    found.set(name, { name, path });
  }
  return [...found.values()];
}

/** Addresses of pictures, other files and links, in their order. */
function addressesIn(nodes: readonly unknown[]): string[] {
  const found: string[] = [];
  const waiting: unknown[] = [...nodes].reverse();
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { url, href } = node as { url?: unknown; href?: unknown };
    for (const address of [url, href]) if (typeof address === 'string') found.push(address);
    waiting.push(...Object.values(node).reverse());
  }
  return found;
}

/** None for an address of the web, a path from the root of a disk, a place in the same text, and another story. */
function pathOf(reference: string, storyPath: string): string | undefined {
  const written = reference.replace(/[?#].*$/s, '');
  let decoded: string;
  try {
    decoded = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  if (!decoded || /^(?:[a-z][a-z\d+.-]*:|[/~])|[\\\0]|[/.]$|\.md$/i.test(decoded)) return undefined;
  return posix.join(posix.dirname(storyPath), decoded);
}
