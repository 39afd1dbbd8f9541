import type { TickKeeper } from './criterion';
import {
  type CommitEntry,
  mergeCommits,
  readCommits,
  withCommit,
  withCutTexts,
  withoutOldest,
  writtenCommits,
} from './ledger-commits';
import { isRecord, strings, whole } from './ledger-values';
import { hash, normalise } from './normalise';

/**
 * The record of a story's ticks: the JSON value of the issue property `story-context.acceptance`, and of the same
 * record kept on this machine. Version 1:
 *
 *     { "version": 1, "ticks": { "<criterion id>": {
 *         "text": "what the criterion said when it was ticked, at most 240 characters",
 *         "hash": "of the whole normalised text, where the text was cut",
 *         "checked": true, "field": "description", "at": "2026-01-31T12:00:00.000Z", "by": "Ana", "commit": "3f1c…",
 *         "keeper": "source or local, where the tick itself is kept there and not here",
 *         "seenAt": "when this machine first saw a tick that somebody made in the source itself" } },
 *       "commits": { "<sha>": { "at": "2026-01-31T12:00:00.000Z", "by": "Ana",
 *         "criteria": [{ "id": "<criterion id>", "text": "what the criterion said, at most 240 characters" }] } } }
 *
 * Fields that are not ours stay, in the value and in each tick and commit. A value of another version is kept as it is and not
 * written to.
 */
export interface Ledger {
  /** False where a newer version, or something that is none of ours, is in its place. */
  readonly writable: boolean;
  readonly entries: readonly LedgerEntry[];
  /** Commits that were linked to the story for some of its criteria. */
  readonly commits?: readonly CommitEntry[];
  /** The value as it was read, for what in it is not ours. */
  readonly raw?: unknown;
}

export interface LedgerEntry {
  /** Of the criterion when it was ticked. */
  readonly id: string;
  readonly text: string;
  readonly hash?: string;
  readonly checked: boolean;
  readonly field?: string;
  /** ISO 8601 */
  readonly at?: string;
  readonly by?: string;
  readonly commit?: string;
  readonly keeper: TickKeeper;
  /** ISO 8601. Instead of `at`, of a tick in the source that nobody recorded. */
  readonly seenAt?: string;
  /** What others wrote into the entry. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Tick {
  readonly id: string;
  readonly text: string;
  readonly checked: boolean;
  readonly at: string;
  readonly field?: string;
  readonly by?: string;
  readonly commit?: string;
  /** Default `property`: the ledger itself. */
  readonly keeper?: TickKeeper;
}

export const emptyLedger: Ledger = { writable: true, entries: [] };

const version = 1;
const mostCharacters = 32_000;
const mostText = 240;

/** Reads any value; what is missing or odd in an entry is left out, what is no entry at all stays in `raw`. */
export function readLedger(value: unknown): Ledger {
  if (value === undefined || value === null) return emptyLedger;
  if (!isRecord(value) || value.version !== version || !isRecord(value.ticks ?? {})) {
    return { writable: false, entries: [], raw: value };
  }
  const entries = Object.entries(value.ticks ?? {}).flatMap(([id, raw]) => {
    const entry = readEntry(id, raw);
    return entry ? [entry] : [];
  });
  const commits = readCommits(value.commits);
  return { writable: true, entries, ...(commits.length > 0 && { commits }), raw: value };
}

function readEntry(id: string, raw: unknown): LedgerEntry | undefined {
  if (!isRecord(raw) || typeof raw.text !== 'string' || typeof raw.checked !== 'boolean') return undefined;
  const { text, checked, hash: textHash, field, at, by, commit, keeper, seenAt, ...more } = raw;
  return {
    id,
    text,
    checked,
    ...strings({ hash: textHash, field, at, by, commit, seenAt }),
    keeper: keeper === 'source' || keeper === 'local' ? keeper : 'property',
    ...(Object.keys(more).length > 0 && { more }),
  };
}

/**
 * The ledger with these ticks. `former` gives for a criterion's id that of the entry it was ticked under before it was
 * reworded; that entry is closed, so that it is not taken for a criterion that was removed.
 */
export function recordTicks(
  ledger: Ledger,
  ticks: readonly Tick[],
  former: ReadonlyMap<string, string> = new Map(),
): Ledger {
  if (!ledger.writable) return ledger;
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  for (const tick of ticks) {
    const formerId = former.get(tick.id);
    const closed = formerId === undefined || formerId === tick.id ? undefined : entries.get(formerId);
    if (closed) entries.set(closed.id, { ...closed, checked: false, at: tick.at });
    const { id, text, keeper = 'property', ...rest } = tick;
    const more = entries.get(id)?.more;
    entries.set(id, { ...rest, id, ...briefly(text), keeper, ...(more && { more }) });
  }
  return { ...ledger, entries: [...entries.values()] };
}

/** Closes entries, so that they are no longer shown as removed since they were ticked. */
export function dismissTicks(ledger: Ledger, ids: readonly string[], at: string): Ledger {
  if (!ledger.writable) return ledger;
  const entries = ledger.entries.map((entry) =>
    ids.includes(entry.id) ? { ...entry, checked: false, at } : entry,
  );
  return { ...ledger, entries };
}

/**
 * Records for which criteria a commit was linked, for none others from now on; in the record of a tick that one of them
 * has too. The same ledger where it says so already.
 */
export function recordCommit(ledger: Ledger, commit: CommitEntry): Ledger {
  if (!ledger.writable) return ledger;
  const before = ledger.commits ?? [];
  const commits = withCommit(before, commit);
  const noted = noteCommit(ledger, commit);
  return commits === before ? noted : { ...noted, commits };
}

