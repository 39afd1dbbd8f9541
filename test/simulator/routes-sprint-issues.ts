import { statusOf, typeOf } from './catalogue';
import { refuse } from './errors';
import { type Exchange, type Handler, ok, type Reply, type Route } from './exchange';
import { selectFields } from './fields';
import { listParameter } from './issue-access';
import type { Issue } from './model';
import { numberParameter, pageByToken } from './paging';
import { presentIssue } from './present-issue';
import { presentSprint } from './present-sprint';
import { boardOf, sprintOf } from './routes-board';
import { namesAndSchema } from './routes-search';
import { findIssues } from './run-jql';

type Scope = (exchange: Exchange) => (issue: Issue) => boolean;

const rankOrder = [{ field: 'Rank', descending: false }];

const inSprint: Scope = (exchange) => {
  const { id } = sprintOf(exchange);
  return (issue) => exchange.site.state.sprintIdsOf(issue).includes(id);
};

const onBoard: Scope = (exchange) => {
  const found = new Set(findIssues(exchange, boardOf(exchange).filter).map(({ id }) => id));
  return (issue) => found.has(issue.id) && typeOf(issue).level < 1;
};

/**
 * What the board shows and no active or future sprint has taken. A kanban board keeps in its backlog what its first
 * column would hold, where that is its backlog.
 */
const inBacklog: Scope = (exchange) => {
  const shown = onBoard(exchange);
  const { type, columns } = boardOf(exchange);
  if (type === 'kanban') {
    const [first] = columns;
    return (issue) => first?.name === 'Backlog' && first.statusIds.includes(issue.statusId) && shown(issue);
  }
  return (issue) =>
    shown(issue) &&
    statusOf(issue).category !== 'done' &&
    !typeOf(issue).subtask &&
    exchange.site.state.sprintsOf(issue).every(({ state }) => state === 'closed');
};

/** The fields that the Agile resources add, under names of their own. */
function softwareFields(exchange: Exchange, issue: Issue): Record<string, unknown> {
  const { state, baseUrl } = exchange.site;
  const sprints = state.sprintsOf(issue);
  const current = sprints.find((sprint) => sprint.state !== 'closed');
  const closed = sprints.filter((sprint) => sprint.state === 'closed');
  const parent = issue.parentKey ? state.issue(issue.parentKey) : undefined;
  const epic = parent && typeOf(parent).level === 1 ? parent : undefined;
  return {
    flagged: issue.flagged,
    sprint: current ? presentSprint(exchange, current) : null,
    closedSprints: closed.map((sprint) => presentSprint(exchange, sprint)),
    epic: epic
      ? {
          id: Number(epic.id),
          key: epic.key,
          self: `${baseUrl}/rest/agile/1.0/epic/${epic.id}`,
          name: epic.summary,
          summary: epic.summary,
          color: { key: 'color_4' },
          done: statusOf(epic).category === 'done',
        }
      : null,
  };
}

function presentForBoard(exchange: Exchange, issue: Issue): Record<string, unknown> {
  const asked = listParameter(exchange, 'fields');
  const chosen = selectFields(asked, ['*navigable'], exchange.site.deployment);
  const presented = presentIssue(exchange, issue, { fields: chosen });
  const all = asked.length === 0 || asked.some((field) => field.startsWith('*'));
  const extra = Object.entries(softwareFields(exchange, issue)).filter(([name]) => all || chosen.has(name));
  return { ...presented, fields: { ...(presented['fields'] as object), ...Object.fromEntries(extra) } };
}

/** `/rest/software/1.0`: pages by token. */
const byToken =
  (scope: Scope): Handler =>
  (exchange) => {
    const within = scope(exchange);
    const jql = exchange.query.get('jql') ?? '';
    const asked = numberParameter(exchange, 'maxResults', 50);
    if (asked < 1 || asked > 5000) {
      throw refuse(400, 'The maxResults parameter must be between 1 and 5000.');
    }
    const reconcile = listParameter(exchange, 'reconcileIssues').map(Number);
    const issues = findIssues(exchange, jql, { within, order: rankOrder, reconcile });
    const token = exchange.query.get('nextPageToken') ?? undefined;
    const { values, ...page } = pageByToken(issues, Math.min(asked, exchange.site.pageLimit), token, jql);
    const expand = listParameter(exchange, 'expand');
    const chosen = selectFields(listParameter(exchange, 'fields'), ['*navigable'], exchange.site.deployment);
    return ok({
      expand: 'names,schema',
      issues: values.map((issue) => presentForBoard(exchange, issue)),
      ...page,
      ...namesAndSchema(exchange, chosen, expand),
    });
  };

/** `/rest/agile/1.0`: pages by offset; on Cloud it still answers, and says that it will not for ever. */
const byOffset =
  (scope: Scope): Handler =>
  (exchange) => {
    const within = scope(exchange);
    const issues = findIssues(exchange, exchange.query.get('jql') ?? '', { within, order: rankOrder });
    const startAt = numberParameter(exchange, 'startAt', 0);
    const most = exchange.site.deployment === 'cloud' ? 100 : 1000;
    const maxResults = Math.min(numberParameter(exchange, 'maxResults', 50), most, exchange.site.pageLimit);
    const reply: Reply = ok({
      expand: 'schema,names',
      startAt,
      maxResults,
      total: issues.length,
      issues: issues.slice(startAt, startAt + maxResults).map((issue) => presentForBoard(exchange, issue)),
    });
    return exchange.site.deployment === 'cloud' ? { ...reply, headers: deprecation } : reply;
  };

const deprecation = {
  Deprecation: 'Thu, 05 Feb 2026 00:00:00 GMT',
  Warning: '299 - "The requested API is deprecated. Use /rest/software/1.0 instead."',
};

const listings: readonly [string, Scope][] = [
  ['/sprint/:sprintId/issue', inSprint],
  [
    '/board/:boardId/sprint/:sprintId/issue',
    (exchange) => {
      const [shown, taken] = [onBoard(exchange), inSprint(exchange)];
      return (issue) => shown(issue) && taken(issue);
    },
  ],
  ['/board/:boardId/issue', onBoard],
  ['/board/:boardId/backlog', inBacklog],
];

export const sprintIssueRoutes: readonly Route[] = listings.flatMap(([path, scope]): Route[] => [
  { method: 'GET', path: `/software/1.0${path}`, handler: byToken(scope), only: 'cloud' },
  { method: 'GET', path: `/agile/1.0${path}`, handler: byOffset(scope) },
]);
