import type { Block } from '../domain/document';
import type { QuestionState } from '../domain/question';

/*
 * What the page of a story shows of its questions and of what was said about them.
 */

export interface QuestionView {
  readonly id: string;
  readonly state: QuestionState;
  /** What was asked, to tell whether another question is alike, and to name this one. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "Rita asked Oskar, 2 days ago", ready to show. */
  readonly asked: string;
  /** The asker cannot go on without an answer. */
  readonly isBlocking?: boolean;
  readonly visibleTo?: string;
  readonly criterion?: {
    readonly id: string;
    readonly text: string;
    /** Its id now, and what it says now where that is something else; absent where it is gone. */
    readonly now?: { readonly id: string; readonly text: string };
  };
  /** "shop/src/basket.ts:12-18" */
  readonly place?: string;
  /** The lines were on no remote when it was asked. */
  readonly notPushed?: boolean;
  readonly said: readonly SaidView[];
  /** It, or what is being done to it, is on its way. */
  readonly pending?: boolean;
  /** How long nobody answered, where that is too long: "No answer for 3 working days", ready to show. */
  readonly overdue?: string;
  /** "Reminded yesterday", ready to show. */
  readonly reminded?: string;
  readonly url?: string;
  /** What to know before one replies, ready to show. */
  readonly warning?: string;
  /** What who reads it may do. */
  readonly may: {
    readonly reply?: boolean;
    readonly resolve?: boolean;
    readonly reopen?: boolean;
    readonly delete?: boolean;
    readonly nudge?: boolean;
  };
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
}

/** What was said about a question: an answer, or what the asker added. */
export interface SaidView {
  readonly id: string;
  readonly by: string;
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "3 days ago, edited yesterday", ready to show; absent where nobody wrote down when. */
  readonly when?: string;
  readonly blocks: readonly Block[];
  /** Not by who asked. */
  readonly isAnswer: boolean;
  /** By who reads it. */
  readonly isMine?: boolean;
  /** The asker took it as the answer. */
  readonly accepted?: boolean;
  /** It names no question, and may be meant for another one. */
  readonly isGuess?: boolean;
  /** A reminder. */
  readonly isNudge?: boolean;
  readonly byApp?: boolean;
  readonly visibleTo?: string;
  readonly url?: string;
  /** It came after the story was last looked at. */
  readonly isNew?: boolean;
  /** The user's own, on its way. */
  readonly pending?: boolean;
  /** It can be taken as the answer by who reads it. */
  readonly mayAccept?: boolean;
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
  readonly mayDelete?: boolean;
}
