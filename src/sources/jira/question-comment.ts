import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Block, Document, Inline } from '../../domain/document';
import { plainText } from '../../domain/plain-text';
import type { Answer, CodeAnchor, Question, QuestionDraft } from '../../domain/question';
import { personOf } from './people';
import type { RawComment } from './shapes';
import { isoTime } from './time';

/** Key of the comment property that makes a comment a question. */
export const questionProperty = 'story-context.question';

/** Below Jira's limit for a property's value, which is 32,768 characters. */
const mostCharacters = 32_000;

/**
 * The property's value, version 1. `text` is what was typed, where there is room for it. Everyone who may comment may
 * write one: it is read like any other foreign text.
 */
const valueShape = v.object({
  v: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  text: v.optional(v.string()),
  to: v.optional(v.object({ id: v.string(), name: v.string() })),
  criterion: v.optional(v.object({ id: v.string(), text: v.string() })),
  anchor: v.optional(
    v.object({
      path: v.string(),
      startLine: v.pipe(v.number(), v.integer(), v.minValue(1)),
      endLine: v.pipe(v.number(), v.integer(), v.minValue(1)),
      commit: v.optional(v.string()),
      permalink: v.optional(v.string()),
      repository: v.optional(v.string()),
    }),
  ),
  state: v.optional(v.string()),
});
type QuestionValue = v.InferOutput<typeof valueShape>;

export function questionValue({ id, text, to, criterion, anchor }: QuestionDraft): QuestionValue {
  const rest = {
    v: 1 as const,
    id,
    ...(to && { to }),
    ...(criterion && { criterion }),
    ...(anchor && { anchor }),
  };
  const value = { ...rest, text, state: 'open' };
  return JSON.stringify(value).length <= mostCharacters ? value : { ...rest, state: 'open' };
}

/** The sign that people can quote, and that a question is known by where properties are not to be had: `Q-7F3A`. */
export function markOf(id: string): string {
  if (/^Q-[0-9A-F]{4,12}$/.test(id)) return id;
  return `Q-${createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase()}`;
}

/** Whether the source of a comment has a mark in it, in ADF's JSON or in wiki markup. */
export function hasMark(source: string): boolean {
  return /\[Q-[0-9A-F]{4,12}\\*\]/.test(source);
}

/** "src/basket.ts:12-18 in web shop at 9f3c2a1", in two parts: the place, and what is said about it. */
export function placeOf({ path, startLine, endLine, repository, commit }: CodeAnchor): {
  place: string;
  rest: string;
} {
  const place = `${path}:${startLine}${endLine > startLine ? `-${endLine}` : ''}`;
  const rest = [repository && ` in ${repository}`, commit && ` at ${commit.slice(0, 8)}`]
    .filter(Boolean)
    .join('');
  return { place, rest };
}

export interface CommentReading {
  readonly readDocument: (raw: unknown) => Document;
  /** Web address of a comment. */
  readonly urlOf: (commentId: string) => string;
}

/** A comment with what stands in it. */
export interface ReadComment {
  readonly raw: RawComment;
  readonly document: Document;
  readonly at: string;
  readonly mark?: string;
  readonly value?: QuestionValue;
}

/** What a story's comments say, each in one place. */
export interface Conversation {
  /** The oldest first, each with its answers. */
  readonly questions: readonly Question[];
  /** Those that neither ask nor answer, the oldest first. */
  readonly others: readonly ReadComment[];
}

export function readConversation(comments: readonly RawComment[], reading: CommentReading): Conversation {
  const read = comments
    .map((raw) => readComment(raw, reading))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.raw.id) - Number(b.raw.id));
  const asked = new Map<string, { comment: ReadComment; question: Question; answers: Answer[] }>();
  for (const comment of read) {
    const { value, mark } = comment;
    const id = value?.id ?? mark;
    if (id === undefined) continue;
    const isAsking = value !== undefined || isFirstWithMark(comment, asked);
    if (!isAsking || asked.has(id)) continue;
    const answers: Answer[] = [];
    asked.set(id, { comment, answers, question: questionOf(id, comment, answers, reading) });
  }
  const others: ReadComment[] = [];
  for (const comment of read) {
    const questions = [...asked.values()];
    if (questions.some((one) => one.comment === comment)) continue;
    const meant = answered(comment, questions);
    for (const { answers } of meant) {
      const by = comment.raw.author?.displayName ?? personOf(comment.raw.author)?.name ?? '';
      answers.push({ by, at: comment.at, text: plainText(comment.document.blocks) });
    }
    if (meant.length === 0) others.push(comment);
  }
  return { questions: [...asked.values()].map(({ question }) => question), others };
}

