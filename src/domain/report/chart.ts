/** A value of a chart; `undefined` where there is none, which leaves a gap. */
export type ChartValue = number | undefined;

/** Whether there is a value, and one that can be drawn: no number of a product is longer than what is exact. */
export function isValue(value: ChartValue): value is number {
  // On its way to a page, what is absent becomes `null`.
  return typeof value === 'number' && Math.abs(value) < 1e15;
}

/** One line, or the bars of one colour. */
export interface ChartSeries {
  readonly name: string;
  /** As many as the chart has labels. */
  readonly values: readonly ChartValue[];
  /** `plan` is drawn as what should be, not as what is; `main` where absent. */
  readonly role?: 'main' | 'plan' | 'second' | 'third';
}

export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  /** What a reader who does not see it should know of it: one sentence. */
  readonly summary: string;
  /** Along the bottom, such as days. */
  readonly labels: readonly string[];
  /** Where the labels stand, such as milliseconds since the epoch, in their order; one as far from the next where absent. */
  readonly positions?: readonly number[];
  readonly series: readonly ChartSeries[];
  /** Of the values: "points". */
  readonly unit?: string;
  /** Values stay as they were until the next one, as what is left of a sprint does. */
  readonly isStepped?: boolean;
  /** Of a value that is aimed at. */
  readonly target?: number;
  /** Which labels stand for days on which nobody works, counted from 0. */
  readonly freeLabels?: readonly number[];
}

export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly unit?: string;
}

/** A piece of a time line. Days are `yyyy-mm-dd`; without `from` it is a point in time. */
export interface Span {
  readonly name: string;
  readonly from?: string;
  readonly to: string;
  /** 0 to 1 */
  readonly progress?: number;
  /** Has the reader's own work in it. */
  readonly isCurrent?: boolean;
  readonly isDone?: boolean;
}

export interface TimeLine {
  readonly kind: 'timeline';
  readonly title: string;
  readonly summary: string;
  readonly spans: readonly Span[];
  /** `yyyy-mm-dd` */
  readonly today: string;
}

export type Chart = LineChart | BarChart | TimeLine;
