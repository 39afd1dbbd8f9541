import * as v from 'valibot';
import { type IssueReading, summaryOf } from './issue';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

/**
 * Titles of the epics that issues name by their keys alone, as they do on Data Center. One search for all; kept with the
 * site, so that a single story does not ask again.
 */
export async function epicTitlesOf(
  site: Site,
  issues: readonly RawIssue[],
  how: IssueReading,
  { known, signal }: { readonly known: boolean; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, string>> {
  const titles = site.epicTitles;
  const wanted = new Set(
    issues.flatMap((issue) => {
      const { epic } = summaryOf(issue, how);
      return epic && epic.title === epic.key && isKey.test(epic.key) ? [epic.key] : [];
    }),
  );
  for (const issue of issues) {
    if (wanted.delete(issue.key)) titles.set(issue.key, summaryOf(issue, how).title);
  }
  if (known) for (const key of titles.keys()) wanted.delete(key);
  if (wanted.size === 0) return titles;
  const jql = `key in (${[...wanted].join(', ')})`;
  const search = site.dialect.search({ jql, fields: ['summary'], properties: [], reconcile: [], signal });
  for (const entry of (await site.optional('Titles of epics', search)) ?? []) {
    const result = v.safeParse(issueShape, entry);
    if (result.success) titles.set(result.output.key, summaryOf(result.output, how).title);
  }
  return titles;
}

/** Goes into a query as it is. */
export const isKey = /^[A-Z][A-Z0-9_]*-\d+$/;
