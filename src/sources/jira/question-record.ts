import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Block } from '../../domain/document';
import { oneLine } from '../../domain/one-line';
import { plainText } from '../../domain/plain-text';
import type { QuestionDraft, ReplyDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import { askedCriterion, askedPerson, codeAnchor, codeExcerpt } from '../question-shapes';
import type { RawComment } from './shapes';

/*
 * What is written to Jira of a question beside its words: the comment property `story-context.question` of the comment
 * that asks, and of each comment that was written to it here. It is JSON of at most 32,768 characters. Everyone who may
 * comment may write one: it is read like any other foreign text.
 *
 *     {                                             the comment that asks
 *       "v": 1,                                     version
 *       "id": "Q-7F3A91B2",                         its own id, and the mark in the comment
 *       "text": "Does a *voucher* count?",          Markdown, as typed; left out where there is no room
 *       "said": "5d41402abc4b",                     hash of the words in the comment that `text` is of
 *       "to": [{ "id": "…", "name": "…" }],         whom it is put to
 *       "criterion": { "id": "…", "text": "…" },    what it is about
 *       "anchor": { "path": "src/cart.ts", "startLine": 41, "endLine": 48, "commit": "…", "permalink": "…",
 *                   "repository": "shop", "remote": "github.com/acme/shop", "fingerprint": "…" },
 *       "excerpt": { "text": "…", "language": "ts" },
 *       "blocks": true,                             the asker cannot go on without an answer
 *       "state": "open",                            or "answered", "resolved"
 *       "stateAt": "2026-03-02T14:10:00.000Z",      since when, where it was not always so
 *       "answer": "10042"                           id of the comment that is the answer
 *     }
 *
 *     {                                             a comment that was written to it
 *       "v": 1,
 *       "id": "…",                                  its own id
 *       "re": "Q-7F3A91B2",                         the question
 *       "text": "…", "said": "…",                   as above
 *       "to": [{ "id": "…", "name": "…" }],
 *       "nudge": "2026-03-05"                       the day of a reminder
 *     }
 *
 * Members this version does not know are kept when others are written. A value of another version, or one that cannot be
 * read, is left as it is; the mark makes its comment a question all the same.
 */

export const questionProperty = 'story-context.question';

/** Below Jira's limit for a property's value, which is 32,768 characters. */
const mostCharacters = 32_000;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const common = {
  v: v.literal(1),
  id,
  text: v.optional(v.string()),
  said: v.optional(v.string()),
  to: v.optional(v.array(askedPerson)),
};

const askingShape = v.looseObject({
  ...common,
  re: v.optional(v.undefined()),
  criterion: v.optional(askedCriterion),
  anchor: v.optional(codeAnchor),
  excerpt: v.optional(codeExcerpt),
  blocks: v.optional(v.boolean()),
  state: v.optional(v.picklist(['open', 'answered', 'resolved'])),
  stateAt: v.optional(v.string()),
  answer: v.optional(v.string()),
});
export type AskingRecord = v.InferOutput<typeof askingShape>;

const replyShape = v.looseObject({ ...common, re: id, nudge: v.optional(v.string()) });
export type ReplyRecord = v.InferOutput<typeof replyShape>;

/** What the property of a comment says; `foreign` is one that is not to be touched. */
export type CommentRecord =
  | { readonly kind: 'asking'; readonly value: AskingRecord }
  | { readonly kind: 'reply'; readonly value: ReplyRecord }
  | { readonly kind: 'none' | 'foreign' };

export function recordOf({ properties }: Pick<RawComment, 'properties'>): CommentRecord {
  const property = properties?.find(({ key }) => key === questionProperty);
  if (!property) return { kind: 'none' };
  const reply = v.safeParse(replyShape, property.value);
  if (reply.success) return { kind: 'reply', value: reply.output };
  const asking = v.safeParse(askingShape, property.value);
  return asking.success ? { kind: 'asking', value: asking.output } : { kind: 'foreign' };
}

/** `words` are those of the comment that were typed. */
export function askingRecord(
  { id, text, to, criterion, anchor, excerpt, blocks }: QuestionDraft,
  words: readonly Block[],
): AskingRecord {
  return fitting({
    ...{ v: 1, id, text, said: hashOf(words) },
    ...(to && to.length > 0 && { to: to.map(plain) }),
    ...(criterion && { criterion }),
    ...(anchor && { anchor }),
    ...(excerpt && { excerpt }),
    ...(blocks && { blocks }),
    state: 'open',
  });
}

export function replyRecord(
  { id, question, text, to, nudge }: ReplyDraft,
  words: readonly Block[],
): ReplyRecord {
  const said = hashOf(words);
  return fitting({ v: 1, id, re: question, text, said, to: to.map(plain), ...(nudge && { nudge }) });
}

/** Without the reasons they were proposed for. */
function plain({ id, name }: Person): Person {
  return { id, name };
}

/** The record with as much in it as there is room for: its words stand in the comment too. */
export function fitting<R extends AskingRecord | ReplyRecord>(record: R): R {
  const fits = (value: object): boolean => JSON.stringify(value).length <= mostCharacters;
  if (fits(record)) return record;
  const { text, said, ...shorter } = record;
  if (fits(shorter)) return shorter as R;
  const { excerpt, ...shortest } = shorter as Partial<AskingRecord>;
  return shortest as R;
}

/** Tells whether words are still those that were posted, however they are laid out. */
export function hashOf(words: readonly Block[]): string {
  const text = oneLine(plainText(words));
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const mark = 'Q-[0-9A-F]{4,12}';

/** The sign that people can quote, and that a question is known by where properties are not to be had: `Q-7F3A`. */
export function markOf(id: string): string {
  if (new RegExp(`^${mark}$`).test(id)) return id;
  return `Q-${createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase()}`;
}

/** Whether the source of a comment has a mark in it, in ADF's JSON or in wiki markup. */
export function hasMark(source: string): boolean {
  return new RegExp(`\\[${mark}\\\\*\\]`).test(source);
}

export function isMarked({ body }: Pick<RawComment, 'body'>): boolean {
  return hasMark(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The mark that ends a text. */
export function markAtEnd(text: string): string | undefined {
  return new RegExp(`\\[(${mark})\\]\\s*$`).exec(text)?.[1];
}
