import * as vscode from 'vscode';
import type { Person } from '../domain/story';
import type { Session } from '../sync/session';
import { chooseAsked, proposed } from './choose-asked';
import { customersRead } from './customers-read';
import { ExplainedError } from './explained-error';
import { findOwners } from './find-owners';
import { notPermitted } from './not-permitted';

/** A story that somebody wants to ask about, and who is asked. */
export interface AskedStory {
  readonly key: string;
  readonly to: readonly Person[];
  /** Whom it goes to and what it is about, for the head of what is written. */
  readonly label: string;
  /** What to know before something is said about it. */
  readonly warning?: string;
}

/**
 * Asks whom to ask where nobody is found. Rejects where nobody may ask there, which is said before anything is typed, and
 * where the user leaves.
 */
export async function askedStory(session: Session, key: string, memory: vscode.Memento): Promise<AskedStory> {
  if (!session.store.story(key)) await session.refresh.story(key);
  const story = session.store.story(key)?.value;
  if (story?.permissions?.commenting === false)
    throw new ExplainedError(notPermitted('commenting', session.source.name));
  const { candidates, failed } = await findOwners(session.source, key, memory);
  // The question can go to the room; a source that knows nobody here takes none.
  if (failed?.kind === 'not-signed-in') throw failed;
  const { people: to } = proposed(candidates) ?? (await chooseAsked(session, key, []));
  const names = to.map(({ name }) => name).join(', ');
  const label = names
    ? vscode.l10n.t('Ask {0} about {1}', names, key)
    : vscode.l10n.t('Ask about {0}, nobody by name', key);
  const warning = story?.isPublic ? vscode.l10n.t('Customers can read this') : undefined;
  return {
    ...{ key, to, warning: customersRead(story) },
    label: [[label, story?.title].filter(Boolean).join(' '), warning].filter(Boolean).join(' · '),
  };
}
