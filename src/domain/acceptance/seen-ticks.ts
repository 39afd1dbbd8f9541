import type { IdentifiedCriterion } from './identify';
import { briefly, mergeLedgers, type Ledger, type LedgerEntry } from './ledger';
import { entriesOf } from './ledger-entries';

/**
 * This machine's ledger with what was seen of ticks that somebody made in the source itself. Without the text a box had
 * when it was seen ticked, nobody could tell later that it was reworded, or that it is gone; and a box that was seen
 * unticked again is not missed when it goes. The same ledger where there is nothing new to remember.
 *
 * @param shared the record everybody has, whose word counts more
 * @param at ISO 8601
 */
export function rememberSeen(
  found: readonly IdentifiedCriterion[],
  shared: Ledger,
  local: Ledger,
  at: string,
): Ledger {
  if (!local.writable) return local;
  const known = shared.writable ? mergeLedgers(shared, local) : local;
  const { entryOf } = entriesOf(found, known);
  const news = found.flatMap(({ id, text, field, checked, place }, index): LedgerEntry[] => {
    const entry = entryOf[index];
    if (place === 'none' || checked === null || checked === (entry?.checked ?? false)) return [];
    if (checked) return [{ id, ...briefly(text), field, checked, keeper: 'source', seenAt: at }];
    return entry?.keeper === 'source' ? [{ ...entry, checked, at }] : [];
  });
  if (news.length === 0) return local;
  const entries = new Map(local.entries.map((entry) => [entry.id, entry]));
  for (const entry of news) entries.set(entry.id, entry);
  return { ...local, entries: [...entries.values()] };
}
