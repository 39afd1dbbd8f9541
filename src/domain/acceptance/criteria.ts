import type { StoryDocument } from '../story';
import type { Criterion, TickRecord } from './criterion';
import { findCriteria } from './find';
import { identify, type IdentifiedCriterion } from './identify';
import { saysTheSame, type Ledger, type LedgerEntry } from './ledger';
import { isRewording, matchCriteria } from './match';

export { progressOf } from './progress';

/** All criteria of a story's documents, each with the truth about its tick. */
export function criteriaOf(
  documents: readonly StoryDocument[],
  ledger: Ledger,
  options: { readonly headings?: readonly string[] } = {},
): Criterion[] {
  const identified = identifiedIn(documents, options);
  const { entryOf } = assign(identified, ledger);
  return identified.map((criterion, index) => withTick(criterion, entryOf[index]));
}

/** Found and identified, with ids that are unique in the story; for a source that wants to know where to write. */
export function identifiedIn(
  documents: readonly StoryDocument[],
  options: { readonly headings?: readonly string[] } = {},
): IdentifiedCriterion[] {
  const ids = new Set<string>();
  return documents.flatMap(({ field, role, document }) => {
    const found = findCriteria(document, { ...options, wholeField: role === 'acceptance' });
    return identify(field, found).map((criterion) => {
      const id = ids.has(criterion.id) ? `${criterion.id}@${field}` : criterion.id;
      ids.add(id);
      return { ...criterion, id };
    });
  });
}

/** Ticks whose criterion is gone, until they are dismissed. */
export function removedSinceTicked(
  criteria: readonly { readonly id: string; readonly text: string; readonly group?: string }[],
  ledger: Ledger,
): LedgerEntry[] {
  const { matched } = assign(criteria, ledger);
  return ledger.entries.filter((entry) => entry.checked && !matched.has(entry));
}

/** For each criterion that has a tick under another id, that id: the last argument of `recordTicks`. */
export function formerIds(
  criteria: readonly { readonly id: string; readonly text: string; readonly group?: string }[],
  ledger: Ledger,
): Map<string, string> {
  const { entryOf } = assign(criteria, ledger);
  return new Map(
    criteria.flatMap(({ id }, index) => {
      const entry = entryOf[index];
      return entry && entry.id !== id ? [[id, entry.id] as const] : [];
    }),
  );
}

/** Which entry of the ledger belongs to which criterion: by id, then by what they say. */
function assign(
  criteria: readonly { readonly id: string; readonly text: string; readonly group?: string }[],
  ledger: Ledger,
): { entryOf: (LedgerEntry | undefined)[]; matched: ReadonlySet<LedgerEntry> } {
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

function withTick(found: IdentifiedCriterion, entry: LedgerEntry | undefined): Criterion {
  const { id, field, text, content, details, group, depth, section } = found;
  const isWritten = found.place !== 'none' && found.place !== 'status-cell';
  // What the source can say is the source's to say, unless the tick was meant to stay out of it.
  const isInSource =
    isWritten && (entry === undefined || entry.keeper === 'source' || found.checked === true);
  const checked = isInSource ? found.checked === true : (entry?.checked ?? found.checked === true);
  const ticked = checked && entry?.checked ? entry : undefined;
  return {
    id,
    field,
    text,
    content,
    details,
    checked,
    keeper: isInSource ? 'source' : entry && entry.keeper !== 'source' ? entry.keeper : 'property',
    ...(group !== undefined && { group }),
    depth,
    section,
    ...(ticked && { tick: recordOf(ticked) }),
    ...(ticked && !saysTheSame(ticked, text) && { tickedText: ticked.text }),
  };
}

function recordOf({ by, at, commit }: LedgerEntry): TickRecord {
  return {
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
    ...(commit !== undefined && { commit }),
  };
}
