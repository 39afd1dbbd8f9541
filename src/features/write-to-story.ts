import type { QuestionDraft } from '../domain/question';
import type { Intention } from '../sync/outbox/intention';
import type { Session } from '../sync/session';

/** Whether the source has it, or it is kept and sent as soon as it can be. */
export type Written = 'done' | 'kept';

/** Milliseconds a user waits for an answer that is not needed to go on. */
const patience = 10_000;

/** Keeps an intention and waits a while for what becomes of it. Rejects where it cannot be kept, or the source refuses it. */
export async function writeToStory(session: Session, key: string, intention: Intention): Promise<Written> {
  return written(session, await session.outbox.add(key, intention));
}

/** Waits a while for what becomes of a write that is kept. Rejects where the source refuses it. */
export async function written({ outbox }: Session, id: string): Promise<Written> {
  const outcome = await outbox.outcome(id, patience);
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.kind === 'done' ? 'done' : 'kept';
}

/** Keeps a question, and behind one that blocks the flag of its story, where it can have one. Gives the id of the write. */
export async function keepQuestion(
  { outbox, store }: Session,
  key: string,
  question: QuestionDraft,
): Promise<string> {
  const id = await outbox.add(key, { do: 'ask', question });
  const story = store.story(key)?.value;
  const canFlag = !story?.flagged && story?.permissions?.editing !== false;
  if (question.blocks && canFlag) await outbox.add(key, { do: 'flag', flagged: true, question: question.id });
  return id;
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
