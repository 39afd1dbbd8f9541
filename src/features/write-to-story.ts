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

/** Lets go of what was not sent yet, or was refused, and gives whether there was such a write. */
export async function letGo({ outbox }: Session, key: string, what: Intention['do']): Promise<boolean> {
  const unsent = outbox
    .writes(key)
    .filter(({ intention }) => intention.do === what)
    .filter(({ state, wasSent }) => state === 'refused' || (state !== 'sending' && !wasSent));
  if (unsent.length === 0) return false;
  await outbox.discard(unsent.map(({ id }) => id));
  return true;
}
