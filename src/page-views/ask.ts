/*
 * What the page of a story shows of the form to ask.
 */

/**
 * The form to ask, as far as it is not typed: what is typed stays on the page, which is there before the extension has
 * answered, and after it has gone.
 */
export interface AskView {
  /** With another number somebody wants to ask, and the form is to be come to. */
  readonly opened: number;
  /** Names what is typed: what was typed about something else is kept beside it. */
  readonly draft: string;
  /** What it begins with. */
  readonly text?: string;
  /** What was sent of the same name before: a page that was hidden then may have it still. */
  readonly sent?: string;
  /** What the page gives back to have the form again after a restart. */
  readonly kept: string;
  readonly criterion?: { readonly id: string; readonly text: string };
  readonly code?: {
    /** "src/basket.ts:12-18" */
    readonly place: string;
    /** Whether others get a link to the lines, ready to show. */
    readonly link: string;
    /** What may be sent along; absent where it may not, or cannot be found. */
    readonly excerpt?: { readonly text: string; readonly language?: string; readonly isCut?: boolean };
  };
  /** Whom it goes to; absent until that is known, or chosen. */
  readonly to?: {
    /** Absent where the user chose nobody by name. */
    readonly names?: string;
    /** "project lead", ready to show. */
    readonly reason?: string;
  };
  /** Why nobody is proposed, ready to show. */
  readonly nobody?: string;
  /** What comes of saying that it blocks, ready to show; absent where the story cannot be flagged. */
  readonly blocking?: string;
  /** Who else will read it, ready to show. */
  readonly warning?: string;
}
