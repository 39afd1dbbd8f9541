/** A line of wiki markup, by offsets in the whole text. */
export interface WikiLine {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
}
