import * as v from 'valibot';
import type { Block, Document } from '../../domain/document';
import { plainText } from '../../domain/plain-text';
import type { Answer, CodeAnchor, Question } from '../../domain/question';
import { type Asked, quotes, type Remark, type Said, stateOf, threadsIn } from '../../domain/question-thread';
import type { Person } from '../../domain/story';
import { personOf } from './people';
import { mentionsIn, type TypedPart, typedPart } from './question-layout';
import { type CommentRecord, hashOf, isMarked, markAtEnd, markOf, recordOf } from './question-record';
import type { RawComment } from './shapes';
import { isoTime } from './time';

export interface CommentReading {
  readonly readDocument: (raw: unknown) => Document;
  /** Web address of a comment. */
  readonly urlOf: (commentId: string) => string;
}

/** A comment with what stands in it. */
export interface ReadComment {
  readonly raw: RawComment;
  readonly document: Document;
  /** ISO 8601 */
  readonly at: string;
  readonly record: CommentRecord;
}

/** A question, and the comment it stands in. */
export interface AskedComment extends ReadComment {
  readonly question: Question;
}

/** What a story's comments say, each in one place. */
export interface Conversation {
  /** The oldest first, each with what was said to it. */
  readonly questions: readonly Question[];
  /** The comments that ask, in the same order. */
  readonly asking: readonly AskedComment[];
  /** Those that neither ask nor belong to a question, the oldest first. */
  readonly others: readonly ReadComment[];
  /** All of them, the oldest first. */
  readonly all: readonly ReadComment[];
}

export function readConversation(comments: readonly RawComment[], reading: CommentReading): Conversation {
  // A page that is read while somebody comments begins with what the one before ended with.
  const once = new Map(comments.map((raw) => [raw.id, raw]));
  const all = [...once.values()]
    .map((raw) => readComment(raw, reading))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.raw.id) - Number(b.raw.id));
  const asked = questionsAmong(all);
  const isAsking = new Set([...asked.values()]);
  const remarks = all.filter((comment) => !isAsking.has(comment)).map(remarkOf);
  const { said, others } = threadsIn(
    [...asked].map(([id, comment]) => askedOf(id, comment)),
    remarks,
  );
  const asking = [...asked].map(([id, comment]): AskedComment => {
    return { ...comment, question: questionOf(id, comment, said.get(id) ?? [], reading) };
  });
  return {
    questions: asking.map(({ question }) => question),
    asking,
    others: others.map(({ comment }) => comment),
    all,
  };
}

/** When a comment got other words, ISO 8601; absent where it is as it was posted. */
export function editedAt({ created, updated }: RawComment): string | undefined {
  const [before, after] = [isoTime(created), isoTime(updated)];
  // A property that is set together with the comment may come a moment later.
  return before && after && Date.parse(after) - Date.parse(before) > 2_000 ? after : undefined;
}

/** Whether there may be a record at a comment: it has a mark, or somebody may have edited that out of it. */
export function mayHaveRecord(comment: RawComment): boolean {
  return isMarked(comment) || editedAt(comment) !== undefined;
}

function readComment(raw: RawComment, { readDocument }: CommentReading): ReadComment {
  const document = readDocument(raw.body);
  return { raw, document, at: isoTime(raw.created) ?? raw.created, record: recordOf(raw) };
}

/** The comments that ask, by the id of the question: those whose record says so, and those that bring up a mark. */
function questionsAmong(all: readonly ReadComment[]): Map<string, ReadComment> {
  const asked = new Map<string, ReadComment>();
  const marks = new Set<string>();
  for (const comment of all) {
    const { record } = comment;
    if (record.kind !== 'asking' || asked.has(record.value.id)) continue;
    asked.set(record.value.id, comment);
    marks.add(markOf(record.value.id));
  }
  for (const comment of all) {
    const { kind } = comment.record;
    const mark = kind === 'none' || kind === 'foreign' ? markOfComment(comment) : undefined;
    if (mark === undefined || marks.has(mark)) continue;
    asked.set(mark, comment);
    marks.add(mark);
  }
  // In the order in which they were asked.
  return new Map([...asked].sort(([, a], [, b]) => all.indexOf(a) - all.indexOf(b)));
}

/** As it is laid out below a question: who answers may end with the mark as well, and the question may be gone. */
function markOfComment({ document: { blocks } }: ReadComment): string | undefined {
  const last = blocks.length > 1 ? blocks.at(-1) : undefined;
  const sign = last?.type === 'paragraph' ? last.children.at(-1) : undefined;
  const isOurs = sign?.type === 'text' && sign.marks?.some(({ type }) => type === 'em');
  return isOurs ? markAtEnd(sign.text) : undefined;
}

interface CommentRemark extends Remark {
  readonly comment: ReadComment;
}

function remarkOf(comment: ReadComment): CommentRemark {
  const { raw, document, at, record } = comment;
  const by = personOf(raw.author)?.id;
  return {
    ...{ comment, id: raw.id, at: Date.parse(at) },
    ...(by !== undefined && { by: sameId(by) }),
    ...(isApp(raw) && { byApp: true }),
    words: plainText(document.blocks),
    mentions: new Set([...mentionsIn(document.blocks)].map(sameId)),
    ...(record.kind === 'reply' && { to: record.value.re }),
  };
}

/** Data Center takes the name of a user however it is written. */
function sameId(id: string): string {
  return id.toLowerCase();
}

function isApp({ author }: RawComment): boolean {
  return author?.accountType === 'app';
}

