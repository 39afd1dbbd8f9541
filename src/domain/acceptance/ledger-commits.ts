import { isRecord, strings, whole } from './ledger-values';

/** A commit that was linked to a story for some of its criteria. */
export interface CommitEntry {
  readonly sha: string;
  /** As they were then, their texts cut to 240 characters. */
  readonly criteria: readonly { readonly id: string; readonly text: string }[];
  /** ISO 8601 */
  readonly at?: string;
  readonly by?: string;
  /** What others wrote into the entry. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const mostText = 240;

/** Reads the member `commits` of a ledger; what is no entry stays where it is. */
export function readCommits(raw: unknown): CommitEntry[] {
  if (!isRecord(raw)) return [];
  return Object.entries(raw).flatMap(([sha, value]) => readCommit(sha, value) ?? []);
}

function readCommit(sha: string, raw: unknown): CommitEntry | undefined {
  if (!isRecord(raw) || !Array.isArray(raw.criteria)) return undefined;
  const { criteria: all, at, by, ...more } = raw;
  const criteria = (all as readonly unknown[]).flatMap((one) => {
    if (!isRecord(one) || typeof one.id !== 'string' || typeof one.text !== 'string') return [];
    return [{ id: one.id, text: one.text }];
  });
  return { sha, criteria, ...strings({ at, by }), ...(Object.keys(more).length > 0 && { more }) };
}

/** The member `commits` as it is stored, with what in `raw` is no entry; `undefined` where there is nothing to store. */
export function writtenCommits(raw: unknown, entries: readonly CommitEntry[]): unknown {
  const foreign = isRecord(raw) ? Object.entries(raw).filter(([sha, one]) => !readCommit(sha, one)) : [];
  const own = entries.map(({ sha, more, ...rest }) => [sha, { ...more, ...rest }] as const);
  return foreign.length + own.length > 0 ? Object.fromEntries([...foreign, ...own]) : undefined;
}

/**
 * The entries with this commit for these criteria, and for no others; without it where there are none. The very same
 * entries where they say so already.
 */
export function withCommit(
  entries: readonly CommitEntry[],
  { sha, criteria, at, by }: CommitEntry,
): readonly CommitEntry[] {
  const cut = criteria.map(({ id, text }) => ({ id, text: whole(text.slice(0, mostText)) }));
  const known = entries.find((one) => one.sha === sha);
  if (JSON.stringify(known?.criteria ?? []) === JSON.stringify(cut)) return entries;
  const others = entries.filter((one) => one !== known);
  if (cut.length === 0) return others;
  const more = known?.more;
  return [...others, { sha, criteria: cut, ...(at && { at }), ...(by && { by }), ...(more && { more }) }];
}

/** All entries of both; of two for a commit the later. The order of the two makes no difference. */
export function mergeCommits(a: readonly CommitEntry[], b: readonly CommitEntry[]): CommitEntry[] {
  const entries = new Map(a.map((entry) => [entry.sha, entry]));
  for (const entry of b) {
    const other = entries.get(entry.sha);
    entries.set(entry.sha, other && rank(other) >= rank(entry) ? other : entry);
  }
  return [...entries.values()].sort((one, other) => (one.sha < other.sha ? -1 : 1));
}

function rank(entry: CommitEntry): string {
  return `${entry.at ?? ''} ${JSON.stringify(entry)}`;
}

/** Without the entry that is the oldest. */
export function withoutOldest(entries: readonly CommitEntry[]): readonly CommitEntry[] {
  const [oldest] = [...entries].sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
  return entries.filter((entry) => entry !== oldest);
}

/** With texts of at most so many characters. */
export function withCutTexts(entries: readonly CommitEntry[], most: number): readonly CommitEntry[] {
  return entries.map((entry) => ({
    ...entry,
    criteria: entry.criteria.map(({ id, text }) => ({ id, text: whole(text.slice(0, most)) })),
  }));
}
