import type { StoryDocument } from '../story';
import type { Criterion, TickRecord } from './criterion';
import { findCriteria } from './find';
import { identify, type IdentifiedCriterion } from './identify';
import { saysTheSame, type Ledger, type LedgerEntry } from './ledger';
import { entriesOf } from './ledger-entries';

/** Criteria that were found, each with the truth about its tick. */
export function withTicks(found: readonly IdentifiedCriterion[], ledger: Ledger): Criterion[] {
  const { entryOf } = entriesOf(found, ledger);
  return found.map((criterion, index) => withTick(criterion, entryOf[index]));
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

function withTick(found: IdentifiedCriterion, entry: LedgerEntry | undefined): Criterion {
  const { id, field, text, content, details, group, depth, section } = found;
  const isWritten = found.place !== 'none' && found.place !== 'status-cell';
  // What the source can say is the source's to say, unless the tick was meant to stay out of it.
  const isInSource =
    isWritten && (entry === undefined || entry.keeper === 'source' || found.checked === true);
  const isSaidThere = isInSource || (found.place === 'status-cell' && entry?.keeper === 'source');
  const checked = isSaidThere ? found.checked === true : (entry?.checked ?? found.checked === true);
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
    ...(ticked && recordOf(ticked)),
    ...(ticked && !saysTheSame(ticked, text) && { tickedText: ticked.text }),
  };
}

/** Who ticked and when, where the entry has it: what was only seen to be ticked has not. */
function recordOf({ by, at, commit }: LedgerEntry): { tick?: TickRecord } {
  const known = Object.entries({ by, at, commit }).filter(([, value]) => value !== undefined);
  return known.length > 0 ? { tick: Object.fromEntries(known) } : {};
}
