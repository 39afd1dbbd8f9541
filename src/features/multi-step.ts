/** What a question gives where the user wants the one before again. */
export const back = Symbol('back');
export type Back = typeof back;

/** Where a question stands among those of one flow. */
export interface Place {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

export interface Question<A> {
  /** How many times it asks, with what is known by now; 0 where there is nothing to ask. */
  readonly steps: (answers: A) => number;
  /**
   * Asks, with what was answered before already chosen. `placed` tells where the question stands if these are the answers.
   * Rejects where the user leaves.
   */
  readonly ask: (answers: A, placed: (answers: A) => Place) => Promise<Partial<A> | Back>;
}

/** Asks one question after the other, and the one before where the user goes back. Gives all answers. */
export async function askAll<A>(title: string, questions: readonly Question<A>[], known: A): Promise<A> {
  const place = { title, step: 1, totalSteps: total(questions, known), canGoBack: false };
  const answers = await askWithin(place, questions, known);
  // Before the first question there is nothing to go back to.
  return answers === back ? known : answers;
}

/** The same in place of one question of a flow, which counts these; back where the user leaves the first backwards. */
export async function askWithin<A>(
  place: Place,
  questions: readonly Question<A>[],
  known: A,
): Promise<A | Back> {
  let answers = known;
  /** The questions that were answered, in their order. */
  const asked: number[] = [];
  const counted = total(questions, known);
  const placed = (given: A): Place => ({
    title: place.title,
    step:
      place.step +
      total(
        asked.map((one) => questions[one]),
        given,
      ),
    totalSteps: place.totalSteps + total(questions, given) - counted,
    canGoBack: place.canGoBack || asked.length > 0,
  });
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    const answer = question && question.steps(answers) > 0 ? await question.ask(answers, placed) : {};
    if (answer === back) {
      const before = asked.pop();
      if (before === undefined) return back;
      at = before;
      continue;
    }
    if (question && question.steps(answers) > 0) asked.push(at);
    answers = { ...answers, ...answer };
    at++;
  }
  return answers;
}

function total<A>(questions: readonly (Question<A> | undefined)[], answers: A): number {
  return questions.reduce((sum, question) => sum + (question?.steps(answers) ?? 0), 0);
}
