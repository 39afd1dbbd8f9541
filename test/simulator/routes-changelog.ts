import { refuse } from './errors';
import { type Handler, isRecord, ok, type Route } from './exchange';
import { issueOf } from './issue-access';
import type { Change, Issue } from './model';
import { pageByOffset, pageByToken } from './paging';
import { presentChange } from './present-change';

/** Oldest first, while `expand=changelog` of an issue is newest first. */
const changelog: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const page = pageByOffset(exchange, issue.changelog, 100, 100);
  return ok({
    self: `${exchange.site.baseUrl}${exchange.path}`,
    ...page,
    values: page.values.map((change) => presentChange(exchange, change)),
  });
};

/** Changes of many issues, paged from the oldest on; an issue that is not there, or not to be seen, is left out. */
const bulkFetch: Handler = (exchange) => {
  const { site, user } = exchange;
  const body = isRecord(exchange.body) ? exchange.body : {};
  const { issueIdsOrKeys: keys, fieldIds = [], maxResults = 1000, nextPageToken } = body;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > 1000) {
    throw refuse(400, 'The list of issue IDs or keys must have between 1 and 1000 entries.');
  }
  if (!Array.isArray(fieldIds) || fieldIds.length > 10) {
    throw refuse(400, 'The list of field IDs must have at most 10 entries.');
  }
  if (typeof maxResults !== 'number' || maxResults < 1 || maxResults > 10_000) {
    throw refuse(400, 'The maxResults parameter must be between 1 and 10000.');
  }
  const wanted = ({ items }: Change): boolean =>
    fieldIds.length === 0 || items.some(({ fieldId }) => fieldIds.includes(fieldId));
  const issues = user ? new Set(keys.flatMap((key) => site.state.issue(String(key)) ?? [])) : [];
  const all = [...issues]
    .flatMap((issue) => issue.changelog.filter(wanted).map((change) => ({ issue, change })))
    .sort((a, b) => a.change.created - b.change.created || Number(a.issue.id) - Number(b.issue.id));
  const { values, nextPageToken: next } = pageByToken(
    all,
    Math.min(maxResults, site.pageLimit),
    typeof nextPageToken === 'string' ? nextPageToken : undefined,
    JSON.stringify([keys, fieldIds]),
  );
  const histories = new Map<Issue, unknown[]>();
  for (const { issue, change } of values) {
    histories.set(issue, [...(histories.get(issue) ?? []), presentChange(exchange, change)]);
  }
  return ok({
    issueChangeLogs: [...histories].map(([{ id }, changeHistories]) => ({ issueId: id, changeHistories })),
    ...(next !== undefined && { nextPageToken: next }),
  });
};

export const changelogRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/issue/:issueIdOrKey/changelog', handler: changelog, only: 'cloud' },
  { method: 'POST', path: '/api/changelog/bulkfetch', handler: bulkFetch, only: 'cloud' },
];
