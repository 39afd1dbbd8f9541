import { type Exchange, timeFor } from './exchange';
import type { Change, Issue } from './model';
import { presentUser } from './present-people';

export function presentChange(exchange: Exchange, change: Change): Record<string, unknown> {
  const author = exchange.site.state.user(change.authorId);
  return {
    id: change.id,
    ...(author && { author: presentUser(exchange, author) }),
    created: timeFor(exchange, change.created),
    items: change.items.map((item) =>
      exchange.site.deployment === 'cloud' ? item : { ...item, fieldId: undefined },
    ),
  };
}

/** As much as Cloud gives of the changes with an issue. */
const mostChanges = 100;

/** The changes with an issue, the newest first; Cloud leaves out old ones, which its listing has. */
export function presentChangelog(exchange: Exchange, { changelog }: Issue): Record<string, unknown> {
  const most = exchange.site.deployment === 'cloud' ? mostChanges : Infinity;
  const histories = changelog
    .toReversed()
    .slice(0, most)
    .map((change) => presentChange(exchange, change));
  return {
    changelog: { startAt: 0, maxResults: histories.length, total: changelog.length, histories },
  };
}
