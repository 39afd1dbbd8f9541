import type { Problem } from '../../domain/problem';
import type { Sprint } from '../../domain/sprint';
import type { Status, StorySummary } from '../../domain/story';
import type { SprintHistory, StoryHistory } from '../../domain/story-history';
import { inProjects, projectKeys } from './board-projects';
import { withBoardFilter } from './board-filter';
import { sprintOf } from './boards';
import { onBoard } from './done-on-board';
import { epicTitlesOf } from './epic-titles';
import { eventReading, historyOf, issuesIn } from './histories';
import { summaryFields, summaryOf } from './issue';
import type { BoardLayout } from './layout';
import { orMissing } from './or-missing';
import { isSprint, scopeOf } from './scope';
import { type RawIssue, sprintShape } from './shapes';
import { agilePath, type Site } from './site';
import { countedFields } from './story-events';
import { unlessRefused } from './unless-refused';

/**
 * Issues that are looked through for having been in a sprint once: nothing in Jira's search finds those that were taken
 * out of it. The latest changed ones come first.
 */
const mostLookedThrough = 1_000;

/** All that was in a sprint since it began, with what was taken out of it since. Sub-tasks count in their stories. */
export async function readSprintHistory(
  site: Site,
  given: Sprint,
  signal?: AbortSignal,
): Promise<SprintHistory> {
  const [how, asListed, { board }, sprint] = await Promise.all([
    site.reading(signal),
    eventReading(site, signal),
    site.layout(signal),
    isSprint(given) ? newestOf(site, given, signal) : given,
  ]);
  const problems: Problem[] = [];
  const statuses = [...asListed.statuses].map(([id, status]) => [id, onBoard(status, board)] as const);
  const events = { ...asListed, statuses: new Map(statuses) };
  const fields = [...summaryFields(how.fields), 'created'];
  const { start } = sprint;
  const [inside, others] = await Promise.all([
    storiesIn(site, given, fields, signal),
    isSprint(given) && start ? candidates(site, { ...sprint, start }, problems, signal) : [],
  ]);
  const known = new Set(inside.map(({ key }) => key));
  const keys = [...new Set([...known, ...others.map(({ key }) => key)])];
  const changes = await orMissing(
    keys.length === 0 ? noChanges : site.dialect.changes(keys, countedFields(how.fields), signal),
    await noChanges,
    (why) =>
      problems.push({
        subject: sprint.name,
        message: `what happened in it is not known, so everything counts as it is now: ${why}`,
      }),
  );
  const left = others.filter(
    (issue) => !known.has(issue.key) && wasIn(historyOf(issue, changes.get(issue.id), events), sprint.id),
  );
  const outside = await withFields(site, left, fields, signal);
  const issues = [...inside, ...outside];
  const epicTitles = await epicTitlesOf(site, issues, how, { known: true, signal });
  const stories = issues.flatMap((issue) => {
    const listed = summaryOf(issue, { ...how, epicTitles });
    if (listed.type.kind === 'subtask' || listed.type.kind === 'epic') return [];
    const story = { ...listed, status: onBoard(listed.status, board) };
    return [{ story, history: historyOf(issue, changes.get(issue.id), events) }];
  });
  if (stories.length > 0 && isSprint(given)) {
    const listed = stories.map(({ story }) => story);
    problems.push(...boardProblems(site, sprint, board, listed, asListed.statuses));
  }
  return { sprint, stories, problems };
}

