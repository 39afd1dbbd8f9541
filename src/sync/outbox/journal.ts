import * as v from 'valibot';
import { behindRefused, type Entry, entryShape } from './intention';

/**
 * Where the journal is kept: segments in their order, to which every window appends. A segment is never changed but by
 * appending to the newest one, and goes as a whole.
 */
export interface JournalFolder {
  /** Segments in the order of their lines. */
  read(): Promise<Segment[]>;
  /** Resolves when the lines are on disk, behind everything that was appended before. */
  append(lines: string): Promise<void>;
  /** Nothing is appended to the present segments any more. */
  close(): Promise<void>;
  /** Removes a closed segment, or puts it aside for a person to look at. */
  remove(name: string, aside: boolean): Promise<void>;
}

export interface Segment {
  readonly name: string;
  readonly isClosed: boolean;
  readonly text: string;
}

/** A line of the journal. Each but `put` names entries of lines before it. */
export type JournalLine =
  /** `replaces` names what it says everything of. */
  | { readonly put: Entry; readonly replaces?: readonly string[] }
  /** They are being sent: from here on the source may have them. */
  | { readonly sent: readonly string[] }
  /** The source has them. */
  | { readonly done: readonly string[] }
  /** The user let go of them. */
  | { readonly drop: readonly string[] }
  /** The source does not want them. */
  | { readonly refused: readonly string[]; readonly kind: string; readonly detail: string }
  /** They are to be tried once more. */
  | { readonly again: readonly string[] };

export interface Refusal {
  readonly kind: string;
  readonly detail: string;
}

export interface OpenEntry {
  readonly entry: Entry;
  /** Whether the source may have it. */
  readonly wasSent: boolean;
  readonly refusal?: Refusal;
}

export interface Journal {
  /** What the source does not have, in the order in which it was done. */
  readonly open: ReadonlyMap<string, OpenEntry>;
  /** Segments that can go: closed, and nothing in them or before them is open. */
  readonly settled: readonly Segment[];
  /** Segments with lines that cannot be understood. */
  readonly damaged: ReadonlySet<string>;
}

const ids = v.array(v.string());

const lineShape: v.GenericSchema<unknown, JournalLine> = v.union([
  v.object({ put: entryShape, replaces: v.optional(ids) }),
  v.object({ sent: ids }),
  v.object({ done: ids }),
  v.object({ drop: ids }),
  v.object({ refused: ids, kind: v.string(), detail: v.string() }),
  v.object({ again: ids }),
]);

/** A line for each; whatever stands before it, even half a line of a window that was killed, ends where it begins. */
export function journalText(lines: readonly JournalLine[]): string {
  return lines.map((line) => `\n${JSON.stringify(line)}\n`).join('');
}

/** What the lines of all segments come to. The same line twice is the same as once. */
export function readJournal(segments: readonly Segment[]): Journal {
  const open = new Map<string, OpenEntry>();
  const settledIds = new Set<string>();
  const segmentOf = new Map<string, number>();
  const damaged = new Set<string>();
  const settle = (id: string): void => {
    open.delete(id);
    settledIds.add(id);
  };
  const change = (ids: readonly string[], as: (known: OpenEntry) => OpenEntry): void => {
    for (const id of ids) {
      const known = open.get(id);
      if (known) open.set(id, as(known));
    }
  };
  const refused = (ids: readonly string[], isAgain: boolean): void => {
    const entries = [...open.values()].map(({ entry }) => entry);
    for (const entry of behindRefused(entries, ids, isAgain))
      change([entry.id], (known) => ({ ...known, entry }));
  };
  segments.forEach(({ name, text }, index) => {
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const read = readLine(line);
      if (!read) damaged.add(name);
      else if ('put' in read) {
        read.replaces?.forEach(settle);
        const { put } = read;
        if (settledIds.has(put.id) || open.has(put.id)) continue;
        open.set(put.id, { entry: put, wasSent: false });
        segmentOf.set(put.id, index);
      } else if ('done' in read) read.done.forEach(settle);
      else if ('drop' in read) read.drop.forEach(settle);
      else if ('sent' in read) change(read.sent, (known) => ({ ...known, wasSent: true }));
      else if ('again' in read) {
        change(read.again, ({ refusal, ...known }) => known);
        refused(read.again, true);
      } else {
        const { kind, detail } = read;
        change(read.refused, (known) => ({ ...known, refusal: { kind, detail } }));
        refused(read.refused, false);
      }
    }
  });
  const oldest = Math.min(...[...open.keys()].map((id) => segmentOf.get(id) ?? 0), segments.length);
  const before = segments.slice(0, oldest);
  const appended = before.findIndex(({ isClosed }) => !isClosed);
  return { open, settled: appended < 0 ? before : before.slice(0, appended), damaged };
}

function readLine(line: string): JournalLine | undefined {
  try {
    const result = v.safeParse(lineShape, JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
