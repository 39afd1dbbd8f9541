import type { OwnerCandidate, OwnerReason } from './question';

/** Reasons that name somebody for it; the others say no more than that they may know. */
const naming: ReadonlySet<OwnerReason> = new Set(['setting', 'project', 'story', 'sprint']);

/** Whom a question goes to unless the asker says otherwise: all who are named for it, else the most likely one. */
export function askedFirst(candidates: readonly OwnerCandidate[]): readonly OwnerCandidate[] {
  const [first] = candidates;
  if (!first) return [];
  return naming.has(first.reason) ? candidates.filter(({ reason }) => reason === first.reason) : [first];
}
