import type { Answer, Question } from './question';

/** The newest answer of a question that somebody has seen. */
export interface SeenAnswer {
  /** Its id. */
  readonly id: string;
  /** ISO 8601; empty where nobody wrote down when it was said. */
  readonly at: string;
}

/** What somebody has seen, by the ids of questions. */
export type SeenAnswers = Readonly<Record<string, SeenAnswer>>;

/** The newest of what others than a reader said to a question. */
export function newestAnswer(
  { answers }: Pick<Question, 'answers'>,
  reader: string | undefined,
): Answer | undefined {
  return answers.findLast(({ by }) => reader === undefined || by.id !== reader);
}

/** Whether there is an answer that the reader did not see, and did not write. `reader` is the id of a person. */
export function isUnread(
  question: Pick<Question, 'id' | 'answers'>,
  seen: SeenAnswers,
  reader: string | undefined,
): boolean {
  const newest = newestAnswer(question, reader);
  const before = seen[question.id];
  if (!newest || !before) return newest !== undefined;
  if (newest.id === before.id) return false;
  // One that was deleted leaves an older one behind, which was seen before it.
  const [now, then] = [Date.parse(newest.at), Date.parse(before.at)];
  return Number.isNaN(now) || Number.isNaN(then) || now > then;
}

/** What is seen of a question by whoever looks at it now; `undefined` where there is no answer yet. */
export function seenOf(
  question: Pick<Question, 'answers'>,
  reader: string | undefined,
): SeenAnswer | undefined {
  const newest = newestAnswer(question, reader);
  return newest && { id: newest.id, at: newest.at };
}
