import type { Story, StorySummary } from '../domain/story';
import type { Intention } from '../sync/outbox/intention';
import type { Session } from '../sync/session';

/** Something that was done to a story, and how it is taken back. */
export interface Done {
  /** "Assigned to Rita", ready to show. */
  readonly text: string;
  /** Id of the write. */
  readonly write: string;
  /** What undoes it. Rejects where the source has no way back. */
  undo(session: Session): Promise<Intention>;
}

/** A story as it is known, and what it takes to do something to it. */
export interface At {
  readonly session: Session;
  readonly key: string;
  /** What is known of it, with what is on its way. */
  readonly story: Story | StorySummary;
}

/** Keeps what the user did; it is sent by itself. */
export async function act(
  { session, key }: At,
  intention: Intention,
  text: string,
  undo: Done['undo'],
): Promise<Done> {
  return { text, write: await session.outbox.add(key, intention), undo };
}

/** Takes something back: before it is sent it is let go of, and afterwards the opposite is sent. */
export async function takeBack(session: Session, key: string, { write, undo }: Done): Promise<void> {
  const open = session.outbox.writes(key).find(({ id }) => id === write);
  if (open && !open.wasSent && open.state !== 'sending') await session.outbox.discard([write]);
  else await session.outbox.add(key, await undo(session));
}
