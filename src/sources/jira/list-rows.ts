import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Problem } from '../../domain/problem';
import type { Sprint } from '../../domain/sprint';
import type { StorySummary } from '../../domain/story';
import type { ListReading } from '../story-source';
import type { Counted } from './count-progress';
import { acceptanceProperty, type IssueReading, summaryOf } from './issue';
import type { Scope } from './scope';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

export interface JiraListReading extends ListReading {
  /** Ids of issues that were written a moment ago, which the search index may not know yet. */
  readonly reconcile: readonly string[];
}

/** A list that is being read. */
export interface ListWork {
  readonly site: Site;
  readonly sprint: Sprint;
  readonly scope: Scope;
  readonly how: IssueReading;
  readonly reading: JiraListReading;
  readonly signal?: AbortSignal;
}

/** What is read of a list so far, and how its issues become rows. */
export function createRows({ site, sprint, scope, how, reading }: ListWork) {
  const issues = new Map<string, RawIssue>();
  const counted = new Map<string, Counted>();
  const problems: Problem[] = [];
  /** A long list is told of again and again while it comes in. */
  const made = new Map<string, { readonly of: readonly unknown[]; readonly row: StorySummary }>();

  function rowOf(issue: RawIssue): StorySummary {
    const known = reading.known?.(issue.key);
    const of = [issue, known, counted.get(issue.key), site.epicTitles.size];
    const before = made.get(issue.key);
    if (before && of.every((one, index) => one === before.of[index])) return before.row;
    const row = newRowOf(issue, known);
    made.set(issue.key, { of, row });
    return row;
  }

  function newRowOf(issue: RawIssue, known: StorySummary | undefined): StorySummary {
    const summary = summaryOf(issue, { ...how, epicTitles: site.epicTitles });
    // Search may be behind what was read of a story since.
    if (known?.updated && summary.updated && known.updated > summary.updated) return inSprint(known, sprint);
    const { progress, vague, counted: stamp } = counted.get(issue.key) ?? known ?? {};
    const row = inSprint(
      {
        ...summary,
        ...(progress && { progress }),
        ...(vague && { vague }),
        ...(stamp && { counted: stamp }),
      },
      sprint,
    );
    return known && isDeepStrictEqual(row, known) ? known : row;
  }

  return {
    /** Issues by key, in the order in which they came. */
    issues,
    /** Entries that are no issues. */
    problems,

    /** Gives those that are new. */
    take(entries: readonly unknown[]): RawIssue[] {
      const found: RawIssue[] = [];
      for (const entry of entries) {
        const result = v.safeParse(issueShape, entry);
        if (!result.success) problems.push({ subject: keyIn(entry), message: result.issues[0].message });
        else if (!issues.has(result.output.key)) {
          issues.set(result.output.key, result.output);
          site.issueIds.set(result.output.key, result.output.id);
          rememberEpic(site, reading.known?.(result.output.key));
          found.push(result.output);
        }
      }
      return found;
    },

    count: (key: string, progress: Counted): void => void counted.set(key, progress),

    /** The row of an issue; `undefined` for one that is no row. */
    row(issue: RawIssue): StorySummary | undefined {
      const row = rowOf(issue);
      return row.type.kind === 'epic' && scope.kind === 'board' ? undefined : row;
    },

    /** A row that was not read again, as it is known now. */
    kept: (row: StorySummary): StorySummary => inSprint(reading.known?.(row.key) ?? row, sprint),
  };
}

export interface Listing {
  readonly fields: readonly string[];
  readonly perPage?: number;
  readonly onPage: (entries: readonly unknown[]) => void;
}

/** Lists issues in the order of a scope; on Cloud with the records of their ticks, where it is a search. */
export async function listIssues(
  { site, reading, signal }: ListWork,
  scope: Scope,
  listing: Listing,
): Promise<void> {
  const search = { ...listing, properties: [acceptanceProperty], reconcile: reading.reconcile, signal };
  if (scope.kind === 'search') await site.dialect.search({ ...search, jql: scope.jql });
  else await site.dialect.boardIssues(scope.boardId, scope.list, { ...search, jql: scope.jql });
}

/** Data Center names epics by their keys alone. */
export function rememberEpic({ epicTitles }: Site, story: StorySummary | undefined): void {
  const { epic } = story ?? {};
  if (epic && epic.title !== epic.key && !epicTitles.has(epic.key)) epicTitles.set(epic.key, epic.title);
}

/** The time of what is read now by the site's clock, in milliseconds since the epoch; else that of the last change. */
export function siteTime({ client }: Site, stories: readonly StorySummary[]): number {
  const last = (): number =>
    stories.reduce((most, { updated }) => Math.max(most, Date.parse(updated ?? '') || 0), 0);
  return client.siteTime() ?? last();
}

/** A sub-task does not always say that it is in its story's sprint, and nothing says that it answers a query. */
function inSprint(summary: StorySummary, { id, state }: Sprint): StorySummary {
  if (state === 'backlog' || summary.sprintIds.includes(id)) return summary;
  return { ...summary, sprintIds: [...summary.sprintIds, id] };
}

function keyIn(entry: unknown): string {
  const result = v.safeParse(v.object({ key: v.string() }), entry);
  return result.success ? result.output.key : '?';
}
