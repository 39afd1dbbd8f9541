import * as v from 'valibot';
import type { Outlook } from '../domain/outlook';
import { keptPerson, keptProblem, keptStatus } from './kept-shapes';
import { createMemory, type KeepingOptions } from './memory';
import type { Known } from './stored-state';

/** Where the product goes: what was read of it last stays on this machine, for a window that cannot ask. */
export interface KeptOutlook {
  /** What was read last, in whichever window; `undefined` where nothing was. */
  last(): Promise<Known<Outlook> | undefined>;
  /**
   * Asks the source, and keeps what it says. Where parts of that are missing and the last one was whole, it is the last
   * one, with what could not be read now.
   */
  read(signal?: AbortSignal): Promise<ReadOutlook>;
}

export interface ReadOutlook {
  readonly value: Outlook;
  /** When it was read, in milliseconds since the epoch, where that was not just now. */
  readonly at?: number;
}

/** Milliseconds for which a whole one is of more use than a part: what is missing may never be given again. */
const longestWhole = 24 * 3_600_000;

/** What the names of these states begin with. */
export const outlookKind = 'outlook';

export function createKeptOutlook({ source, storage, place, now, onProblem }: KeepingOptions): KeptOutlook {
  const memory = createMemory(storage, outlookKind, place);

  async function last(): Promise<Known<Outlook> | undefined> {
    const kept = v.safeParse(keptShape, await memory.read().catch(() => undefined));
    // Of another version of this shape nothing is taken.
    return kept.success ? { value: kept.output.outlook, at: kept.output.at } : undefined;
  }

  const isWhole = ({ problems }: Outlook): boolean => problems.length === 0;

  return {
    last,
    async read(signal) {
      const outlook = await source.outlook(signal);
      // A folder is read sooner than what is kept of it.
      if (source.kind !== 'jira') return { value: outlook };
      const before = isWhole(outlook) ? undefined : await last();
      if (before && isWhole(before.value) && Math.abs(now() - before.at) < longestWhole)
        return { value: { ...before.value, problems: outlook.problems }, at: before.at };
      await memory
        .write({ format, at: now(), outlook })
        .catch((error: unknown) => onProblem('Keeping the roadmap', error));
      return { value: outlook };
    },
  };
}

/** Raised when the shape of what is kept changes. */
const format = 1;

const text = v.string();
const day = v.optional(text);
const stories = v.array(
  v.object({
    ...{ key: text, title: text, status: keptStatus },
    points: v.optional(v.number()),
    versions: v.array(text),
  }),
);
const keptShape = v.object({
  format: v.literal(format),
  /** Milliseconds since the epoch. */
  at: v.number(),
  outlook: v.object({
    epics: v.array(
      v.object({
        ...{ key: text, title: text, status: keptStatus, owner: v.optional(keptPerson) },
        ...{ start: day, due: day, goal: v.optional(text) },
        ...{ metrics: v.array(text), url: v.optional(text), stories },
      }),
    ),
    versions: v.array(
      v.object({
        ...{ name: text, description: v.optional(text), start: day, releaseDate: day },
        ...{ released: v.boolean(), url: v.optional(text), stories },
      }),
    ),
    problems: v.array(keptProblem),
  }),
});
