import type { Question, QuestionDraft } from '../../domain/question';
import { SourceError } from '../story-source';
import { postOnce } from './post-once';
import { askingRecord, questionProperty } from './question-record';
import { typedPart } from './question-layout';
import { commentShape } from './shapes';
import type { Site } from './site';
import { conversationIn, findQuestion, readTalk, refuseEmpty } from './story-talk';

/** Posts a question as a comment, once: where it is already there, or its answer was lost, the one there is given. */
export async function askQuestion(
  site: Site,
  key: string,
  draft: QuestionDraft,
  signal?: AbortSignal,
): Promise<Question> {
  refuseEmpty(draft);
  const { client, dialect } = site;
  const body = await dialect.questionBody(draft);
  const record = askingRecord(draft, typedPart(dialect.readDocument(body), draft).blocks);
  const properties = [{ key: questionProperty, value: record }];
  const posted = async (): Promise<Question | undefined> =>
    findQuestion(await readTalk(site, key, signal), draft.id)?.question;
  return postOnce(posted, async () => {
    const path = `${site.issuePath(key)}/comment`;
    const request = { method: 'POST', path, body: { body, properties }, signal } as const;
    const comment = await client.fetch(commentShape, request);
    const [question] = conversationIn(site, key, [{ ...comment, properties }]).questions;
    if (!question) throw new SourceError('unreadable', 'the comment is not the question that was posted');
    return question;
  });
}
