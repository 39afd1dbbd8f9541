import * as v from 'valibot';
import type { Status } from '../../domain/story';
import type { StoryEvent } from '../../domain/story-history';
import { entriesOf } from './entries';
import type { Fields } from './fields';
import { readStatus } from './issue';
import { personOf } from './people';
import { changedItemShape, changedShape, type RawChangedItem, type RawIssue } from './shapes';
import { isoTime } from './time';

/** What is needed to understand changes beside them. */
export interface EventReading {
  readonly fields: Fields;
  /** Statuses of the site by their ids. */
  readonly statuses: ReadonlyMap<string, Status>;
}

/** Ids of the fields whose changes reports count. */
export function countedFields({ sprint, points, flagged }: Fields): string[] {
  return ['status', sprint, flagged, ...points].filter((id) => id !== undefined);
}

/**
 * What reports count of an issue's changes, the oldest first; an entry or a part of one that cannot be read hides no other.
 *
 * @param now the issue's own fields: its status and estimates as they are
 */
export function eventsOf(
  changes: readonly unknown[],
  how: EventReading,
  now: RawIssue['fields'] = {},
): StoryEvent[] {
  const known = changes
    .flatMap((raw) => {
      const result = v.safeParse(changedShape, raw);
      const at = result.success && timeOf(result.output.created);
      if (!result.success || !at) return [];
      const { id, author, items } = result.output;
      return [{ id, at, by: personOf(author), items: entriesOf(changedItemShape, items) }];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.id) - Number(b.id));
  const read = itemReader(
    known.flatMap(({ items }) => items),
    how,
    now,
  );
  return known.flatMap(({ at, by, items }) =>
    items.flatMap((item) => {
      const event = read(item);
      return event ? [{ at, ...(by && { by }), ...event }] : [];
    }),
  );
}

type What<E> = E extends unknown ? Omit<E, 'at' | 'by'> : never;
type ReadItem = (item: RawChangedItem) => What<StoryEvent> | undefined;

/** Reads the items of all changes of an issue, the oldest first. */
function itemReader(all: readonly RawChangedItem[], how: EventReading, now: RawIssue['fields']): ReadItem {
  const { fields } = how;
  const statuses = withStatus(how.statuses, readStatus(now.status));
  const estimate = estimateReader(all, fields, now);
  return (item) => {
    const is = (id: string | undefined): boolean => id !== undefined && isField(item, id, fields);
    if (is('status')) {
      const from = statusOf(item.from, item.fromString, statuses);
      const to = statusOf(item.to, item.toString, statuses);
      return from && to && from.id !== to.id ? { kind: 'status', from, to } : undefined;
    }
    if (is(fields.sprint)) return { kind: 'sprints', from: idsIn(item.from), to: idsIn(item.to) };
    if (is(fields.flagged)) return { kind: 'flag', flagged: Boolean(item.toString?.trim()) };
    return estimate(item);
  };
}

/**
 * Reads changes of the estimate. A site may have several fields for it, and an issue values in more than one: each has a
 * course of its own, and what counts is the first that has a value.
 */
function estimateReader(
  all: readonly RawChangedItem[],
  fields: Fields,
  now: RawIssue['fields'],
): (item: RawChangedItem) => What<StoryEvent> | undefined {
  const fieldOf = (item: RawChangedItem): string | undefined => {
    const called = fields.points.filter((id) => isField(item, id, fields));
    // Two fields may go by one name.
    return called.find((id) => typeof now[id] === 'number') ?? called[0];
  };
  const values = new Map<string, unknown>(fields.points.map((id) => [id, now[id]]));
  for (const item of all.toReversed()) {
    const id = fieldOf(item);
    if (id !== undefined) values.set(id, numberIn(item.fromString));
  }
  const counted = (): number | undefined =>
    fields.points.map((id) => values.get(id)).find((value) => typeof value === 'number');
  return (item) => {
    const id = fieldOf(item);
    if (id === undefined) return undefined;
    const from = counted();
    values.set(id, numberIn(item.toString));
    const to = counted();
    if (from === to) return undefined;
    return { kind: 'points', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  };
}

/** Data Center, and Cloud of changes long ago, name the field and give no id. */
function isField({ field, fieldId }: RawChangedItem, id: string, { names }: Fields): boolean {
  return fieldId ? fieldId === id : (names[id] ?? [id]).includes(field?.toLowerCase() ?? '');
}

function withStatus(known: ReadonlyMap<string, Status>, own: Status): ReadonlyMap<string, Status> {
  return own.id === '' || known.has(own.id) ? known : new Map([...known, [own.id, own]]);
}

/**
 * A status that is no longer there is known by its name alone: another project may have one that is called so, and else
 * work on it was under way.
 */
function statusOf(
  id: string | null | undefined,
  name: string | null | undefined,
  statuses: ReadonlyMap<string, Status>,
): Status | undefined {
  if (!id && !name) return undefined;
  const known = statuses.get(id ?? '');
  if (known) return known;
  const called = [...statuses.values()].find((one) => one.name.toLowerCase() === name?.toLowerCase());
  const own = { id: id || (called?.id ?? name ?? ''), name: name ?? id ?? '' };
  return { ...own, category: called?.category ?? 'inProgress' };
}

/** `76, 79` */
function idsIn(text: string | null | undefined): string[] {
  return (text ?? '').split(/\s*,\s*/).filter((id) => /^\d+$/.test(id));
}

/** Some sites write it as their language does. */
function numberIn(text: string | null | undefined): number | undefined {
  const number = text?.trim() ? Number(text.replace(',', '.')) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** No change was made in as few milliseconds since the epoch, nor will be in as many seconds. */
const mostSeconds = 1e11;

/** Cloud's bulk listing gives milliseconds in some answers, a text in others, and seconds by its documentation. */
function timeOf(created: string | number): string | undefined {
  if (typeof created === 'string') return isoTime(created);
  const time = new Date(created < mostSeconds ? created * 1000 : created);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
