import type { Question, QuestionDraft } from '../../domain/question';
import { SourceError } from '../story-source';
import { postOnce } from './post-once';
import { markOf, questionProperty, questionValue } from './question-comment';
import { conversationIn } from './read-story';
import { commentShape } from './shapes';
import type { Site } from './site';

/** Posts a question as a comment, once: where it is already there, or its answer was lost, the one there is given. */
export async function askQuestion(
  site: Site,
  key: string,
  draft: QuestionDraft,
  signal?: AbortSignal,
): Promise<Question> {
  const { client, dialect } = site;
  const posted = async (): Promise<Question | undefined> => {
    const { questions } = conversationIn(site, key, await dialect.comments(key, signal));
    return questions.find(({ id }) => id === draft.id || id === markOf(draft.id));
  };
  const properties = [{ key: questionProperty, value: questionValue(draft) }];
  const body = { body: await dialect.questionBody(draft), properties };
  return postOnce(posted, async () => {
    const request = { method: 'POST', path: `${site.issuePath(key)}/comment`, body, signal } as const;
    const comment = await client.fetch(commentShape, request);
    const [question] = conversationIn(site, key, [{ ...comment, properties }]).questions;
    if (!question) throw new SourceError('unreadable', 'the comment is not the question that was posted');
    return question;
  });
}
