import { type Exchange, timeFor } from './exchange';
import type { Change } from './model';
import { presentUser } from './present-people';

export function presentChange(exchange: Exchange, change: Change): Record<string, unknown> {
  return {
    id: change.id,
    author: presentUser(exchange, exchange.site.state.user(change.authorId)),
    created: timeFor(exchange, change.created),
    items: change.items.map((item) => {
      if (exchange.site.deployment === 'cloud') {
        return item;
      }
      const { fieldId: _, ...rest } = item;
      return rest;
    }),
  };
}
