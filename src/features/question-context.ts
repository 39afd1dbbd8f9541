import type { Answer, Question } from '../domain/question';
import { isOverdue, mayNudge } from '../domain/question-reminder';
import type { Person } from '../domain/story';
import type { WorkingDays } from '../domain/working-day';
import { isWebAddress } from './web-address';

/** What it takes to tell what can be done with a question. */
export interface QuestionStanding {
  readonly me: Person | undefined;
  /** Nothing may be written about the story. */
  readonly isReadOnly?: boolean;
  /** Working days after which an answer is missed; 0 where it never is. */
  readonly remindAfter: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As IANA names it. */
  readonly timeZone: string;
  /** Monday to Friday where nothing is said of them. */
  readonly workingDays?: WorkingDays;
}

/** Whether an answer has been missed for so long that it is said. */
export function isMissed(
  question: Question,
  { remindAfter, now, timeZone, workingDays }: Omit<QuestionStanding, 'me'>,
): boolean {
  return remindAfter > 0 && isOverdue(question, remindAfter, now, timeZone, workingDays);
}

/** Whether who was asked may be reminded now, which is the asker's to do. */
export function isNudgeDue(question: Question, standing: QuestionStanding): boolean {
  const { me, isReadOnly, now, timeZone } = standing;
  return (
    !isReadOnly && isBy(question, me) && isMissed(question, standing) && mayNudge(question, now, timeZone)
  );
}

/**
 * The context value of a question in menus: words, each to be tested by `=~ /\bword\b/`. After `storyContextQuestion` and
 * the state come `writable` where something can be said to it, `mine` where it can be edited, `own` where its state can
 * be written, `due` where a reminder is, `web` where it has an address in the browser.
 */
export function questionContext(question: Question, standing: QuestionStanding): string {
  const isMine = !standing.isReadOnly && isBy(question, standing.me);
  return [
    'storyContextQuestion',
    question.state,
    !standing.isReadOnly && 'writable',
    isMine && 'mine',
    isMine && question.record !== 'foreign' && 'own',
    isNudgeDue(question, standing) && 'due',
    isWebAddress(question.url) && 'web',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The same of what was said to a question: `acceptable` where who asked can take it as the answer. */
export function answerContext(
  question: Question,
  answer: Answer,
  { me, isReadOnly }: Pick<QuestionStanding, 'me' | 'isReadOnly'>,
): string {
  const isAsker = !isReadOnly && isBy(question, me);
  const isOpen = question.state === 'open' || question.state === 'unconfirmed';
  const isAnswer = question.answers.some(({ id }) => id === answer.id);
  return [
    'storyContextAnswer',
    isAsker && isOpen && isAnswer && question.record !== 'foreign' && 'acceptable',
    !isReadOnly && isBy(answer, me) && 'mine',
    isWebAddress(answer.url) && 'web',
  ]
    .filter(Boolean)
    .join(' ');
}

function isBy({ by }: Pick<Question | Answer, 'by'>, me: Person | undefined): boolean {
  return me !== undefined && by.id === me.id;
}
