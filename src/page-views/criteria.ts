import type { Criterion } from '../domain/acceptance/criterion';

/*
 * What the page of a story shows of its criteria, and of ticks that have none any more.
 */

/** What a criterion says, and where it stands. */
type Said = 'id' | 'text' | 'content' | 'details' | 'checked' | 'keeper' | 'group' | 'depth' | 'section';

/** A criterion, and what is to be said of its tick. */
export interface CriterionView extends Pick<Criterion, Said> {
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The text it had when it was ticked, where that differs. */
  readonly tickedText?: string;
  /** The text before the edit that ticked it, where that edit reworded it too. */
  readonly textBeforeTick?: string;
  /** A tick of the user's that was not written, since the criterion said something else when it was made. */
  readonly refused?: { readonly id: string; readonly text: string; readonly checked: boolean };
  /** Why the tick cannot be taken away, ready to show. */
  readonly locked?: string;
  /** A write is on its way. */
  readonly pending?: boolean;
  /** Why it did not get there yet; it is tried again by itself. */
  readonly waiting?: string;
  /** Why the last write failed; the page offers to try again. */
  readonly failure?: string;
  /** Commits it was satisfied by, the last linked first. */
  readonly commits?: readonly CriterionCommitView[];
}

export interface CriterionCommitView {
  /** It may be its beginning only. */
  readonly sha: string;
  readonly subject?: string;
  /** Its page on the web. */
  readonly url?: string;
}

/** A tick whose criterion is no longer in the story. */
export interface RemovedTickView {
  readonly id: string;
  readonly text: string;
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The user's own, made when the criterion was gone already: it was not written. */
  readonly refused: boolean;
}