/** When a comment got other words, ISO 8601; absent where it is as it was posted. */
export function editedAt({ created, updated }: RawComment): string | undefined {
  const [before, after] = [isoTime(created), isoTime(updated)];
  // A property that is set together with the comment may come a moment later.
  return before && after && Date.parse(after) - Date.parse(before) > 2_000 ? after : undefined;
}

function readComment(raw: RawComment, { readDocument }: CommentReading): ReadComment {
  const result = v.safeParse(valueShape, raw.properties?.find(({ key }) => key === questionProperty)?.value);
  const document = readDocument(raw.body);
  const at = isoTime(raw.created) ?? raw.created;
  const last = document.blocks.at(-1);
  const mark = /\[(Q-[0-9A-F]{4,12})\]\s*$/.exec(last ? plainText([last]) : '')?.[1];
  return { raw, document, at, ...(mark && { mark }), ...(result.success && { value: result.output }) };
}

/** A mark without a property: it asks where nobody used the mark before, and answers otherwise. */
function isFirstWithMark(
  { mark }: ReadComment,
  asked: ReadonlyMap<string, { comment: ReadComment }>,
): boolean {
  return (
    mark !== undefined &&
    ![...asked].some(([id, { comment }]) => markOf(id) === mark || comment.mark === mark)
  );
}

function questionOf(
  id: string,
  { raw, document, at, value }: ReadComment,
  answers: readonly Answer[],
  { urlOf }: CommentReading,
): Question {
  const body = askedIn(document);
  const text = value?.text !== undefined && editedAt(raw) === undefined ? value.text : plainText(body.blocks);
  const to = value ? value.to?.name : body.mention?.text.replace(/^@/, '');
  return {
    id,
    text,
    by: personOf(raw.author)?.name ?? '',
    ...(to && { to }),
    at,
    ...(value?.criterion && { criterion: value.criterion }),
    ...(value?.anchor && { anchor: safe(value.anchor) }),
    answers,
    url: urlOf(raw.id),
  };
}

/** Only a web address is one to be opened. */
function safe({ permalink, ...anchor }: CodeAnchor): CodeAnchor {
  return permalink && /^https?:\/\//i.test(permalink) ? { ...anchor, permalink } : anchor;
}

type MentionNode = Extract<Inline, { type: 'mention' }>;

/** What somebody typed, without what was put around it: the mention before it, the quoted criterion and the mark after it. */
function askedIn({ blocks }: Document): { blocks: readonly Block[]; mention?: MentionNode } {
  let end = blocks.length;
  const last = blocks.at(-1);
  if (last && /\[Q-[0-9A-F]{4,12}\]\s*$/.test(plainText([last]))) {
    end -= 1;
    if (blocks[end - 1]?.type === 'quote') end -= 1;
  }
  const [first, ...rest] = blocks.slice(0, end);
  if (first?.type !== 'paragraph') return { blocks: blocks.slice(0, end) };
  const [mention, ...words] = first.children;
  if (mention?.type !== 'mention') return { blocks: [first, ...rest] };
  const [space] = words;
  const trimmed =
    space?.type === 'text' ? [{ ...space, text: space.text.trimStart() }, ...words.slice(1)] : words;
  const paragraph = { ...first, children: trimmed };
  return { blocks: plainText([paragraph]) ? [paragraph, ...rest] : rest, mention };
}

/**
 * The questions a comment answers: those whose mark it quotes; without a mark those that it can be meant for and that
 * have no answer yet; of answered ones the latest, where it speaks to who asked.
 */
function answered<T extends { comment: ReadComment; question: Question; answers: Answer[] }>(
  comment: ReadComment,
  questions: readonly T[],
): T[] {
  const words = plainText(comment.document.blocks);
  const quoted = questions.filter(({ question: { id } }) => words.includes(markOf(id)));
  if (quoted.length > 0) return quoted;
  const author = personOf(comment.raw.author)?.id;
  const mentioned = mentionsIn(comment.document.blocks);
  const earlier = questions.filter(({ question }) => Date.parse(question.at) <= Date.parse(comment.at));
  const meant = earlier.filter(({ comment: asking }) => {
    const asker = personOf(asking.raw.author)?.id;
    if (author === undefined || author === asker) return false;
    return author === asking.value?.to?.id || (asker !== undefined && mentioned.has(asker));
  });
  const open = meant.filter(({ answers }) => answers.length === 0);
  if (open.length > 0) return open;
  const speaksTo = meant.filter(({ comment: { raw } }) => mentioned.has(personOf(raw.author)?.id ?? ''));
  return speaksTo.slice(-1);
}

/** Ids of everyone who is mentioned anywhere in the nodes. */
function mentionsIn(nodes: readonly unknown[]): Set<string> {
  const ids = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, id } = node as { type?: unknown; id?: unknown };
    if (type === 'mention' && typeof id === 'string') ids.add(id);
    Object.values(node).forEach(visit);
  };
  visit(nodes);
  return ids;
}
