import type { QuestionState } from './question';

/*
 * Sources keep what is said about a story in one list, in which nothing says what belongs to what. These are the rules by
 * which it is told.
 */

/** Something that was said about a story. */
export interface Remark {
  readonly id: string;
  /** Id of who said it; absent where it is not known, as of somebody who was deleted. */
  readonly by?: string;
  /** Said by a program. */
  readonly byApp?: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What a reader reads. */
  readonly words: string;
  /** Ids of who is mentioned. */
  readonly mentions: ReadonlySet<string>;
  /** Id of the question it was written to, where whatever wrote it kept that. */
  readonly to?: string;
}

/** A question among the remarks. */
export interface Asked {
  readonly id: string;
  readonly mark: string;
  /** Id of who asked, where it is known. */
  readonly by?: string;
  /** Ids of who was asked. */
  readonly to: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the remark that was taken as the answer. */
  readonly accepted?: string;
  /** Since when nobody waits for an answer any more, in milliseconds since the epoch; absent where somebody does. */
  readonly closedAt?: number;
  /** When it was opened once more; what was said before did not do. */
  readonly reopenedAt?: number;
}

/** What one remark is to one question. */
export interface Said<R extends Remark> {
  readonly remark: R;
  /** By who asked. */
  readonly isFollowUp: boolean;
  /** It names no question, and there was more than one it could have been meant for. */
  readonly isGuess: boolean;
}

export interface Threads<R extends Remark> {
  /** What was said to each question, by its id, the oldest first. */
  readonly said: ReadonlyMap<string, readonly Said<R>[]>;
  /** What belongs to no question. */
  readonly others: readonly R[];
}

/**
 * Tells which remarks belong to which questions:
 *
 * - what was written to a question by a program that kept that, and what quotes its mark;
 * - what was said by somebody who was asked, or by anybody but the asker who mentions the asker: to the newest question
 *   that waits for an answer then, first among those whose asker it mentions;
 * - where none waits, what mentions the asker of a question that was answered already: to the newest of those; else, as a
 *   guess, what somebody says who answered one already that nobody took for the answer: who has to look first says so.
 *
 * An asker adds to a question only in the first way, and a program answers only in that way: both say much else.
 *
 * @param remarks the oldest first, without the questions themselves
 */
export function threadsIn<R extends Remark>(questions: readonly Asked[], remarks: readonly R[]): Threads<R> {
  const said = new Map<string, Said<R>[]>(questions.map(({ id }) => [id, []]));
  const others: R[] = [];
  for (const remark of remarks) {
    const words = remark.words.toLowerCase();
    const named = questions.filter((question) => isNamed(question, remark, words));
    const meant = named.length > 0 ? { questions: named, isGuess: false } : meantBy(remark, questions, said);
    for (const question of meant.questions) {
      const isFollowUp = remark.by !== undefined && remark.by === question.by;
      said.get(question.id)?.push({ remark, isFollowUp, isGuess: meant.isGuess });
    }
    if (meant.questions.length === 0) others.push(remark);
  }
  return { said, others };
}

/** `words` are those of the remark in small letters. */
function isNamed({ id, mark, accepted }: Asked, remark: Remark, words: string): boolean {
  if (remark.to !== undefined) return remark.to === id;
  return accepted === remark.id || standsIn(words, mark.toLowerCase());
}

/** Whether a mark stands in a text as a word of its own, with or without brackets, in capitals or not. */
export function quotes(words: string, mark: string): boolean {
  return standsIn(words.toLowerCase(), mark.toLowerCase());
}

function standsIn(words: string, mark: string): boolean {
  for (let at = words.indexOf(mark); at >= 0; at = words.indexOf(mark, at + 1)) {
    const next = words[at + mark.length] ?? '';
    if (!/[0-9a-z]/.test(next)) return true;
  }
  return false;
}

function meantBy<R extends Remark>(
  remark: R,
  questions: readonly Asked[],
  said: ReadonlyMap<string, readonly Said<R>[]>,
): { readonly questions: readonly Asked[]; readonly isGuess: boolean } {
  const { by, byApp, at, mentions, to } = remark;
  const nothing = { questions: [], isGuess: false };
  if (by === undefined || byApp || to !== undefined) return nothing;
  const speaksTo = (question: Asked): boolean => question.by !== undefined && mentions.has(question.by);
  const possible = questions.filter(
    (question) => question.at <= at && question.by !== by && (question.to.includes(by) || speaksTo(question)),
  );
  const waiting = possible.filter((question) => isWaiting(question, at, said.get(question.id) ?? []));
  const addressed = waiting.filter(speaksTo);
  const candidates = addressed.length > 0 ? addressed : waiting;
  if (candidates.length > 0) return { questions: newest(candidates), isGuess: candidates.length > 1 };
  const open = possible.filter((question) => isOpenAt(question, at));
  const answered = open.filter(speaksTo);
  if (answered.length > 0) return { questions: newest(answered), isGuess: answered.length > 1 };
  const goesOn = open.filter(({ id }) => said.get(id)?.at(-1)?.remark.by === by);
  return { questions: newest(goesOn), isGuess: true };
}

/** Whether somebody waited for an answer at a time: there was none, or the asker asked once more since. */
function isWaiting(question: Asked, at: number, said: readonly Said<Remark>[]): boolean {
  if (!isOpenAt(question, at)) return false;
  const last = said.at(-1);
  const { reopenedAt = -Infinity } = question;
  return !last || last.isFollowUp || (last.remark.at <= reopenedAt && reopenedAt <= at);
}

function isOpenAt({ closedAt = Infinity }: Asked, at: number): boolean {
  return at <= closedAt;
}

function newest(questions: readonly Asked[]): Asked[] {
  const last = questions.reduce<Asked | undefined>(
    (found, question) => (found && found.at > question.at ? found : question),
    undefined,
  );
  return last ? [last] : [];
}

/**
 * What is to be said of a question: what its record says, and `unconfirmed` where that says it is open and something was
 * said since that reads like an answer.
 *
 * @param answers times of the answers in milliseconds since the epoch
 */
export function stateOf(
  recorded: 'open' | 'answered' | 'resolved',
  answers: readonly number[],
  reopenedAt = -Infinity,
): QuestionState {
  if (recorded !== 'open') return recorded;
  return answers.some((at) => at > reopenedAt) ? 'unconfirmed' : 'open';
}
