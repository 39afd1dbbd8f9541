import * as v from 'valibot';
import type { Sprint } from '../../domain/sprint';
import type { StorySummary } from '../../domain/story';
import type { ListReading, Problem, SprintContent } from '../story-source';
import { type Counted, createProgressCounter } from './count-progress';
import { epicTitlesOf } from './epic-titles';
import { acceptanceProperty, summaryFields, summaryOf } from './issue';
import { scopeOf } from './scope';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

export interface JiraListReading extends ListReading {
  /** Ids of issues that were written a moment ago, which the search index may not know yet. */
  readonly reconcile: readonly string[];
}

/**
 * The stories of a sprint in the Product Owner's order. The listing has what a row shows and no texts, so that it is
 * there early; how many criteria are done is counted beside it, for what changed since it was last counted.
 */
export async function readList(
  site: Site,
  sprint: Sprint,
  reading: JiraListReading,
  signal?: AbortSignal,
): Promise<SprintContent> {
  const { dialect, options } = site;
  if (reading.anew) await site.renewLayout();
  const [layout, how] = [await site.layout(signal), await site.reading(signal)];
  const scope = scopeOf(sprint, options.storyQuery, layout);
  const count = createProgressCounter(site, how, reading, signal);
  const problems: Problem[] = [...how.fields.problems];
  const issues = new Map<string, RawIssue>();
  const counted = new Map<string, Counted>();
  const counting: Promise<void>[] = [];
  let isListed = false;
  /** Data Center gives the last counts long after the first. */
  let soon: NodeJS.Timeout | undefined;
  const tellCounted = (): void => {
    soon = undefined;
    reading.onPart?.(content(false));
  };

  function content(partial: boolean): SprintContent {
    const stories = [...issues.values()].flatMap((issue) => {
      const summary = rowOf(issue);
      return summary.type.kind === 'epic' && scope.kind === 'board' ? [] : [summary];
    });
    return { sprint, stories, problems, ...(partial && { partial }) };
  }

  function rowOf(issue: RawIssue): StorySummary {
    const summary = summaryOf(issue, { ...how, epicTitles: site.epicTitles });
    const known = reading.known?.(issue.key);
    // Search may be behind what was read of a story since.
    if (known?.updated && summary.updated && known.updated > summary.updated) return inSprint(known, sprint);
    const { progress, counted: stamp } = counted.get(issue.key) ?? known ?? {};
    return inSprint({ ...summary, ...(progress && { progress }), ...(stamp && { counted: stamp }) }, sprint);
  }

  function onPage(entries: readonly unknown[]): void {
    const found: RawIssue[] = [];
    for (const entry of entries) {
      const result = v.safeParse(issueShape, entry);
      if (!result.success) problems.push({ subject: keyIn(entry), message: result.issues[0].message });
      else if (!issues.has(result.output.key)) {
        issues.set(result.output.key, result.output);
        site.issueIds.set(result.output.key, result.output.id);
        found.push(result.output);
        const epic = reading.known?.(result.output.key)?.epic;
        if (epic && epic.title !== epic.key && !site.epicTitles.has(epic.key))
          site.epicTitles.set(epic.key, epic.title);
      }
    }
    const work = count(found, (key, progress) => {
      counted.set(key, progress);
      if (isListed) soon ??= setTimeout(tellCounted, pause);
    });
    // It is waited for below; where the listing fails before, nobody asks any more.
    work.catch(() => undefined);
    counting.push(work);
    reading.onPart?.(content(true));
  }

  const search = {
    ...{ fields: summaryFields(how.fields), properties: [acceptanceProperty] },
    ...{ reconcile: reading.reconcile, onPage, signal },
  };
  if (scope.kind === 'search') await dialect.search({ ...search, jql: scope.jql });
  else await dialect.boardIssues(scope.boardId, scope.list, { ...search, jql: scope.jql });
  isListed = true;
  reading.onPart?.(content(false));
  const ask = { known: !reading.anew, signal };
  try {
    await Promise.all([epicTitlesOf(site, [...issues.values()], how, ask), ...counting]);
  } finally {
    clearTimeout(soon);
  }
  return content(false);
}

/** Milliseconds in which counts are gathered for one drawing of the rows. */
const pause = 300;

/** A sub-task does not always say that it is in its story's sprint, and nothing says that it answers a query. */
function inSprint(summary: StorySummary, { id, state }: Sprint): StorySummary {
  if (state === 'backlog' || summary.sprintIds.includes(id)) return summary;
  return { ...summary, sprintIds: [...summary.sprintIds, id] };
}

function keyIn(entry: unknown): string {
  const result = v.safeParse(v.object({ key: v.string() }), entry);
  return result.success ? result.output.key : '?';
}
