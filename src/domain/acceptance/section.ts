import type { Block, Inline } from '../document';
import type { Line } from './line';

/** What stands under one title, or in one container, of a section; its content in the order of the document. */
export interface Part {
  readonly title?: Title;
  readonly content: readonly (Part | Block | TextLines)[];
  /** In a quotation, which may hold criteria but more often holds somebody's words about them. */
  readonly quoted: boolean;
}

/** Lines of a paragraph that are no titles. */
export interface TextLines {
  readonly type: 'lines';
  readonly lines: readonly Line[];
}

export interface Title {
  readonly inlines: readonly Inline[];
  readonly text: string;
  /** 1 to 6 a heading, then strong lines, labels (`Backend:`), scenarios and lines that start with an id. */
  readonly rank: number;
}

export interface Section {
  readonly kind: 'acceptance' | 'done';
  /** Only where the text has nothing better named. */
  readonly weak: boolean;
  /** What its title says beside its name, or the title above it. */
  readonly name?: string;
  readonly above?: string;
  readonly root: Part;
}

/**
 * Ranks of titles below those of headings, which are their levels: a title ends what titles of its rank and below it
 * began. A container's own title is above all in it.
 */
export const rank = { container: 0, strong: 7, strongGroup: 7.5, label: 8, item: 9 } as const;
