import { type Handler, ok, type Route } from './exchange';
import { issueOf } from './issue-access';
import { pageByOffset } from './paging';
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

export const changelogRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/issue/:issueIdOrKey/changelog', handler: changelog, only: 'cloud' },
];