function askedOf(id: string, comment: ReadComment): Asked {
  const { raw, at, record } = comment;
  const by = personOf(raw.author)?.id;
  const value = record.kind === 'asking' ? record.value : undefined;
  const stateAt = Date.parse(value?.stateAt ?? '');
  const isClosed = value?.state === 'answered' || value?.state === 'resolved';
  return {
    ...{ id, mark: markOf(id), at: Date.parse(at) },
    ...(by !== undefined && { by: sameId(by) }),
    to: askedPeople(comment, partOf(comment)).map((person) => sameId(person.id)),
    ...(value?.answer !== undefined && { accepted: value.answer }),
    ...(!Number.isNaN(stateAt) && (isClosed ? { closedAt: stateAt } : { reopenedAt: stateAt })),
  };
}

/** What was typed into a comment that has a mark. */
export function partOf({ document, record }: Pick<ReadComment, 'document' | 'record'>): TypedPart {
  if (record.kind === 'reply') return typedPart(document, {});
  // One that was begun later, or had no room, does not say what stands around the words.
  const isWhole = record.kind === 'asking' && record.value.said !== undefined;
  return typedPart(document, isWhole ? record.value : undefined);
}

function askedPeople({ record }: ReadComment, { mentions }: TypedPart): readonly Person[] {
  if (record.kind === 'asking') return record.value.to ?? [];
  return mentions.map(({ id, text }) => ({ id: id ?? '', name: text.replace(/^@/, '') }));
}

/** As it was typed, where the comment still says that. */
function textOf({ raw, record }: ReadComment, blocks: readonly Block[]): string {
  const value = record.kind === 'asking' || record.kind === 'reply' ? record.value : undefined;
  if (value?.text === undefined) return plainText(blocks);
  const isAsTyped = value.said === hashOf(blocks) || editedAt(raw) === undefined;
  return isAsTyped ? value.text : plainText(blocks);
}

function questionOf(
  id: string,
  comment: ReadComment,
  said: readonly Said<CommentRemark>[],
  reading: CommentReading,
): Question {
  const { raw, at, record } = comment;
  const part = partOf(comment);
  const edited = editedAt(raw);
  const value = record.kind === 'asking' ? record.value : undefined;
  const answers = said.filter(({ isFollowUp }) => !isFollowUp);
  const reopenedAt = Date.parse(value?.stateAt ?? '');
  const times = answers.map(({ remark }) => remark.at);
  const asAnswer = (one: Said<CommentRemark>): Answer => answerOf(one, markOf(id), value?.answer, reading);
  return {
    ...{ id, mark: markOf(id), comment: raw.id, text: textOf(comment, part.blocks) },
    document: { blocks: part.blocks },
    by: authorOf(raw),
    to: askedPeople(comment, part),
    at,
    ...(edited && { editedAt: edited }),
    state: stateOf(value?.state ?? 'open', times, Number.isNaN(reopenedAt) ? undefined : reopenedAt),
    ...(value?.stateAt !== undefined && { stateAt: value.stateAt }),
    ...(value?.blocks && { blocks: true }),
    ...(value?.criterion && { criterion: value.criterion }),
    ...(value?.anchor && { anchor: safe(value.anchor) }),
    ...(value?.excerpt && { excerpt: value.excerpt }),
    answers: answers.map(asAnswer),
    followUps: said.filter(({ isFollowUp }) => isFollowUp).map(asAnswer),
    record: record.kind === 'asking' ? 'own' : record.kind === 'foreign' ? 'foreign' : 'none',
    ...shownTo(raw),
    ...(isInternal(raw) && { isInternal: true }),
    url: reading.urlOf(raw.id),
  };
}

function answerOf(
  { remark: { comment }, isGuess }: Said<CommentRemark>,
  mark: string,
  accepted: string | undefined,
  { urlOf }: CommentReading,
): Answer {
  const { raw, document, at, record } = comment;
  const edited = editedAt(raw);
  // What was written here stands without what was put around it; what somebody else wrote as it is.
  const own =
    record.kind === 'reply' && quotes(plainText(document.blocks), mark) ? partOf(comment) : undefined;
  const blocks = own?.blocks ?? document.blocks;
  return {
    ...{ id: raw.id, by: authorOf(raw), at },
    ...(edited && { editedAt: edited }),
    ...{ text: textOf(comment, blocks), document: { blocks } },
    ...(isGuess && { isGuess }),
    ...(raw.id === accepted && { accepted: true }),
    ...(isApp(raw) && { byApp: true }),
    ...(record.kind === 'reply' && record.value.nudge !== undefined && { isNudge: true }),
    ...shownTo(raw),
    url: urlOf(raw.id),
  };
}

/** Of a person who was deleted nothing is left but a name, and not always that. */
function authorOf({ author }: RawComment): Person {
  return personOf(author) ?? { id: '', name: author?.displayName ?? '' };
}

/** The property by which Jira Service Management keeps a comment from customers. */
export const internalProperty = 'sd.public.comment';

/** Whether customers of a service project do not see a comment. */
export function isInternal({ jsdPublic, properties }: RawComment): boolean {
  const value = properties?.find(({ key }) => key === internalProperty)?.value;
  return jsdPublic === false || v.is(v.object({ internal: v.literal(true) }), value);
}

/** Whom a comment is shown to, where not everybody sees it. */
export function shownTo({ visibility }: RawComment): { readonly visibleTo?: string } {
  return visibility ? { visibleTo: visibility.value ?? visibility.identifier ?? '' } : {};
}

/** Only a web address is one to be opened. */
function safe({ permalink, ...anchor }: CodeAnchor): CodeAnchor {
  return permalink && /^https?:\/\//i.test(permalink) ? { ...anchor, permalink } : anchor;
}
