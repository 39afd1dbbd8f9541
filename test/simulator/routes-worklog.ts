import { putProperty } from './entity-properties';
import { may, refuse, refuseFields } from './errors';
import { type Exchange, type Handler, isRecord, ok, type Route } from './exchange';
import { issueOf, listParameter } from './issue-access';
import type { Worklog } from './model';
import { numberParameter, pageByOffset } from './paging';
import { presentWorklog } from './present-worklog';
import { acceptText } from './rich-text';
import { propertiesOf } from './routes-issue';

/** Most of a page, and what Data Center gives at once. */
const most = 5_000;

const list: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const all = issue.worklogs.toSorted((a, b) => a.created - b.created);
  if (exchange.site.deployment === 'datacenter') {
    const worklogs = all.map((worklog) => presentWorklog(exchange, issue, worklog));
    return ok({ startAt: 0, maxResults: all.length, total: all.length, worklogs });
  }
  const after = numberParameter(exchange, 'startedAfter', -Infinity);
  const before = numberParameter(exchange, 'startedBefore', Infinity);
  const asked = all.filter(({ started }) => started >= after && started < before);
  const { values, startAt, maxResults, total } = pageByOffset(exchange, asked, most, most);
  const withProperties = listParameter(exchange, 'expand').includes('properties');
  const worklogs = values.map((worklog) => presentWorklog(exchange, issue, worklog, withProperties));
  return ok({ startAt, maxResults, total, worklogs });
};

const create: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const { user, site, body } = exchange;
  const cloud = site.deployment === 'cloud';
  if (!user || !may(user, 'WORK_ON_ISSUES')) {
    const words = 'You do not have the permission to associate a worklog to this issue.';
    throw refuse(cloud ? 400 : 403, words);
  }
  if (!isRecord(body)) {
    throw refuse(400, 'No content to map to Object due to end of input');
  }
  if (!cloud && 'properties' in body) {
    throw refuse(400, 'Unrecognized field "properties" (Class WorklogJsonBean), not marked as ignorable');
  }
  const properties = new Map<string, unknown>();
  for (const [key, value] of propertiesOf(body)) {
    putProperty(properties, key, value);
  }
  const { comment } = body;
  const worklog: Omit<Worklog, 'id' | 'created'> = {
    authorId: user.accountId,
    comment: comment === undefined || comment === '' ? null : acceptText(comment, 'comment', site.deployment),
    started: startedOf(exchange, body['started']),
    seconds: secondsOf(body),
    properties,
  };
  return ok(presentWorklog(exchange, issue, site.state.addWorklog(issue, worklog)), 201);
};

/** Jira takes one form of a time alone, without a colon in its offset. */
function startedOf({ site }: Exchange, started: unknown): number {
  if (started === undefined) {
    return site.now();
  }
  const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2})(\d{2})$/;
  const time = Date.parse(String(started).replace(form, '$1:$2'));
  if (!form.test(String(started)) || Number.isNaN(time)) {
    throw refuse(
      400,
      `Invalid date format. Please enter the date in the format "yyyy-MM-dd'T'HH:mm:ss.SSSZ".`,
    );
  }
  // A database that keeps no fractions is usual.
  return site.deployment === 'cloud' ? time : Math.floor(time / 1_000) * 1_000;
}

function secondsOf(body: Readonly<Record<string, unknown>>): number {
  const seconds = body['timeSpentSeconds'];
  if (seconds === undefined) {
    throw refuseFields({ timeLogged: 'You must indicate the time spent working.' });
  }
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 60) {
    throw refuseFields({ timeLogged: 'Invalid time duration entered.' });
  }
  return seconds;
}

export const worklogRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/issue/:issueIdOrKey/worklog', handler: list },
  { method: 'POST', path: '/api/issue/:issueIdOrKey/worklog', handler: create },
];
