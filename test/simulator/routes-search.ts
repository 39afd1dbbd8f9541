import { errorReply, refuse } from './errors';
import { type Exchange, type Handler, isRecord, ok, type Reply, type Route } from './exchange';
import { type FieldDefinition, fieldsOf, selectFields } from './fields';
import { listParameter } from './issue-access';
import { numberParameter, pageByToken } from './paging';
import { presentChangelog } from './present-change';
import { presentIssue } from './present-issue';
import { findIssues } from './run-jql';

interface SearchRequest {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly properties: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken?: string;
  readonly reconcileIssues: readonly number[];
}

const badPayload = () =>
  refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');

const bodyKeys = [
  'jql',
  'fields',
  'fieldsByKeys',
  'expand',
  'properties',
  'maxResults',
  'nextPageToken',
  'reconcileIssues',
];

function strings(value: unknown): string[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw badPayload();
  }
  return value as string[];
}

function fromBody(body: unknown): SearchRequest {
  if (!isRecord(body) || Object.keys(body).some((key) => !bodyKeys.includes(key))) {
    throw badPayload();
  }
  const { jql = '', expand = '', maxResults = 50, nextPageToken, reconcileIssues = [] } = body;
  const token = nextPageToken === null ? undefined : nextPageToken;
  if (
    typeof jql !== 'string' ||
    typeof expand !== 'string' ||
    typeof maxResults !== 'number' ||
    (token !== undefined && typeof token !== 'string') ||
    !Array.isArray(reconcileIssues) ||
    !reconcileIssues.every((id) => Number.isInteger(id))
  ) {
    throw badPayload();
  }
  return {
    jql,
    fields: strings(body['fields']),
    expand: expand.split(',').filter(Boolean),
    properties: strings(body['properties']),
    maxResults,
    nextPageToken: token,
    reconcileIssues: reconcileIssues as number[],
  };
}

const fromQuery = (exchange: Exchange): SearchRequest => ({
  jql: exchange.query.get('jql') ?? '',
  fields: listParameter(exchange, 'fields'),
  expand: listParameter(exchange, 'expand'),
  properties: listParameter(exchange, 'properties'),
  maxResults: numberParameter(exchange, 'maxResults', 50),
  nextPageToken: exchange.query.get('nextPageToken') ?? undefined,
  reconcileIssues: listParameter(exchange, 'reconcileIssues').map(Number),
});

function search(exchange: Exchange, request: SearchRequest): Reply {
  const { jql, fields, properties, maxResults, reconcileIssues, expand } = request;
  if (maxResults < 1 || maxResults > 5000) {
    throw refuse(400, 'The maxResults parameter must be between 1 and 5000.');
  }
  if (reconcileIssues.length > 50) {
    throw refuse(400, 'You cannot reconcile more than 50 issues.');
  }
  if (properties.length > 5) {
    throw refuse(400, 'The maximum number of properties is 5.');
  }
  const issues = findIssues(exchange, jql, { bounded: true, reconcile: reconcileIssues });
  const size = Math.min(maxResults, exchange.site.pageLimit);
  const { values, ...page } = pageByToken(issues, size, request.nextPageToken, jql);
  const idOnly = fields.length === 0 || fields.every((field) => field === 'id');
  const chosen = selectFields(fields, [], exchange.site.deployment);
  const shape = { fields: chosen, properties, mostComments };
  return ok({
    issues: values.map((issue) =>
      idOnly && properties.length === 0 ? { id: issue.id } : presentIssue(exchange, issue, shape),
    ),
    ...page,
    ...namesAndSchema(exchange, chosen, expand),
  });
}

/** What Cloud gives of the comments of each issue where it gives several issues. */
const mostComments = 20;

