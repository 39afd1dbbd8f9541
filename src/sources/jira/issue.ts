import * as v from 'valibot';
import { type Ledger, mergeLedgers, readLedger } from '../../domain/acceptance/ledger';
import type { Document } from '../../domain/document';
import type { Status, StatusCategory, StoryDocument, StoryReference, StorySummary } from '../../domain/story';
import type { Fields } from './fields';
import { personOf } from './people';
import {
  issueTypeShape,
  parentShape,
  type RawIssue,
  type RawIssueType,
  type RawStatus,
  sprintShape,
  statusShape,
} from './shapes';
import { isoTime } from './time';
import { storyTypeOf } from './story-type';

/** Key of the issue property with the record of ticks. */
export const acceptanceProperty = 'story-context.acceptance';

/** What is needed to read an issue beside the issue. */
export interface IssueReading {
  readonly baseUrl: string;
  readonly fields: Fields;
  readonly headings?: readonly string[];
  readonly readDocument: (raw: unknown) => Document;
  /** Summaries of epics by key, where an issue names its epic by key alone. */
  readonly epicTitles?: ReadonlyMap<string, string>;
}

/** Ids of the fields a list shows. */
export function summaryFields({ sprint, points, flagged, epicLink }: Fields): string[] {
  const custom = [sprint, ...points, flagged, epicLink].filter((id) => id !== undefined);
  return ['summary', 'issuetype', 'status', 'priority', 'assignee', 'labels', 'parent', 'updated', ...custom];
}

/** Ids of the fields criteria may stand in. */
export function textFields({ texts }: Fields): string[] {
  return texts.map(({ id }) => id);
}

/** A story as a list shows it, without its progress. */
export function summaryOf(
  { key, fields }: RawIssue,
  { baseUrl, fields: ids, epicTitles }: IssueReading,
): StorySummary {
  const type = parsed(issueTypeShape, fields.issuetype);
  const assignee = personOf(fields.assignee);
  const points = pointsOf(fields, ids);
  const priority = parsed(namedShape, fields.priority)?.name;
  const updated = isoTime(fields.updated);
  const { epic, parent } = relatives(fields, type, ids, epicTitles);
  return {
    key,
    title: typeof fields.summary === 'string' && fields.summary ? fields.summary : key,
    type: storyTypeOf(type),
    status: readStatus(fields.status),
    ...(assignee && { assignee }),
    ...(points !== undefined && { points }),
    ...(priority && { priority }),
    ...(epic && { epic }),
    ...(parent && { parent }),
    labels: labelsOf(fields),
    flagged: isFlagged(fields, ids),
    sprintIds: ids.sprint === undefined ? [] : openSprints(fields[ids.sprint]),
    url: `${baseUrl}/browse/${encodeURIComponent(key)}`,
    ...(updated && { updated }),
  };
}

export function labelsOf({ labels }: RawIssue['fields']): string[] {
  return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
}

/** The estimate, in whichever field it stands. */
export function pointsOf(fields: RawIssue['fields'], { points }: Pick<Fields, 'points'>): number | undefined {
  return points.map((id) => fields[id]).find((value) => typeof value === 'number');
}

export function isFlagged(fields: RawIssue['fields'], { flagged }: Pick<Fields, 'flagged'>): boolean {
  const value = flagged === undefined ? undefined : fields[flagged];
  return Array.isArray(value) && value.length > 0;
}

/** The rich texts of an issue that have something in them. */
export function documentsOf(
  { fields }: RawIssue,
  { fields: ids, readDocument }: IssueReading,
): StoryDocument[] {
  return ids.texts
    .map(({ id, name, role }) => ({ field: id, name, role, document: readDocument(fields[id]) }))
    .filter(({ document }) => document.blocks.length > 0);
}

/** The record of ticks in the issue's property, with what this machine keeps beside it. */
export function ledgerOf({ properties }: RawIssue, kept?: unknown): Ledger {
  const shared = readLedger(properties?.[acceptanceProperty]);
  if (kept === undefined) return shared;
  const local = readLedger(kept);
  // A newer version's record is not merged with: what of it can be read is none.
  return shared.writable ? mergeLedgers(shared, local) : local;
}

export function readStatus(raw: unknown): Status {
  return statusOf(parsed(statusShape, raw));
}

export function statusOf(raw: RawStatus | undefined): Status {
  return { id: raw?.id ?? '', name: raw?.name ?? '', category: categoryOf(raw?.statusCategory?.key) };
}

/** The keys of the categories are the same on every site; names of statuses and categories are not. */
function categoryOf(key: string | null | undefined): StatusCategory {
  if (key === 'indeterminate') return 'inProgress';
  return key === 'done' ? 'done' : 'todo';
}

const namedShape = v.object({ name: v.string() });

function relatives(
  fields: RawIssue['fields'],
  type: RawIssueType | undefined,
  { epicLink }: Fields,
  epicTitles?: ReadonlyMap<string, string>,
): { epic?: StoryReference; parent?: StoryReference } {
  const above = parsed(parentShape, fields.parent);
  const reference = above && { key: above.key, title: above.fields?.summary ?? above.key };
  if (type?.subtask) return { parent: reference };
  if (reference) return { epic: reference };
  const linked = epicLink === undefined ? undefined : fields[epicLink];
  if (typeof linked !== 'string' || !linked) return {};
  return { epic: { key: linked, title: epicTitles?.get(linked) ?? linked } };
}

/**
 * Ids of the sprints an issue is in now. It stays in the closed ones for ever. Cloud gives objects, Data Center what
 * Java's `toString` makes of them: `…Sprint@1f[id=75,…,state=ACTIVE,name=…,goal=with, commas,…]`.
 */
function openSprints(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown) => {
    if (typeof raw === 'string') {
      const id = /[[,]id=(\d+)/.exec(raw)?.[1];
      return id && !/[[,]state=CLOSED[,\]]/i.test(raw) ? [id] : [];
    }
    const sprint = parsed(sprintShape, raw);
    return sprint && sprint.state.toLowerCase() !== 'closed' ? [sprint.id] : [];
  });
}

function parsed<const S extends v.GenericSchema>(schema: S, raw: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, raw);
  return result.success ? result.output : undefined;
}
