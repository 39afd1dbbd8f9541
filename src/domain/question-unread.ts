import type { Answer, Question } from './question';

/** The newest answer of a question that somebody has seen. */
export interface SeenAnswer {
  /** Its id. */
  readonly id: string;
  /** ISO 8601: when it got the words that were seen; empty where nobody wrote that down. */
  readonly at: string;
}

/** What somebody has seen, by the ids of questions. */
export type SeenAnswers = Readonly<Record<string, SeenAnswer>>;

/** The words that others than a reader wrote last in answer to a question, and when: what they said, or said anew. */
export function newestWords(
  { answers }: Pick<Question, 'answers'>,
  reader: string | undefined,
): { readonly answer: Answer; readonly at: string } | undefined {
  const others = answers.filter(({ by }) => reader === undefined || by.id !== reader);
  const newest = others.at(-1);
  return others
    .flatMap((answer) => (answer.editedAt === undefined ? [] : { answer, at: answer.editedAt }))
    .reduce(
      (last, one) => (last && Date.parse(one.at) > Date.parse(last.at) ? one : last),
      newest && { answer: newest, at: newest.at },
    );
}

/**
 * Whether there is an answer that the reader did not see as it is, and did not write: a new one, or one that says
 * something else since. `reader` is the id of a person.
 */
export function isUnread(
  question: Pick<Question, 'id' | 'answers'>,
  seen: SeenAnswers,
  reader: string | undefined,
): boolean {
  const newest = seenOf(question, reader);
  const before = seen[question.id];
  if (!newest || !before) return newest !== undefined;
  // One that was deleted leaves an older one behind, which was seen before it.
  const [now, then] = [Date.parse(newest.at), Date.parse(before.at)];
  if (Number.isNaN(now) || Number.isNaN(then)) return newest.id !== before.id;
  return now > then;
}

/** What is seen of a question by whoever looks at it now; `undefined` where there is no answer yet. */
export function seenOf(
  question: Pick<Question, 'answers'>,
  reader: string | undefined,
): SeenAnswer | undefined {
  const newest = newestWords(question, reader);
  return newest && { id: newest.answer.id, at: newest.at };
}
