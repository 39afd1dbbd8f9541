import { withoutNested } from '../../domain/grouping';
import type { ListOrder } from '../../domain/order-change';
import type { SprintContent } from '../../sources/story-source';
import type { Session } from '../../sync/session';

/** The order of each list that is known whole: of the active sprints, of those to come, and of the backlog. */
export function knownOrders({ store }: Pick<Session, 'store'>): ListOrder[] {
  const planned = store.planned.flatMap(({ id }) => store.list(id)?.value ?? []);
  return [...(store.sprints?.value ?? []), ...planned].filter(({ partial }) => !partial).map(orderOf);
}

function orderOf({ sprint, stories }: SprintContent): ListOrder {
  return { id: sprint.id, name: sprint.name, keys: withoutNested(stories).map(({ key }) => key) };
}
