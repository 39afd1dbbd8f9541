import type { Block, Inline, Origin } from '../document';

/** What in the source holds a criterion's tick. */
export type TickPlace =
  /** An ADF task item or `- [ ]` in Markdown. */
  | 'box'
  /** `(/)` and its like in wiki markup. */
  | 'emoticon'
  /** `[ ]` typed as text. */
  | 'literal'
  /** A cell of a table, or a sign such as `✅` or `(?)`, says it; read, never written. */
  | 'status-cell'
  | 'none';

/** A criterion as found in a document. */
export interface FoundCriterion {
  /** One line of plain text, without the mark and without an `AC1:` prefix's emphasis. */
  readonly text: string;
  /** The same as rich text, for the page. */
  readonly content: readonly Inline[];
  /** Sub-points, code, images and further paragraphs that belong to the criterion. */
  readonly details: readonly Block[];
  /** `null` where the source has no place for a tick. */
  readonly checked: boolean | null;
  readonly place: TickPlace;
  /** The scenario or sub-heading it stands under. */
  readonly group?: string;
  /** 0, or more for a sub-point of the criterion before it. */
  readonly depth: number;
  readonly section: 'acceptance' | 'done';
  /** The source's own id (`localId`). */
  readonly localId?: string;
  /** Where the tick is written: of the task item, or of the mark's characters. */
  readonly mark?: Origin;
}

/** Where a tick was or will be kept. */
export type TickKeeper = 'source' | 'property' | 'local';

export interface TickRecord {
  readonly by?: string;
  /** ISO 8601 */
  readonly at?: string;
  readonly commit?: string;
}

/** A criterion of a story, with an identity that survives editing and the truth about its tick. */
export interface Criterion {
  /** Unique in its story. */
  readonly id: string;
  /** The field it stands in. */
  readonly field: string;
  readonly text: string;
  readonly content: readonly Inline[];
  readonly details: readonly Block[];
  readonly checked: boolean;
  readonly keeper: TickKeeper;
  readonly group?: string;
  readonly depth: number;
  readonly section: 'acceptance' | 'done';
  readonly tick?: TickRecord;
  /** The text at the time of the tick, where it has changed since: then it does not count as done. */
  readonly tickedText?: string;
  /** The text before the edit that ticked it, where that edit reworded it too: the tick may be for either. */
  readonly textBeforeTick?: string;
}

/** A tick whose criterion is no longer in the story. */
export interface RemovedTick extends TickRecord {
  readonly id: string;
  readonly text: string;
}
