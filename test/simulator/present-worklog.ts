import { type Exchange, timeFor } from './exchange';
import type { Issue, Worklog } from './model';
import { presentUser } from './present-people';

export function presentWorklog(
  exchange: Exchange,
  issue: Issue,
  worklog: Worklog,
  withProperties = false,
): Record<string, unknown> {
  const { state, baseUrl, api } = exchange.site;
  const author = presentUser(exchange, state.user(worklog.authorId));
  return {
    self: `${baseUrl}${api}/issue/${issue.id}/worklog/${worklog.id}`,
    author,
    updateAuthor: author,
    ...(worklog.comment !== null && { comment: worklog.comment }),
    created: timeFor(exchange, worklog.created),
    updated: timeFor(exchange, worklog.created),
    started: timeFor(exchange, worklog.started),
    timeSpent: spentText(worklog.seconds),
    timeSpentSeconds: worklog.seconds,
    id: worklog.id,
    issueId: issue.id,
    ...(withProperties && {
      properties: [...worklog.properties].map(([key, value]) => ({ key, value })),
    }),
  };
}

/** `1h 30m` */
function spentText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`].filter(Boolean).join(' ') || '0m';
}
