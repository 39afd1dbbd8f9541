import { createHash } from 'node:crypto';
import { acceptanceProperty, type IssueReading } from './issue';
import type { RawIssue } from './shapes';
import { isoTime } from './time';

/** Raised when criteria are found or counted in another way. */
const version = 3;

/**
 * Names everything the progress of a story is counted from that a listing tells: the state of the issue, where criteria
 * are looked for, what this machine keeps of it, and the record of ticks, where the deployment's listings give that.
 */
export function stampOf(
  { fields, properties }: RawIssue,
  { fields: ids, headings }: IssueReading,
  kept: unknown,
  hasRecord: boolean,
): string {
  const record = hasRecord ? properties?.[acceptanceProperty] : undefined;
  return sum([version, isoTime(fields.updated), ids.texts.map(({ id }) => id), headings, kept, record]);
}

/** Names what criteria are found in, and what this machine keeps of them: a story may change without a change of these. */
export function textsOf(
  { fields }: RawIssue,
  { fields: ids, headings }: IssueReading,
  kept: unknown,
): string {
  return sum([version, ids.texts.map(({ id }) => [id, fields[id] ?? null]), headings, kept]);
}

/** Both in one, as a list keeps it with the progress. */
export function countedFrom(issue: RawIssue, how: IssueReading, kept: unknown, hasRecord: boolean): string {
  return `${stampOf(issue, how, kept, hasRecord)} ${textsOf(issue, how, kept)}`;
}

export function hasStamp(counted: string | undefined, stamp: string): boolean {
  return counted?.split(' ')[0] === stamp;
}

export function hasTexts(counted: string | undefined, texts: string): boolean {
  return counted?.split(' ')[1] === texts;
}

function sum(all: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(all)).digest('base64').slice(0, 16);
}
