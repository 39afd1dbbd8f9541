import type { JournalFolder, JournalLine } from '../../../../src/sync/outbox/journal';
import type { Lease } from '../../../../src/sync/outbox/lease';

export interface MemoryJournal extends JournalFolder {
  readonly segments: { name: string; isClosed: boolean; text: string }[];
  /** What is in it, line by line. */
  readonly lines: readonly JournalLine[];
}

/** A journal that outlives its window, as a file does. */
export function memoryJournal(): MemoryJournal {
  const segments: { name: string; isClosed: boolean; text: string }[] = [];
  let count = 0;
  return {
    segments,
    get lines() {
      return segments.flatMap(({ text }) =>
        text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as JournalLine),
      );
    },
    read: () => Promise.resolve(segments.map((segment) => ({ ...segment }))),
    append(lines) {
      const last = segments.at(-1);
      if (last && !last.isClosed) last.text += lines;
      else segments.push({ name: String(++count), isClosed: false, text: lines });
      return Promise.resolve();
    },
    close() {
      for (const segment of segments) segment.isClosed = true;
      return Promise.resolve();
    },
    remove(name) {
      segments.splice(
        segments.findIndex((segment) => segment.name === name),
        1,
      );
      return Promise.resolve();
    },
  };
}

/** Of one who is alone. */
export const ownLease: Lease = {
  take: () => Promise.resolve(true),
  isHeld: () => Promise.resolve(true),
  release: () => Promise.resolve(),
};
