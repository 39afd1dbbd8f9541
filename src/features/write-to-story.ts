import type { Intention } from '../sync/outbox/intention';
import type { Session } from '../sync/session';

/** Whether the source has it, or it is kept and sent as soon as it can be. */
export type Written = 'done' | 'kept';

/** Milliseconds a user waits for an answer that is not needed to go on. */
const patience = 10_000;

/** Keeps an intention and waits a while for what becomes of it. Rejects where it cannot be kept, or the source refuses it. */
export async function writeToStory(session: Session, key: string, intention: Intention): Promise<Written> {
  const id = await session.outbox.add(key, intention);
  const outcome = await session.outbox.outcome(id, patience);
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.kind === 'done' ? 'done' : 'kept';
}
