import type { Document } from '../domain/document';
import type { Answer, Question, QuestionDraft, QuestionEdit, ReplyDraft } from '../domain/question';
import type { Person } from '../domain/story';
import type { OpenWrite } from './outbox/open-writes';
import { typedLines } from './pending';

export interface PendingQuestions {
  readonly questions: readonly Question[];
  /** Ids of questions the source does not have as they are here. */
  readonly pending: ReadonlySet<string>;
}

/**
 * The questions of a story as they will be when what the user did is at the source, but for what it refused.
 *
 * @param writes of this story, in order
 * @param me who writes, as far as it is known
 * @param read reads what was typed, Markdown, for showing it
 */
export function withPendingQuestions(
  known: readonly Question[],
  writes: readonly OpenWrite[],
  me?: Person,
  read: (markdown: string) => Document = typedLines,
): PendingQuestions {
  const pending = new Set<string>();
  let questions = known;
  const change = (id: string, changed: (question: Question) => Question | undefined): void => {
    if (!questions.some((question) => question.id === id)) return;
    pending.add(id);
    questions = questions.flatMap((question) => (question.id === id ? (changed(question) ?? []) : question));
  };
  for (const { intention, state, at: time, by: author } of writes) {
    if (state === 'refused') continue;
    const at = new Date(time).toISOString();
    const by = me ?? { id: author ?? '', name: '' };
    switch (intention.do) {
      case 'ask': {
        const { id } = intention.question;
        pending.add(id);
        if (!questions.some((question) => question.id === id))
          questions = [...questions, asked(intention.question, by, at, read)];
        break;
      }
      case 'reply':
        change(intention.reply.question, (question) => replied(question, intention.reply, by, at, read));
        break;
      case 'changeQuestion': {
        const { change: to } = intention;
        change(to.question, (question) => ({
          ...question,
          ...{ state: to.to, stateAt: to.at },
          answers: question.answers.map((answer) =>
            to.to === 'answered' && answer.id === to.answer ? { ...answer, accepted: true } : answer,
          ),
        }));
        break;
      }
      case 'editQuestion':
        change(intention.edit.question, (question) => edited(question, intention.edit, at, read));
        break;
      case 'deleteQuestion': {
        const { question: id, reply } = intention.part;
        change(id, (question) =>
          reply === undefined
            ? undefined
            : {
                ...question,
                answers: without(question.answers, reply),
                followUps: without(question.followUps, reply),
              },
        );
        break;
      }
      default:
    }
  }
  return { questions, pending };
}

function asked(
  { id, text, to = [], criterion, anchor, excerpt, blocks }: QuestionDraft,
  by: Person,
  at: string,
  read: (markdown: string) => Document,
): Question {
  return {
    ...{ id, mark: id, text, document: read(text), by, to, at, state: 'open', record: 'own' },
    ...(blocks && { blocks }),
    ...(criterion && { criterion }),
    ...(anchor && { anchor }),
    ...(excerpt && { excerpt }),
    ...{ answers: [], followUps: [] },
  };
}

/** What the asker says goes on with the question, what anybody else says may be the answer. */
function replied(
  question: Question,
  { id, text, nudge }: ReplyDraft,
  by: Person,
  at: string,
  read: (markdown: string) => Document,
): Question {
  const { answers, followUps, state } = question;
  if ([...answers, ...followUps].some((said) => said.id === id)) return question;
  const said: Answer = {
    ...{ id, by, at, text, document: read(text) },
    ...(nudge !== undefined && { isNudge: true }),
  };
  if (by.id === question.by.id) return { ...question, followUps: [...followUps, said] };
  return { ...question, answers: [...answers, said], state: state === 'open' ? 'unconfirmed' : state };
}

function edited(
  question: Question,
  { reply, text }: QuestionEdit,
  at: string,
  read: (markdown: string) => Document,
): Question {
  const words = { text, document: read(text), editedAt: at };
  if (reply === undefined) return { ...question, ...words };
  const change = (said: readonly Answer[]): Answer[] =>
    said.map((one) => (one.id === reply ? { ...one, ...words } : one));
  return { ...question, answers: change(question.answers), followUps: change(question.followUps) };
}

function without(said: readonly Answer[], id: string): Answer[] {
  return said.filter((one) => one.id !== id);
}
