import { isDeepStrictEqual } from 'node:util';
import { identifiedIn } from '../../domain/acceptance/criteria';
import type { TickKeeper } from '../../domain/acceptance/criterion';
import type { IdentifiedCriterion } from '../../domain/acceptance/identify';
import { type Ledger, readLedger, recordTicks, type Tick, writeLedger } from '../../domain/acceptance/ledger';
import { formerIds } from '../../domain/acceptance/ledger-entries';
import { normalise } from '../../domain/acceptance/match';
import type { Story } from '../../domain/story';
import { SourceError, type TickChange } from '../story-source';
import type { Dialect } from './dialect';
import { acceptanceProperty, documentsOf, type IssueReading, ledgerOf } from './issue';
import type { RawIssue } from './shapes';

export interface TickPlan {
  /** New values of the fields that change. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** New value of the issue property, where it changes. */
  readonly property?: unknown;
  /** New value of what this machine keeps, where it changes. */
  readonly kept?: unknown;
}

export interface TickTarget {
  readonly reading: IssueReading;
  readonly dialect: Pick<Dialect, 'canTick' | 'setTick'>;
  /** Where ticks go that have a place in the source; those without one never go there. */
  readonly writeTo: TickKeeper;
  /** Display name of who ticks. */
  readonly by?: string;
  /** What this machine keeps of the story; `undefined` where it keeps nothing. */
  readonly kept?: { readonly value: unknown };
}

/**
 * What has to be written so that the newest state of an issue has these ticks. Throws a `SourceError` where one of them
 * is for a criterion that is not there or says something else now, or can be kept nowhere.
 */
export function planTicks(issue: RawIssue, changes: readonly TickChange[], target: TickTarget): TickPlan {
  const { reading, dialect, writeTo, by, kept } = target;
  const found = identifiedIn(documentsOf(issue, reading), { headings: reading.headings });
  const shared = readLedger(issue.properties?.[acceptanceProperty]);
  const fields: Record<string, unknown> = {};
  const ticks: Tick[] = changes.map((change) => {
    const criterion = currentOf(found, change);
    const { field, place, mark } = criterion;
    const raw = field in fields ? fields[field] : issue.fields[field];
    const keeper = keeperOf(criterion, dialect.canTick(raw), writeTo, shared.writable);
    if (keeper === 'source' && mark) {
      const after = dialect.setTick(raw, mark, place, change.checked);
      if (after !== raw) fields[field] = after;
    } else if (isNative(criterion) && criterion.checked && !change.checked) {
      throw new SourceError(
        'invalid',
        `"${criterion.text}" is ticked in ${field}, where ticks are not to be written`,
      );
    }
    return {
      ...{ id: criterion.id, text: criterion.text, checked: change.checked, at: change.at, field, keeper },
      ...(by !== undefined && { by }),
      ...(change.commit !== undefined && { commit: change.commit }),
    };
  });
  const local = ticks.filter(({ keeper }) => keeper === 'local');
  if (local.length > 0 && !kept) {
    const newer = 'a newer version of Story Context keeps the ticks of this story';
    throw new SourceError('unsupported', writeTo === 'local' ? 'nothing keeps ticks on this machine' : newer);
  }
  const others = ticks.filter(({ keeper }) => keeper !== 'local');
  // A criterion may have been ticked under other words, in either record.
  const former = formerIds(found, ledgerOf(issue, kept?.value));
  const before = issue.properties?.[acceptanceProperty];
  const property =
    others.length > 0 && shared.writable ? writeLedger(recordTicks(shared, others, former)) : before;
  const keptAfter = kept && recordKept(readLedger(kept.value), local, others, former);
  return {
    fields,
    ...(!isDeepStrictEqual(property, before) && { property }),
    ...(keptAfter !== undefined && !isDeepStrictEqual(keptAfter, kept?.value) && { kept: keptAfter }),
  };
}

/** What this machine keeps, with the ticks that are for it, and without those the others take the place of. */
function recordKept(
  ledger: Ledger,
  local: readonly Tick[],
  others: readonly Tick[],
  former: ReadonlyMap<string, string>,
): unknown {
  if (!ledger.writable) {
    if (local.length === 0) return undefined;
    throw new SourceError('unsupported', 'a newer version of Story Context keeps the ticks of this story');
  }
  const replaced = new Set(others.flatMap(({ id }) => [id, former.get(id)]));
  const entries = ledger.entries.filter(({ id }) => !replaced.has(id));
  if (local.length === 0 && entries.length === ledger.entries.length) return undefined;
  return writeLedger(recordTicks({ ...ledger, entries }, local, former));
}

/** Whether a story read afterwards has the ticks. */
export function hasTicks({ criteria }: Story, changes: readonly TickChange[]): boolean {
  return changes.every((change) => {
    const same = criteria.filter(
      ({ id, text }) => id === change.criterionId || saysTheSame(text, change.text),
    );
    const criterion = same.find(({ id }) => id === change.criterionId) ?? same[0];
    return criterion?.checked === change.checked;
  });
}

/** The criterion a change is for: by its id, or by its words where it got another id and no other has the same words. */
function currentOf(
  found: readonly IdentifiedCriterion[],
  { criterionId, text }: TickChange,
): IdentifiedCriterion {
  const criterion = found.find(({ id }) => id === criterionId);
  if (criterion && saysTheSame(criterion.text, text)) return criterion;
  const [only, ...more] = found.filter((other) => saysTheSame(other.text, text));
  if (only && more.length === 0) return only;
  throw new SourceError(
    'conflict',
    criterion ? `"${text}" is now "${criterion.text}"` : `"${text}" is no longer there`,
  );
}

function keeperOf(
  criterion: IdentifiedCriterion,
  isTickable: boolean,
  writeTo: TickKeeper,
  isShared: boolean,
): TickKeeper {
  if (writeTo === 'local') return 'local';
  if (writeTo === 'source' && isTickable && isNative(criterion)) return 'source';
  return isShared ? 'property' : 'local';
}

function isNative({ place, mark }: IdentifiedCriterion): boolean {
  return mark !== undefined && (place === 'box' || place === 'emoticon' || place === 'literal');
}

function saysTheSame(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}
