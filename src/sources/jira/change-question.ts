import type { QuestionChange } from '../../domain/question';
import { SourceError } from '../story-source';
import type { AskedComment, Conversation } from './question-comment';
import { type AskingRecord, questionProperty, recordOf, type ReplyRecord } from './question-record';
import type { Site } from './site';
import { questionIn, readTalk } from './story-talk';

/** Writes down what became of a question, where it is not so already. It is no new comment, and notifies nobody. */
export async function changeQuestion(
  site: Site,
  key: string,
  change: QuestionChange,
  signal?: AbortSignal,
): Promise<void> {
  const talk = await readTalk(site, key, signal);
  const asked = questionIn(talk, change.question);
  const record = recordToChange(await withRecord(site, asked, signal));
  const answer = change.to === 'answered' ? change.answer : undefined;
  if (answer !== undefined && !talk.all.some(({ raw }) => raw.id === answer))
    throw new SourceError('not-found', 'the answer is not there any more');
  const isOpen = change.to !== 'open' || asked.question.state === 'open';
  if (isOpen && (record.state ?? 'open') === change.to && record.answer === answer) return;
  const { answer: _before, ...rest } = record;
  const stateAt = timeOf(change, asked, talk);
  const changed = { ...rest, state: change.to, stateAt, ...(answer !== undefined && { answer }) };
  await putRecord(site, asked.raw.id, changed, signal);
}

/**
 * What was said to a question before it was closed, or seen before it was opened again, stays before that, whatever the
 * clocks of both sides say.
 */
function timeOf(change: QuestionChange, { question }: AskedComment, { all }: Conversation): string {
  const before =
    change.to === 'open'
      ? all.filter(({ raw }) => raw.id === change.seen).map(({ at }) => at)
      : question.answers.map(({ at }) => at);
  return before.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last), change.at);
}

/** What could not be seen with the others is looked for once more: what is there is not written over. */
async function withRecord(
  { dialect }: Site,
  asked: AskedComment,
  signal?: AbortSignal,
): Promise<AskedComment> {
  if (asked.raw.properties) return asked;
  const [raw] = await dialect.withProperties([asked.raw], questionProperty, signal);
  return raw ? { ...asked, raw, record: recordOf(raw) } : asked;
}

/** The record of a question as it is; a new one where there is none. */
function recordToChange({ record, question }: AskedComment): AskingRecord {
  switch (record.kind) {
    case 'asking':
      return record.value;
    case 'none':
      return { v: 1, id: question.id, ...(question.to.length > 0 && { to: [...question.to] }) };
    default:
      throw new SourceError('unsupported', 'what is kept of this question was written by another version');
  }
}

/** Of a comment, in place of the one before. */
export async function putRecord(
  { client, dialect }: Site,
  comment: string,
  record: AskingRecord | ReplyRecord,
  signal?: AbortSignal,
): Promise<void> {
  const path = `${dialect.api}/comment/${encodeURIComponent(comment)}/properties/${questionProperty}`;
  await client.send({ method: 'PUT', path, body: record, repeatable: true, signal });
}
