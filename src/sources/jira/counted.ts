import { createHash } from 'node:crypto';
import { acceptanceProperty, type IssueReading } from './issue';
import type { RawIssue } from './shapes';
import { isoTime } from './time';

/**
 * Names everything the progress of a story is counted from: the state of the issue, where criteria are looked for, what
 * this machine keeps of it, and the record of ticks, where the deployment's listings give that.
 */
export function countedFrom(
  { fields, properties }: RawIssue,
  { fields: ids, headings }: IssueReading,
  kept: unknown,
  hasRecord: boolean,
): string {
  const record = hasRecord ? properties?.[acceptanceProperty] : undefined;
  const all = [version, isoTime(fields.updated), ids.texts.map(({ id }) => id), headings, kept, record];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64').slice(0, 16);
}

/** Raised when criteria are found or counted in another way. */
const version = 1;