/** What the numbers of a sprint lack by its board. */
function boardProblems(
  { options, refusedFilters }: Site,
  { name }: Sprint,
  board: BoardLayout | undefined,
  stories: readonly StorySummary[],
  statuses: ReadonlyMap<string, Status>,
): Problem[] {
  if (!board) {
    const message =
      'how its board is set up is not known: all of its stories count, whatever the board shows';
    return options.boardId === undefined ? [] : [{ subject: name, message }];
  }
  const isRefused = board.filter !== undefined && refusedFilters.has(board.filter);
  const isEstimated = stories.some(({ points }) => points !== undefined);
  const unfinished = stories
    .filter(({ status: { id, category } }) => category !== 'done' && statuses.get(id)?.category === 'done')
    .map(({ status }) => status.name);
  const names = [...new Set(unfinished)].join(', ');
  const messages = [
    ...(isRefused ? ['its filter is not shared, so all stories of its sprints count'] : []),
    ...(board.estimatesTime && !isEstimated ? ['it estimates in time, which is not counted'] : []),
    ...(names ? [`not in its last column, and so not done in its sprints: ${names}`] : []),
  ];
  return messages.map((message) => ({ subject: board.name, message }));
}

const noChanges: ReturnType<Site['dialect']['changes']> = Promise.resolve(new Map());

function wasIn({ events }: StoryHistory, sprintId: string): boolean {
  return events.some(
    (event) => event.kind === 'sprints' && (event.from.includes(sprintId) || event.to.includes(sprintId)),
  );
}

async function withFields(
  { dialect }: Site,
  issues: readonly RawIssue[],
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<RawIssue[]> {
  if (issues.length === 0) return [];
  const keys = issues.map(({ key }) => key);
  return issuesIn(await dialect.issues(keys, { fields, properties: [], signal }));
}

/** The sprint as it is now: it may have been closed since it was listed. */
async function newestOf({ client }: Site, given: Sprint, signal?: AbortSignal): Promise<Sprint> {
  const path = `${agilePath}/sprint/${encodeURIComponent(given.id)}`;
  const asked = client.fetch(sprintShape, { path, signal });
  return unlessRefused(
    asked.then((raw) => sprintOf(raw) ?? given),
    given,
  );
}

async function storiesIn(
  site: Site,
  sprint: Sprint,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<RawIssue[]> {
  const layout = await site.layout(signal);
  const search = { fields, properties: [], reconcile: [], signal };
  const read = (filter?: string): Promise<unknown[]> => {
    const scope = scopeOf(sprint, site.options.storyQuery, layout, filter);
    return scope.kind === 'search'
      ? site.dialect.search({ ...search, jql: scope.jql })
      : site.dialect.boardIssues(scope.boardId, scope.list, { ...search, jql: scope.jql });
  };
  return issuesIn(await (isSprint(sprint) ? withBoardFilter(site, read) : read()));
}

/** Issues that may have been in a sprint that they are not in now: whoever was taken out of it was changed by that. */
async function candidates(
  site: Site,
  sprint: Sprint & { readonly start: string },
  problems: Problem[],
  signal?: AbortSignal,
): Promise<RawIssue[]> {
  const tell = (message: string): void => void problems.push({ subject: sprint.name, message });
  const found = await orMissing(findCandidates(site, sprint, signal), [], (why) =>
    tell(`what was taken out of it is not known: ${why}`),
  );
  if (found.length >= mostLookedThrough) {
    tell(
      `only the latest ${mostLookedThrough} changed issues were looked through for having been taken out of it`,
    );
  }
  return issuesIn(found.slice(0, mostLookedThrough));
}

async function findCandidates(
  site: Site,
  sprint: Sprint & { readonly start: string },
  signal?: AbortSignal,
): Promise<unknown[]> {
  const until = sprint.complete ?? (sprint.state === 'closed' ? sprint.end : undefined);
  return withBoardFilter(site, async (filter) => {
    const projects = filter === undefined ? await projectKeys(site, signal) : [];
    if (filter === undefined && projects.length === 0) return [];
    const jql = [
      filter === undefined ? inProjects(projects) : `filter = ${filter}`,
      `updated >= ${Date.parse(sprint.start)}`,
      ...(until === undefined ? [] : [`created <= ${Date.parse(until)}`]),
    ].join(' AND ');
    return site.dialect.search({
      ...{ jql: `${jql} ORDER BY updated DESC`, fields: ['created'], properties: [], reconcile: [] },
      // There is little of each, so a site may give all of them at once.
      ...{ most: mostLookedThrough, perPage: mostLookedThrough, signal },
    });
  });
}
