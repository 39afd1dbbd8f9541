import type { Colour } from './colour';

/**
 * The one document tree. ADF, wiki markup and Markdown are each read into it; finding criteria, rendering a page and
 * exporting to text all work on it. Nothing is ever written from it: a write edits the raw source at an origin.
 */
export interface Document {
  readonly blocks: readonly Block[];
}

/**
 * Where a node stands in the raw source: a path of `content` indices into an ADF tree, or a range of UTF-16 offsets
 * into a text. Only the source that made it may read it.
 */
export type Origin = { readonly path: readonly number[] } | { readonly start: number; readonly end: number };

interface Node {
  readonly origin?: Origin;
}

export type Block =
  | Paragraph
  | Heading
  | List
  | CodeBlock
  | Panel
  | Expand
  | Quote
  | Rule
  | Table
  | Columns
  | MediaGroup
  | Comment
  | UnknownBlock;

/** Against the side where a line of the text ends, or in the middle; at its start where absent. */
export type Alignment = 'center' | 'end';

/** How the lines of a paragraph or a heading stand. */
export interface Placed {
  readonly align?: Alignment;
  /** Steps from the side where a line starts, 1 to 6. */
  readonly indent?: number;
}

export interface Paragraph extends Node, Placed {
  readonly type: 'paragraph';
  /** In letters smaller than those of the text around it. */
  readonly small?: boolean;
  readonly children: readonly Inline[];
}

export interface Heading extends Node, Placed {
  readonly type: 'heading';
  /** 1 to 6 */
  readonly level: number;
  readonly children: readonly Inline[];
}

export interface List extends Node {
  readonly type: 'list';
  readonly kind: 'bullet' | 'ordered' | 'decision';
  /** First number of an ordered list, 1 where absent. */
  readonly start?: number;
  readonly items: readonly ListItem[];
}

export interface ListItem extends Node {
  /** Present where the source has a check box for the item (an ADF task item, `- [ ]`). */
  readonly task?: { readonly checked: boolean };
  /** The source's own id of the item (ADF `localId`). */
  readonly localId?: string;
  /** A list nested in the item is a block among its children. */
  readonly children: readonly Block[];
}

export interface CodeBlock extends Node {
  readonly type: 'code';
  readonly language?: string;
  /** Such as the name of its file. */
  readonly title?: string;
  readonly text: string;
}

export interface Panel extends Node {
  readonly type: 'panel';
  readonly kind: 'info' | 'note' | 'success' | 'warning' | 'error' | 'tip' | 'custom';
  readonly title?: string;
  /** An emoji that stands for the panel, of the kind `custom`. */
  readonly icon?: string;
  readonly colour?: Colour;
  readonly children: readonly Block[];
}

export interface Expand extends Node {
  readonly type: 'expand';
  readonly title: string;
  readonly children: readonly Block[];
}

export interface Quote extends Node {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

export interface Rule extends Node {
  readonly type: 'rule';
}

export interface Table extends Node {
  readonly type: 'table';
  /** Its rows but for those of headers alone are numbered from 1. */
  readonly numbered?: boolean;
  readonly rows: readonly TableRow[];
}

export interface TableRow extends Node {
  readonly cells: readonly TableCell[];
}

export interface TableCell extends Node {
  readonly header: boolean;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly align?: Alignment;
  readonly colour?: Colour;
  readonly children: readonly Block[];
}

export interface Columns extends Node {
  readonly type: 'columns';
  readonly columns: readonly {
    /** Percent of the whole. */
    readonly width?: number;
    readonly children: readonly Block[];
  }[];
}

export interface MediaGroup extends Node {
  readonly type: 'media';
  readonly items: readonly Media[];
  /** What is written below. */
  readonly caption?: readonly Inline[];
}

/** A picture or another file: an attachment of the story where it has one of that name, id or address. */
export interface Media {
  readonly name: string;
  /** What a picture shows, where that is not its name. */
  readonly alt?: string;
  /** How large a picture is to be shown, in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Where a click on it would lead. */
  readonly href?: string;
  /** An address as the source gives it; nothing is loaded from it unasked. */
  readonly url?: string;
  /** The source's own id of an attachment. */
  readonly id?: string;
}

/** A comment of the source that a reader does not see, kept because criteria can stand between two of them. */
export interface Comment extends Node {
  readonly type: 'comment';
  readonly text: string;
}

/** A block this reader does not know. Its readable content is kept in `children`. */
export interface UnknownBlock extends Node {
  readonly type: 'unknown';
  readonly name: string;
  readonly children: readonly Block[];
}

export type Inline =
  Text | Break | Mention | Emoji | DateInline | StatusLozenge | InlineMedia | UnknownInline;

export interface Text extends Node {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

export interface Break extends Node {
  readonly type: 'break';
  /** A line end of the source that its own renderer would show as a blank. */
  readonly soft?: boolean;
}

export interface Mention extends Node {
  readonly type: 'mention';
  readonly id?: string;
  /** With its leading `@`. */
  readonly text: string;
}

export interface Emoji extends Node {
  readonly type: 'emoji';
  /** What to show: the character where it is known, otherwise the short name (`:name:`, `(/)`). */
  readonly text: string;
  readonly name: string;
}

export interface DateInline extends Node {
  readonly type: 'date';
  /** `yyyy-mm-dd` */
  readonly date: string;
}

export interface StatusLozenge extends Node {
  readonly type: 'status';
  readonly text: string;
  readonly colour: 'neutral' | 'purple' | 'blue' | 'red' | 'yellow' | 'green';
}

export interface InlineMedia extends Node, Media {
  readonly type: 'image';
}

export interface UnknownInline extends Node {
  readonly type: 'unknown';
  readonly name: string;
  readonly text: string;
}

export type Mark =
  | { readonly type: 'strong' | 'em' | 'code' | 'strike' | 'underline' | 'sub' | 'sup' }
  | { readonly type: 'highlight'; readonly colour?: Colour }
  | { readonly type: 'colour'; readonly colour: Colour }
  | { readonly type: 'link'; readonly href: string };
