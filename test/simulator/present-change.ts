import { type Exchange, timeFor } from './exchange';
import type { Change } from './model';
import { presentUser } from './present-people';

export function presentChange(exchange: Exchange, change: Change): Record<string, unknown> {
  return {
    id: change.id,
    author: presentUser(exchange, exchange.site.state.user(change.authorId)),
    created: timeFor(exchange, change.created),
    items: change.items.map((item) =>
      exchange.site.deployment === 'cloud' ? item : { ...item, fieldId: undefined },
    ),
  };
}
