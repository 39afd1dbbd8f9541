import type { CodeAnchor } from '../domain/question';
import type { OpenWrite } from '../sync/outbox/open-writes';
import type { KnownQuestion } from '../sync/question-index';
import type { Session } from '../sync/session';

/** A question at lines of code, or one that the source did not take. */
export interface ThreadSubject {
  /** Of the story. */
  readonly key: string;
  /** Id of the question. */
  readonly id: string;
  readonly anchor: CodeAnchor;
  /** Absent where the source refused the question itself. */
  readonly known?: KnownQuestion;
  readonly isUnread: boolean;
  /** Customers read what is said about the story, as far as that is known. */
  readonly isPublic?: boolean;
  /** What is on its way of it, in order. */
  readonly open: readonly OpenWrite[];
  /** What the source refused of it, in order. */
  readonly refused: readonly OpenWrite[];
}

/** Every question of a session that stands at lines of code. */
export function threadSubjects({ questions, outbox }: Session): ThreadSubject[] {
  const writes = outbox.writes();
  const of = (key: string, id: string): Pick<ThreadSubject, 'open' | 'refused'> => {
    const own = writes.filter((write) => write.key === key && questionOf(write) === id);
    return {
      open: own.filter(({ state }) => state !== 'refused'),
      refused: own.filter(({ state }) => state === 'refused'),
    };
  };
  const known = questions.questions().flatMap((one): ThreadSubject[] => {
    const { key, question } = one;
    const { id, anchor } = question;
    if (!anchor) return [];
    return [{ key, id, anchor, known: one, isUnread: questions.isUnread(one), ...of(key, id) }];
  });
  const refused = writes.flatMap((write): ThreadSubject[] => {
    const { key, state, intention } = write;
    if (state !== 'refused' || intention.do !== 'ask' || !intention.question.anchor) return [];
    const { id, anchor } = intention.question;
    if (known.some((one) => one.key === key && one.id === id)) return [];
    return [{ key, id, anchor, isUnread: false, ...of(key, id) }];
  });
  return [...known, ...refused];
}

/** Id of the question a write is about. */
export function questionOf({ intention }: Pick<OpenWrite, 'intention'>): string | undefined {
  switch (intention.do) {
    case 'ask':
      return intention.question.id;
    case 'reply':
      return intention.reply.question;
    case 'changeQuestion':
      return intention.change.question;
    case 'editQuestion':
      return intention.edit.question;
    case 'deleteQuestion':
      return intention.part.question;
    default:
      return undefined;
  }
}

/** What somebody typed that a write would have posted. */
export function typedIn({ intention }: Pick<OpenWrite, 'intention'>): string | undefined {
  switch (intention.do) {
    case 'ask':
      return intention.question.text;
    case 'reply':
      return intention.reply.nudge === undefined ? intention.reply.text : undefined;
    case 'editQuestion':
      return intention.edit.text;
    default:
      return undefined;
  }
}
