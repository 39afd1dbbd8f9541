import * as v from 'valibot';
import { identifiedIn } from '../../domain/acceptance/criteria';
import type { Sprint } from '../../domain/sprint';
import type { StorySummary } from '../../domain/story';
import type { Problem, SprintContent } from '../story-source';
import { scopeOf } from './boards';
import { epicTitlesOf } from './epic-titles';
import {
  acceptanceProperty,
  documentsOf,
  type IssueReading,
  summaryFields,
  summaryOf,
  textFields,
  withProgress,
} from './issue';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

/**
 * The stories of a sprint in the Product Owner's order, with their progress. One listing gives all of it where the
 * deployment's does; no request is made for a story that has everything in its texts.
 *
 * @param reconcile ids of issues that were written a moment ago, which the search index may not know yet
 */
export async function readSprint(
  site: Site,
  sprint: Sprint,
  reconcile: readonly string[],
  signal?: AbortSignal,
): Promise<SprintContent> {
  const { dialect, options } = site;
  const how = await site.reading(signal);
  const scope = scopeOf(sprint, options.storyQuery);
  const search = {
    jql: scope.jql,
    fields: [...summaryFields(how.fields), ...textFields(how.fields)],
    properties: [acceptanceProperty],
    reconcile,
    signal,
  };
  const raw =
    'boardId' in scope ? await dialect.boardIssues(scope.boardId, search) : await dialect.search(search);
  const problems: Problem[] = [...how.fields.problems];
  const issues = new Map<string, RawIssue>();
  for (const entry of raw) {
    const result = v.safeParse(issueShape, entry);
    if (result.success) issues.set(result.output.key, result.output);
    else problems.push({ subject: keyIn(entry), message: result.issues[0].message });
  }
  const [epicTitles, records] = await Promise.all([
    epicTitlesOf(site, [...issues.values()], how, { known: false, signal }),
    recordsOf(site, [...issues.values()], how, signal),
  ]);
  const stories: StorySummary[] = [];
  for (const issue of issues.values()) {
    const summary = summaryOf(issue, { ...how, epicTitles });
    if (summary.type.kind === 'epic' && 'boardId' in scope) continue;
    const kept = await options.localLedger?.read(issue.key);
    const shared = records.get(issue.key);
    const known = shared === undefined ? issue : { ...issue, properties: { [acceptanceProperty]: shared } };
    stories.push(withProgress(inSprint(summary, sprint), known, how, kept));
  }
  return { sprint, stories, problems };
}

/** Records of ticks that the listing did not give, of the stories whose texts have no place for a tick. */
async function recordsOf(
  site: Site,
  issues: readonly RawIssue[],
  how: IssueReading,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, unknown>> {
  const keys = issues.flatMap((issue) => {
    if (issue.properties) return [];
    const criteria = identifiedIn(documentsOf(issue, how), { headings: how.headings });
    return criteria.some(({ mark }) => mark === undefined) ? [issue.key] : [];
  });
  if (keys.length === 0) return new Map();
  const asked = site.dialect.properties(keys, acceptanceProperty, signal);
  return (await site.optional('Who ticked what', asked)) ?? new Map<string, unknown>();
}

/** A sub-task does not always say that it is in its story's sprint, and nothing says that it answers a query. */
function inSprint(summary: StorySummary, { id }: Sprint): StorySummary {
  return summary.sprintIds.includes(id) ? summary : { ...summary, sprintIds: [...summary.sprintIds, id] };
}

function keyIn(entry: unknown): string {
  const result = v.safeParse(v.object({ key: v.string() }), entry);
  return result.success ? result.output.key : '?';
}
