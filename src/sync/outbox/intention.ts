import * as v from 'valibot';
import type {
  QuestionChange,
  QuestionDraft,
  QuestionEdit,
  QuestionPart,
  ReplyDraft,
} from '../../domain/question';
import type { Person, StoryLink } from '../../domain/story';
import { askedCriterion, askedPerson, codeAnchor, codeExcerpt } from '../../sources/question-shapes';
import type {
  CommentDraft,
  TickChange,
  Transition,
  TransitionValues,
  WorkDraft,
} from '../../sources/story-source';

/** Something a user did that the source has to be told of. */
export type Intention =
  | { readonly do: 'tick'; readonly change: TickChange }
  /** `at` is ISO 8601. */
  | { readonly do: 'dismissTick'; readonly id: string; readonly at: string }
  | { readonly do: 'ask'; readonly question: QuestionDraft }
  | { readonly do: 'reply'; readonly reply: ReplyDraft }
  | { readonly do: 'changeQuestion'; readonly change: QuestionChange }
  | { readonly do: 'editQuestion'; readonly edit: QuestionEdit }
  | { readonly do: 'deleteQuestion'; readonly part: QuestionPart }
  | { readonly do: 'link'; readonly link: StoryLink }
  | { readonly do: 'unlink'; readonly link: Pick<StoryLink, 'globalId' | 'title'> }
  /** `from` is the id of the status it had. */
  | {
      readonly do: 'move';
      readonly transition: Transition;
      readonly values: TransitionValues;
      readonly from: string;
    }
  /**
   * To who is signed in where there is no `to`, to nobody where that is `null`; `from` is the id of whose it was. `fromMe`:
   * it was who is signed in, and nobody knew their id.
   */
  | { readonly do: 'assign'; readonly from?: string; readonly fromMe?: true; readonly to?: Person | null }
  /** `question` is the id of the one that it is flagged for: where that is not taken, neither is this. */
  | { readonly do: 'flag'; readonly flagged: boolean; readonly question?: string }
  /** To have no points where there are none. */
  | { readonly do: 'estimate'; readonly points?: number }
  | { readonly do: 'logWork'; readonly work: WorkDraft }
  | { readonly do: 'comment'; readonly comment: CommentDraft }
  /** `was` is what the comment said, as plain text, or as it was typed where the source need not have it yet. */
  | { readonly do: 'editComment'; readonly id: string; readonly text: string; readonly was: string };

/** An intention as it stands in the journal. */
export interface Entry {
  readonly id: string;
  /** Of the story. */
  readonly key: string;
  /** Milliseconds since the epoch, for people: the order is that of the journal. */
  readonly at: number;
  /** Id of who was signed in, as far as it was known: nothing is sent in another's name. */
  readonly by?: string;
  readonly intention: Intention;
}

/** What an intention is about: of two about the same the later one says everything. */
export function subjectOf(intention: Intention): string {
  switch (intention.do) {
    case 'tick':
      return `tick ${intention.change.criterionId}`;
    case 'dismissTick':
      return `dismissTick ${intention.id}`;
    case 'ask':
      return `ask ${intention.question.id}`;
    case 'reply':
      return `reply ${intention.reply.id}`;
    case 'changeQuestion':
      return `changeQuestion ${intention.change.question}`;
    case 'editQuestion':
    case 'deleteQuestion': {
      const { question, reply = '' } = intention.do === 'editQuestion' ? intention.edit : intention.part;
      return `${intention.do} ${question} ${reply}`.trimEnd();
    }
    case 'link':
    case 'unlink':
      return `link ${intention.link.globalId}`;
    case 'logWork':
      return `logWork ${intention.work.id}`;
    case 'comment':
      return `comment ${intention.comment.id}`;
    case 'editComment':
      return `editComment ${intention.id}`;
    default:
      return intention.do;
  }
}

/**
 * What is done while an earlier one about the same is on its way, or may be there: it begins where that ends.
 *
 * @param me id of who is signed in, as far as it is known
 */
export function after(earlier: Intention, intention: Intention, me: string | undefined): Intention {
  if (intention.do === 'move' && earlier.do === 'move')
    return { ...intention, from: earlier.transition.to.id };
  if (intention.do === 'assign' && earlier.do === 'assign') {
    if (earlier.to === undefined && me === undefined) return { ...intention, from: undefined, fromMe: true };
    return { ...withoutBeginning(intention), from: earlier.to === undefined ? me : earlier.to?.id };
  }
  if (intention.do === 'editComment' && earlier.do === 'editComment')
    return { ...intention, was: earlier.text };
  if (intention.do === 'editQuestion' && earlier.do === 'editQuestion')
    return { ...intention, edit: { ...intention.edit, was: earlier.edit.text } };
  return intention;
}

