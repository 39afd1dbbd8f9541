import * as v from 'valibot';
import type { AskedCriterion, CodeAnchor } from '../domain/question';
import type { Person } from '../domain/story';
import { askedCriterion, askedPerson, codeAnchor } from '../sources/question-shapes';

/** What a question is to be about, as the command that asks is told. */
export interface AskAt {
  /** Id of a criterion of the story. */
  readonly criterion?: string;
  readonly anchor?: CodeAnchor;
  /** What was typed already, Markdown. */
  readonly text?: string;
}

const text = v.pipe(v.string(), v.maxLength(65_536));
const askAtShape = v.object({
  criterion: v.optional(text),
  anchor: v.optional(codeAnchor),
  text: v.optional(text),
});

/** Of what is no such thing, nothing. */
export function decodeAskAt(given: unknown): AskAt {
  const result = v.safeParse(askAtShape, given);
  return result.success ? result.output : {};
}

/** What the page keeps of the form over a restart. */
export interface KeptAsk {
  /** Of the question, which tells whether it was sent already. */
  readonly id: string;
  readonly criterion?: AskedCriterion;
  readonly anchor?: CodeAnchor;
  /** Whom the user chose. */
  readonly to?: readonly Person[];
}

const keptShape = v.object({
  id: text,
  criterion: v.optional(askedCriterion),
  anchor: v.optional(codeAnchor),
  to: v.optional(v.array(askedPerson)),
});

/** `undefined` where it is none. */
export function decodeKeptAsk(kept: string): KeptAsk | undefined {
  try {
    const result = v.safeParse(keptShape, JSON.parse(kept));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
