import { createHash } from 'node:crypto';
import type { ListMark, SprintContent } from '../story-source';
import { type IssueReading, summaryFields, textFields } from './issue';
import type { Scope } from './scope';

/** Milliseconds the search index of a site may be behind: changes that old are asked for once more. */
const overlap = 5 * 60_000;
/** Milliseconds after which a list is compared as a whole: what left it does not show among what changed in it. */
const wholeEvery = 15 * 60_000;
/** Milliseconds two clocks of a site may differ. */
const tolerance = 60_000;

/** Raised when a row is made in another way. */
const version = 1;

/** Names what a list is read by: what was read by something else is no beginning to go on from. */
export function readBy(scope: Scope, { fields, headings }: IssueReading): string {
  const all = [version, scope, summaryFields(fields), textFields(fields), headings];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64').slice(0, 16);
}

/** How much of a list has to be read: what changed, all of its keys to compare with, or everything. */
export function extentOf(
  before: SprintContent | undefined,
  name: string,
  now: number,
): 'changes' | 'keys' | 'everything' {
  const mark = before?.mark;
  if (!before || !mark || before.partial || mark.readBy !== name) return 'everything';
  const age = now - mark.wholeAt;
  return age > -tolerance && age < wholeEvery ? 'changes' : 'keys';
}

/** From when on changes are asked for. */
export function since({ upTo }: ListMark): number {
  return upTo - overlap;
}
