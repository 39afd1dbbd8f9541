import * as v from 'valibot';
import type { Status } from '../../domain/story';
import type { StoryEvent } from '../../domain/story-history';
import type { Fields } from './fields';
import { personOf } from './people';
import { changedShape, type RawChangedItem } from './shapes';
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

/** What reports count of an issue's changes, the oldest first; an entry that cannot be read hides no other. */
export function eventsOf(changes: readonly unknown[], how: EventReading): StoryEvent[] {
  const known = changes.flatMap((raw) => {
    const result = v.safeParse(changedShape, raw);
    const at = result.success && timeOf(result.output.created);
    return result.success && at ? [{ ...result.output, at }] : [];
  });
  return known
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.id) - Number(b.id))
    .flatMap(({ at, author, items }) => {
      const by = personOf(author);
      return items.flatMap((item) => {
        const event = eventOf(item, how);
        return event ? [{ at, ...(by && { by }), ...event }] : [];
      });
    });
}

type What<E> = E extends unknown ? Omit<E, 'at' | 'by'> : never;

function eventOf(item: RawChangedItem, { fields, statuses }: EventReading): What<StoryEvent> | undefined {
  const is = (...ids: readonly (string | undefined)[]): boolean =>
    ids.some((id) => id !== undefined && isField(item, id, fields.names[id] ?? [id]));
  if (is('status')) {
    const [from, to] = [
      statusOf(item.from, item.fromString, statuses),
      statusOf(item.to, item.toString, statuses),
    ];
    return from && to && from.id !== to.id ? { kind: 'status', from, to } : undefined;
  }
  if (is(fields.sprint)) return { kind: 'sprints', from: idsIn(item.from), to: idsIn(item.to) };
  if (is(...fields.points)) {
    const [from, to] = [numberIn(item.fromString), numberIn(item.toString)];
    if (from === to) return undefined;
    return { kind: 'points', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  if (is(fields.flagged)) return { kind: 'flag', flagged: Boolean(item.toString?.trim()) };
  return undefined;
}

/** Data Center, and Cloud of changes long ago, name the field and give no id. */
function isField({ field, fieldId }: RawChangedItem, id: string, names: readonly string[]): boolean {
  return fieldId ? fieldId === id : names.includes(field.toLowerCase());
}

/** A status that is no longer there is known by its name alone; work on it was under way. */
function statusOf(
  id: string | null | undefined,
  name: string | null | undefined,
  statuses: ReadonlyMap<string, Status>,
): Status | undefined {
  if (!id) return undefined;
  return statuses.get(id) ?? { id, name: name ?? id, category: 'inProgress' };
}

/** `76, 79` */
function idsIn(text: string | null | undefined): string[] {
  return (text ?? '').split(/\s*,\s*/).filter((id) => /^\d+$/.test(id));
}

function numberIn(text: string | null | undefined): number | undefined {
  const number = text?.trim() ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Cloud's bulk listing gives milliseconds in some answers, and a text in others. */
function timeOf(created: string | number): string | undefined {
  if (typeof created === 'string') return isoTime(created);
  const time = new Date(created);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
