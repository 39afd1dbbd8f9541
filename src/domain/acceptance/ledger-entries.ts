import type { RemovedTick } from './criterion';
import { saysTheSame, type Ledger, type LedgerEntry } from './ledger';
import { isRewording, matchCriteria } from './match';

/** What an entry of the ledger is found by. */
export interface Entitled {
  readonly id: string;
  readonly text: string;
  readonly group?: string;
}

/** Which entry of the ledger belongs to which criterion, in their order: by id, then by what they say. */
export function entriesOf(
  criteria: readonly Entitled[],
  ledger: Ledger,
): {
  readonly entryOf: readonly (LedgerEntry | undefined)[];
  readonly matched: ReadonlySet<LedgerEntry>;
} {
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const entryOf = criteria.map(({ id, text }) => {
    const entry = entries.get(id);
    // A source's own id can be given to another text, by pasting over it.
    return entry && (saysTheSame(entry, text) || isRewording(entry.text, text)) ? entry : undefined;
  });
  const matched = new Set(entryOf.filter((entry) => entry !== undefined));
  const openEntries = ledger.entries.filter((entry) => entry.checked && !matched.has(entry));
  const openCriteria = criteria.flatMap((criterion, index) => (entryOf[index] ? [] : [{ criterion, index }]));
  const matches = matchCriteria(
    openEntries,
    openCriteria.map(({ criterion: { text, group } }) => ({ text, ...(group !== undefined && { group }) })),
  );
  matches.forEach((match, at) => {
    const entry = openEntries[at];
    const open = match === null ? undefined : openCriteria[match];
    if (!entry || !open) return;
    entryOf[open.index] = entry;
    matched.add(entry);
  });
  return { entryOf, matched };
}

/** Ticks whose criterion is gone, until they are dismissed. */
export function removedSinceTicked(criteria: readonly Entitled[], ledger: Ledger): RemovedTick[] {
  const { matched } = entriesOf(criteria, ledger);
  return ledger.entries
    .filter((entry) => entry.checked && !matched.has(entry))
    .map(({ id, text, by, at }) => ({
      ...{ id, text },
      ...(by !== undefined && { by }),
      ...(at !== undefined && { at }),
    }));
}

/** For each criterion that has a tick under another id, that id: the last argument of `recordTicks`. */
export function formerIds(criteria: readonly Entitled[], ledger: Ledger): Map<string, string> {
  const { entryOf } = entriesOf(criteria, ledger);
  return new Map(
    criteria.flatMap(({ id }, index) => {
      const entry = entryOf[index];
      return entry && entry.id !== id ? [[id, entry.id] as const] : [];
    }),
  );
}
