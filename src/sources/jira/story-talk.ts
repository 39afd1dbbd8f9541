import type { QuestionDraft, ReplyDraft } from '../../domain/question';
import { SourceError } from '../story-source';
import {
  type AskedComment,
  type CommentReading,
  type Conversation,
  readConversation,
} from './question-comment';
import { markOf } from './question-record';
import type { RawComment } from './shapes';
import type { Site } from './site';

/** What the comments of a story say, its questions apart from the others. */
export function conversationIn(site: Site, key: string, comments: readonly RawComment[]): Conversation {
  return readConversation(comments, commentReading(site, key));
}

export function commentReading({ dialect, options }: Site, key: string): CommentReading {
  const page = `${options.baseUrl}/browse/${encodeURIComponent(key)}`;
  return {
    readDocument: dialect.readDocument,
    urlOf: (id) => `${page}?focusedCommentId=${encodeURIComponent(id)}`,
  };
}

/** What the comments of a story say now. */
export async function readTalk(site: Site, key: string, signal?: AbortSignal): Promise<Conversation> {
  return conversationIn(site, key, await site.dialect.comments(key, signal));
}

/** The question with an id, which may be its mark where nothing else was known of it. */
export function findQuestion({ asking }: Conversation, id: string): AskedComment | undefined {
  return asking.find(({ question }) => question.id === id || question.id === markOf(id));
}

/** The same; rejects with `not-found` where its comment is gone. */
export function questionIn(talk: Conversation, id: string): AskedComment {
  const found = findQuestion(talk, id);
  if (!found) throw new SourceError('not-found', `the question ${markOf(id)} is not there any more`);
  return found;
}

export function refuseEmpty({ text }: Pick<QuestionDraft | ReplyDraft, 'text'>): void {
  if (!text.trim()) throw new SourceError('invalid', 'a question needs words');
}
