/** A question, and where it is named what was said to it. */
export interface QuestionTarget {
  /** Of the story. */
  readonly key: string;
  /** Id of the question. */
  readonly question: string;
  /** The source's id of an answer or of what the asker added. */
  readonly said?: string;
}

/** Objects of VS Code that stand for a question, such as threads in an editor. */
const targets = new WeakMap<object, QuestionTarget>();

/** Commands that are given this object from now on mean the question. */
export function standsFor(object: object, target: QuestionTarget): void {
  targets.set(object, target);
}

/**
 * The question in an argument of a command: itself, a row of the view, an object that stands for it, or a reply that was
 * typed below one.
 */
export function targetOf(given: unknown): QuestionTarget | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const known = targets.get(given);
  if (known) return known;
  if ('thread' in given) return targetOf(given.thread);
  if ('target' in given) return targetOf(given.target);
  if (!('key' in given && 'question' in given)) return undefined;
  const { key, question } = given;
  if (typeof key !== 'string' || typeof question !== 'string') return undefined;
  const said = 'said' in given && typeof given.said === 'string' ? given.said : undefined;
  return { key, question, ...(said !== undefined && { said }) };
}

/** What was typed into the box below a thread. */
export function textOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('thread' in given && 'text' in given))
    return undefined;
  return typeof given.text === 'string' ? given.text : undefined;
}
