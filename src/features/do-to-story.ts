import { SourceError } from '../sources/story-source';
import type { Session } from '../sync/session';
import { changeAssignee } from './change-assignee';
import { changeEstimate } from './change-estimate';
import { changeStatus } from './change-status';
import { flagStory } from './flag-story';
import { logWork } from './log-work';
import type { At, Done } from './story-action';

export type StoryAct =
  'changeStatus' | 'changeAssignee' | 'changeEstimate' | 'addFlag' | 'removeFlag' | 'logWork';

/** Does it, after asking for what it needs. Gives what was done, a text alone where it cannot be taken back. */
export async function doToStory(act: StoryAct, session: Session, key: string): Promise<Done | string> {
  const at = await atStory(session, key);
  switch (act) {
    case 'changeStatus':
      return changeStatus(at);
    case 'changeAssignee':
      return changeAssignee(at);
    case 'changeEstimate':
      return changeEstimate(at);
    case 'addFlag':
      return flagStory(at, true);
    case 'removeFlag':
      return flagStory(at, false);
    case 'logWork':
      return logWork(at);
  }
}

async function atStory(session: Session, key: string): Promise<At> {
  if (!session.store.summary(key)) await session.refresh.story(key);
  const story = session.store.story(key)?.value ?? session.store.summary(key);
  if (!story) throw new SourceError('not-found', key);
  return { session, key, story };
}