/** The commit in the record of the ticks of these criteria. The same ledger where it is there already. */
export function noteCommit(ledger: Ledger, { sha, criteria }: Pick<CommitEntry, 'sha' | 'criteria'>): Ledger {
  const named = new Set(criteria.map(({ id }) => id));
  const lacks = (entry: LedgerEntry): boolean => entry.checked && named.has(entry.id) && entry.commit !== sha;
  if (!ledger.entries.some(lacks)) return ledger;
  const entries = ledger.entries.map((entry) => (lacks(entry) ? { ...entry, commit: sha } : entry));
  return { ...ledger, entries };
}

/** A text as an entry keeps it, with a hash of the whole where it is cut. */
export function briefly(text: string): { text: string; hash?: string } {
  return cut(text, mostText);
}

/** Whether a criterion still says what it said when it was ticked. */
export function saysTheSame(entry: LedgerEntry, text: string): boolean {
  const normal = normalise(text);
  return entry.hash === undefined ? normalise(entry.text) === normal : entry.hash === hash(normal);
}

/**
 * Both ledgers in one: of two entries for a criterion the later one. The order of the two makes no difference, and
 * merging twice is merging once.
 */
export function mergeLedgers(a: Ledger, b: Ledger): Ledger {
  if (!a.writable) return a;
  if (!b.writable) return b;
  const entries = new Map(a.entries.map((entry) => [entry.id, entry]));
  for (const entry of b.entries) {
    const other = entries.get(entry.id);
    entries.set(entry.id, other ? later(other, entry) : entry);
  }
  const commits = mergeCommits(a.commits ?? [], b.commits ?? []);
  const raw = mergeForeign(a.raw, b.raw);
  return {
    writable: true,
    entries: [...entries.values()].sort(byId),
    ...(commits.length > 0 && { commits }),
    ...(raw !== undefined && { raw }),
  };
}

function byId(a: LedgerEntry, b: LedgerEntry): number {
  return a.id < b.id ? -1 : 1;
}

function later(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  const [timeA, timeB] = [timeOf(a), timeOf(b)];
  if (timeA !== timeB) return timeA > timeB ? a : b;
  return JSON.stringify(written(a)) >= JSON.stringify(written(b)) ? a : b;
}

function timeOf({ at, seenAt }: LedgerEntry): string {
  return at ?? seenAt ?? '';
}

function mergeForeign(a: unknown, b: unknown): unknown {
  if (!isRecord(a) || !isRecord(b)) return isRecord(a) ? a : b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const merged = keys.map((key): [string, unknown] => {
    const [one, other] = [a[key], b[key]];
    if ((key === 'ticks' || key === 'commits') && isRecord(one) && isRecord(other))
      return [key, { ...one, ...other }];
    const [left, right] = [JSON.stringify(a[key]) ?? '', JSON.stringify(b[key]) ?? ''];
    return [key, left >= right ? a[key] : b[key]];
  });
  return Object.fromEntries(merged);
}

/**
 * The JSON value to store, below Jira's limit of 32,768 characters. Where it would be longer, entries that are not
 * ticked go first, the oldest before the newer; then texts are cut; then go commits, and last the oldest ticks.
 */
export function writeLedger(ledger: Ledger): unknown {
  if (!ledger.writable) return ledger.raw;
  const oldestFirst = [...ledger.entries].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  let entries = oldestFirst;
  let commits = ledger.commits ?? [];
  const value = (): unknown => valueOf(ledger.raw, entries, commits);
  const fits = (): boolean => JSON.stringify(value()).length <= mostCharacters;
  const dropWhile = (isSpare: (entry: LedgerEntry) => boolean): void => {
    let excess = JSON.stringify(value()).length - mostCharacters;
    entries = entries.filter((entry) => {
      if (excess <= 0 || !isSpare(entry)) return true;
      excess -= JSON.stringify(written(entry)).length + JSON.stringify(entry.id).length + 2;
      return false;
    });
  };
  if (fits()) return value();
  dropWhile((entry) => !entry.checked);
  for (const most of [120, 40, 0]) {
    if (fits()) return value();
    entries = entries.map((entry) => ({ ...entry, ...cutAgain(entry, most) }));
    commits = withCutTexts(commits, most);
  }
  while (!fits() && commits.length > 0) commits = withoutOldest(commits);
  if (!fits()) dropWhile(() => true);
  return value();
}

function valueOf(raw: unknown, entries: readonly LedgerEntry[], commits: readonly CommitEntry[]): unknown {
  const { commits: before, ...foreign } = isRecord(raw) ? raw : {};
  const foreignTicks = isRecord(foreign.ticks)
    ? Object.entries(foreign.ticks).filter(([id, tick]) => !readEntry(id, tick))
    : [];
  const ticks = Object.fromEntries([
    ...foreignTicks,
    ...entries.map((entry) => [entry.id, written(entry)] as const),
  ]);
  const linked = writtenCommits(before, commits);
  return { ...foreign, version, ticks, ...(linked !== undefined && { commits: linked }) };
}

function written(entry: LedgerEntry): Record<string, unknown> {
  const { id: _, keeper, more, ...rest } = entry;
  return { ...more, ...rest, ...(keeper !== 'property' && { keeper }) };
}

function cut(text: string, most: number): { text: string; hash?: string } {
  return text.length <= most ? { text } : { text: whole(text.slice(0, most)), hash: hash(normalise(text)) };
}

function cutAgain(entry: LedgerEntry, most: number): { text: string; hash?: string } {
  return entry.hash === undefined
    ? cut(entry.text, most)
    : { text: whole(entry.text.slice(0, most)), hash: entry.hash };
}
