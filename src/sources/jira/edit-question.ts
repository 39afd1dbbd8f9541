import type { QuestionEdit, QuestionPart } from '../../domain/question';
import { SourceError } from '../story-source';
import { putRecord } from './change-question';
import { wordsIn } from './edit-comment';
import { personOf } from './people';
import { type Conversation, partOf, type ReadComment } from './question-comment';
import { typedPart } from './question-layout';
import { type AskingRecord, fitting, hashOf, type ReplyRecord } from './question-record';
import type { Site } from './site';
import { findQuestion, questionIn, readTalk, refuseEmpty } from './story-talk';

/**
 * Gives one's own question or reply other words, and leaves what stands around them. Nothing is written where it says
 * something else than it did, or where it was changed in a way that what was posted cannot be told in it.
 */
export async function editQuestion(
  site: Site,
  key: string,
  edit: QuestionEdit,
  signal?: AbortSignal,
): Promise<void> {
  refuseEmpty(edit);
  const talk = await readTalk(site, key, signal);
  const asked = questionIn(talk, edit.question);
  const comment = edit.reply === undefined ? asked : replyIn(talk, edit.reply);
  if (!comment) throw new SourceError('not-found', 'the reply is not there any more');
  await refuseOthers(site, comment, signal);
  const { record } = comment;
  if ((record.kind !== 'asking' && record.kind !== 'reply') || record.value.text === undefined)
    throw new SourceError('unsupported', 'this comment can only be edited in Jira');
  const now = partOf(comment).blocks;
  const typed = record.value.text;
  const body = await bodyWith(site, record.value, edit.text);
  const words = wordsIn(site, body);
  const said = wordsIn(site, comment.raw.body);
  if (said !== words) {
    const isAsSeen = sameText(typed, edit.was) && record.value.said === hashOf(now);
    if (!isAsSeen || said !== wordsIn(site, await bodyWith(site, record.value, typed)))
      throw new SourceError('conflict', 'it says something else meanwhile');
    const { visibility } = comment.raw;
    // Jira takes what is left out for everybody's.
    const sent = { body, ...(visibility && { visibility }) };
    const path = `${site.issuePath(key)}/comment/${encodeURIComponent(comment.raw.id)}`;
    await site.client.send({ method: 'PUT', path, body: sent, repeatable: true, signal });
  }
  const isOf = typedPart(site.dialect.readDocument(body), record.kind === 'asking' ? record.value : {});
  const renewed = { ...record.value, text: edit.text, said: hashOf(isOf.blocks) };
  if (typed !== edit.text || record.value.said !== renewed.said)
    await putRecord(site, comment.raw.id, fitting(renewed), signal);
}

/** Deletes one's own question or reply, where it is still there. What was said to a question stays on the story. */
export async function deleteQuestion(
  site: Site,
  key: string,
  { question, reply }: QuestionPart,
  signal?: AbortSignal,
): Promise<void> {
  const talk = await readTalk(site, key, signal);
  const comment = reply === undefined ? findQuestion(talk, question) : replyIn(talk, reply);
  if (!comment) return;
  await refuseOthers(site, comment, signal);
  const path = `${site.issuePath(key)}/comment/${encodeURIComponent(comment.raw.id)}`;
  try {
    await site.client.send({ method: 'DELETE', path, repeatable: true, signal });
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'not-found') throw error;
  }
}

function replyIn({ all }: Conversation, id: string): ReadComment | undefined {
  return all.find(({ raw }) => raw.id === id);
}

/** Who may edit everybody's comments is not to do so by mistake. */
async function refuseOthers(site: Site, { raw }: ReadComment, signal?: AbortSignal): Promise<void> {
  const me = await site.me(signal);
  const author = personOf(raw.author);
  if (author?.id !== me.id)
    throw new SourceError('forbidden', `this was written by ${author?.name ?? 'somebody else'}`);
}

async function bodyWith(
  { dialect }: Site,
  { re, ...value }: AskingRecord | ReplyRecord,
  text: string,
): Promise<unknown> {
  const { id, to = [] } = value;
  if (typeof re === 'string') return dialect.replyBody({ id, question: re, text, to });
  const { criterion, anchor, excerpt, blocks } = value as AskingRecord;
  return dialect.questionBody({
    ...{ id, text, to },
    ...(criterion && { criterion }),
    ...(anchor && { anchor }),
    ...(excerpt && { excerpt }),
    ...(blocks && { blocks: true as const }),
  });
}

function sameText(one: string, other: string): boolean {
  return one.replace(/\r\n?/g, '\n').trim() === other.replace(/\r\n?/g, '\n').trim();
}
