import type { Document } from '../document';
import type { Chart } from './chart';

/**
 * What a report says, made by rules and drawn by nobody in particular: a page shows it, and it is written as Markdown. All
 * texts are in the reader's language.
 */
export interface Report {
  readonly title: string;
  /** One line below: dates, where from, how old. */
  readonly note?: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly type: 'text'; readonly text: ReportText }
  | { readonly type: 'list'; readonly items: readonly ReportItem[] }
  | ReportTable
  /** Shown with the table of its values behind it. */
  | { readonly type: 'chart'; readonly chart: Chart }
  /** Numbers that are to be seen first. */
  | { readonly type: 'facts'; readonly facts: readonly ReportFact[] }
  /** What somebody wrote, as they wrote it. */
  | { readonly type: 'document'; readonly document: Document }
  /** What is missing, failed or old, and what to do. */
  | { readonly type: 'notice'; readonly kind: 'info' | 'warning'; readonly text: ReportText };

export interface ReportItem {
  readonly text: ReportText;
  /** Where it is ticked, or can be. */
  readonly checked?: boolean;
  readonly items?: readonly ReportItem[];
}

export interface ReportTable {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly ReportText[])[];
}

export interface ReportFact {
  readonly name: string;
  readonly value: string;
  /** What it is to be compared with: "of 23 planned". */
  readonly note?: string;
}

export type ReportText = string | readonly ReportInline[];

export type ReportInline =
  | string
  | { readonly text: string; readonly strong: true }
  | { readonly text: string; readonly story: string }
  | { readonly text: string; readonly url: string }
  /** Something the reader can do here; it is left out of Markdown. `act` is an id of the report's own. */
  | { readonly text: string; readonly act: string };
