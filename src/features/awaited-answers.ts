import type { Services } from '../services';
import { awaitedName } from './awaited-name';

/** Remembers for the next window whether there is a question it has to take up before anybody looks at stories. */
export function noteAwaited({ session, context }: Services): void {
  if (!session) return;
  const { questions } = session;
  const isAwaited = questions.questions().some((one) => {
    const { anchor, state } = one.question;
    return anchor !== undefined || (state !== 'resolved' && questions.concernsMe(one));
  });
  const { workspaceState } = context;
  if (workspaceState.get(awaitedName, false) !== isAwaited)
    void workspaceState.update(awaitedName, isAwaited);
}

/** Opens what is known of the stories, which brings the questions to their lines, and looks for answers. */
export async function takeUpQuestions(services: Services): Promise<void> {
  try {
    const situation = await services.situation();
    if (situation.kind !== 'ready') return;
    const { refresh } = situation.session;
    if (refresh.sprintsAttempt.kind === 'none') await refresh.sprints();
  } catch (error) {
    services.log.error('Taking up the questions', error);
  }
}