/** `expand=names,schema` of every listing. */
export function namesAndSchema(
  exchange: Exchange,
  chosen: ReadonlySet<string>,
  expand: readonly string[],
): Record<string, unknown> {
  const used = fieldsOf(exchange.site.deployment).filter(({ id }) => chosen.has(id));
  const pick = (read: (field: FieldDefinition) => unknown): unknown =>
    Object.fromEntries(used.map((field) => [field.id, read(field)]));
  return {
    ...(expand.includes('names') && { names: pick(({ name }) => name) }),
    ...(expand.includes('schema') && { schema: pick(({ schema }) => schema) }),
  };
}

const approximateCount: Handler = (exchange) => {
  const jql = isRecord(exchange.body) ? exchange.body['jql'] : undefined;
  if (typeof jql !== 'string') {
    throw badPayload();
  }
  return ok({ count: findIssues(exchange, jql, { bounded: true }).length });
};

const bulkFetch: Handler = (exchange) => {
  const body = exchange.body;
  const known = ['issueIdsOrKeys', 'fields', 'fieldsByKeys', 'expand', 'properties'];
  if (!isRecord(body) || Object.keys(body).some((key) => !known.includes(key))) {
    throw badPayload();
  }
  const keys = strings(body['issueIdsOrKeys']);
  if (keys.length === 0 || keys.length > 100) {
    throw refuse(400, 'The number of issues must be between 1 and 100.');
  }
  const properties = strings(body['properties']);
  const fields = selectFields(strings(body['fields']), ['*navigable'], exchange.site.deployment);
  const issues = exchange.user
    ? [...new Set(keys.flatMap((key) => exchange.site.state.issue(key) ?? []))]
    : [];
  return ok({
    issues: issues.map((issue) => presentIssue(exchange, issue, { fields, properties, mostComments })),
    issueErrors: [],
  });
};

const retired: Handler = () =>
  errorReply(
    410,
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline ' +
      'is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  );

/** Data Center's search, by offset. */
const searchByOffset: Handler = (exchange) => {
  const body = exchange.method === 'POST' ? exchange.body : {};
  if (!isRecord(body)) {
    throw refuse(400, 'Unable to parse the request body.');
  }
  const list = (name: string): string[] =>
    exchange.method === 'POST' ? strings(body[name]) : listParameter(exchange, name);
  const number = (name: string, fallback: number): number =>
    exchange.method === 'POST' ? Number(body[name] ?? fallback) : numberParameter(exchange, name, fallback);
  const jql = exchange.method === 'POST' ? String(body['jql'] ?? '') : (exchange.query.get('jql') ?? '');
  const isLenient = body['validateQuery'] === false;
  const issues = findIssues(exchange, jql, { isLenient });
  const startAt = number('startAt', 0);
  const maxResults = Math.min(number('maxResults', 50), 1000, exchange.site.pageLimit);
  const fields = selectFields(list('fields'), ['*navigable'], exchange.site.deployment);
  return ok({
    expand: 'schema,names',
    startAt,
    maxResults,
    total: issues.length,
    issues: issues.slice(startAt, startAt + maxResults).map((issue) => ({
      ...presentIssue(exchange, issue, { fields }),
      ...(list('expand').includes('changelog') && presentChangelog(exchange, issue)),
    })),
    ...namesAndSchema(exchange, fields, list('expand')),
  });
};

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/search/jql', handler: (x) => search(x, fromQuery(x)), only: 'cloud' },
  { method: 'POST', path: '/api/search/jql', handler: (x) => search(x, fromBody(x.body)), only: 'cloud' },
  { method: 'POST', path: '/api/search/approximate-count', handler: approximateCount, only: 'cloud' },
  { method: 'POST', path: '/api/issue/bulkfetch', handler: bulkFetch, only: 'cloud' },
  { method: 'GET', path: '/api/search', handler: retired, only: 'cloud' },
  { method: 'POST', path: '/api/search', handler: retired, only: 'cloud' },
  { method: 'GET', path: '/api/search', handler: searchByOffset, only: 'datacenter' },
  { method: 'POST', path: '/api/search', handler: searchByOffset, only: 'datacenter' },
];