/** What is done in place of one that the source never had: it begins where that would have begun. */
export function inPlaceOf(replaced: Intention, intention: Intention): Intention {
  if (intention.do === 'move' && replaced.do === 'move') return { ...intention, from: replaced.from };
  if (intention.do === 'assign' && replaced.do === 'assign') {
    const { from, fromMe } = replaced;
    return { ...withoutBeginning(intention), from, ...(fromMe && { fromMe }) };
  }
  if (intention.do === 'editComment' && replaced.do === 'editComment')
    return { ...intention, was: replaced.was };
  if (intention.do === 'editQuestion' && replaced.do === 'editQuestion')
    return { ...intention, edit: { ...intention.edit, was: replaced.edit.was } };
  return intention;
}

function withoutBeginning({
  from,
  fromMe,
  ...rest
}: Intention & { do: 'assign' }): Intention & { do: 'assign' } {
  return rest;
}

/**
 * The open entries that change where some of them are refused, which the source never had: what was to begin where such
 * a one ends begins where it would have begun. With `again` they are tried once more, and all is as it was.
 *
 * @param open in their order
 */
export function behindRefused(open: readonly Entry[], refused: readonly string[], again = false): Entry[] {
  return open.flatMap((entry, index) => {
    if (!refused.includes(entry.id)) return [];
    const next = open
      .slice(index + 1)
      .find(({ key, intention }) => key === entry.key && subjectOf(intention) === subjectOf(entry.intention));
    if (!next) return [];
    const intention = again
      ? after(entry.intention, next.intention, entry.by)
      : inPlaceOf(entry.intention, next.intention);
    return intention === next.intention ? [] : [{ ...next, intention }];
  });
}

const change = v.object({
  criterionId: v.string(),
  text: v.string(),
  checked: v.boolean(),
  at: v.string(),
  commit: v.optional(v.string()),
});

const question = v.object({
  id: v.string(),
  text: v.string(),
  to: v.optional(v.array(askedPerson)),
  criterion: v.optional(askedCriterion),
  anchor: v.optional(codeAnchor),
  excerpt: v.optional(codeExcerpt),
  blocks: v.optional(v.literal(true)),
});

const questionPart = { question: v.string(), reply: v.optional(v.string()) };

const link = v.object({
  kind: v.picklist(['branch', 'commit', 'push', 'web']),
  globalId: v.string(),
  title: v.string(),
  summary: v.optional(v.string()),
  url: v.optional(v.string()),
  criteria: v.optional(v.array(v.object({ id: v.string(), text: v.string() }))),
  merged: v.optional(v.boolean()),
});

const transition = v.object({
  id: v.string(),
  name: v.string(),
  to: v.object({
    id: v.string(),
    name: v.string(),
    category: v.picklist(['todo', 'inProgress', 'done']),
  }),
  fields: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(['choice', 'choices', 'text', 'richText', 'number', 'date', 'other']),
      choices: v.optional(v.array(v.object({ id: v.string(), name: v.string() }))),
    }),
  ),
});

const intention: v.GenericSchema<unknown, Intention> = v.variant('do', [
  v.object({ do: v.literal('tick'), change }),
  v.object({ do: v.literal('dismissTick'), id: v.string(), at: v.string() }),
  v.object({ do: v.literal('ask'), question }),
  v.object({
    do: v.literal('reply'),
    reply: v.object({
      ...{ id: v.string(), question: v.string(), text: v.string(), to: v.array(askedPerson) },
      nudge: v.optional(v.string()),
    }),
  }),
  v.object({
    do: v.literal('changeQuestion'),
    change: v.variant('to', [
      v.object({
        ...{ to: v.literal('answered'), question: v.string(), at: v.string() },
        answer: v.string(),
      }),
      v.object({ to: v.literal('resolved'), question: v.string(), at: v.string() }),
      v.object({
        ...{ to: v.literal('open'), question: v.string(), at: v.string() },
        seen: v.optional(v.string()),
      }),
    ]),
  }),
  v.object({
    do: v.literal('editQuestion'),
    edit: v.object({ ...questionPart, text: v.string(), was: v.string() }),
  }),
  v.object({ do: v.literal('deleteQuestion'), part: v.object(questionPart) }),
  v.object({ do: v.literal('link'), link }),
  v.object({ do: v.literal('unlink'), link: v.object({ globalId: v.string(), title: v.string() }) }),
  v.object({
    do: v.literal('move'),
    transition,
    values: v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
    from: v.string(),
  }),
  v.object({
    do: v.literal('assign'),
    from: v.optional(v.string()),
    fromMe: v.optional(v.literal(true)),
    to: v.optional(v.nullable(askedPerson)),
  }),
  v.object({ do: v.literal('flag'), flagged: v.boolean(), question: v.optional(v.string()) }),
  v.object({ do: v.literal('estimate'), points: v.optional(v.number()) }),
  v.object({
    do: v.literal('logWork'),
    work: v.object({
      id: v.string(),
      seconds: v.number(),
      started: v.string(),
      text: v.optional(v.string()),
    }),
  }),
  v.object({ do: v.literal('comment'), comment: v.object({ id: v.string(), text: v.string() }) }),
  v.object({ do: v.literal('editComment'), id: v.string(), text: v.string(), was: v.string() }),
]);

export const entryShape: v.GenericSchema<unknown, Entry> = v.object({
  id: v.string(),
  key: v.string(),
  at: v.number(),
  by: v.optional(v.string()),
  intention,
});
