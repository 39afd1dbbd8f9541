import type { Block, Document, TableCell, TableRow } from '../document';
import type { Lexicon, TitleMeaning } from './lexicon';
import { oneLine, rawText, withoutStart } from './inlines';
import { Line, linesOf } from './line';
import { startsWithId } from './criterion-id';
import { rank, type Part, type Section, type TextLines, type Title } from './section';
import { numbered, startsWithKey, titleInLine, type LinePlace } from './title-lines';

type Mode = 'outside' | 'acceptance' | 'done' | 'elsewhere';

interface OpenPart {
  readonly title?: Title;
  readonly content: (Part | Block | TextLines)[];
  readonly quoted: boolean;
}

interface Scope {
  readonly rank: number;
  readonly mode: Mode;
  readonly title?: string;
  /** Where what comes now belongs; absent outside and elsewhere. */
  readonly part?: OpenPart;
  /** The section it is in. */
  readonly section?: OpenSection;
}

interface OpenSection {
  /** Of the title that opened it. */
  readonly rank: number;
  /** It has a list, a table or the like. */
  hasItems: boolean;
}

const outside: Scope = { rank: -1, mode: 'outside' };

/** Cuts a document into the sections that hold criteria. */
export function sectionsOf(document: Document, lexicon: Lexicon, wholeField: boolean): Section[] {
  const finder = new SectionFinder(lexicon);
  if (wholeField) finder.openWhole();
  finder.walk(document.blocks, false);
  return finder.sections;
}

class SectionFinder {
  readonly sections: Section[] = [];
  readonly #scopes: Scope[] = [outside];
  /** Scopes below this one are of containers around the current one. */
  #floor = 1;
  /** The last strong line below the current heading that could be the title of a story. */
  #lastStrong: string | undefined;
  /** Between `AC:BEGIN` and `AC:END`. */
  #marked = false;

  constructor(private readonly lexicon: Lexicon) {}

  openWhole(): void {
    this.#open('acceptance', false, rank.container, { text: '' });
  }

  walk(blocks: readonly Block[], quoted: boolean): void {
    const floor = this.#floor;
    this.#floor = this.#scopes.length;
    blocks.forEach((block, index) => this.#block(block, blocks[index + 1], quoted));
    this.#scopes.length = this.#floor;
    this.#floor = floor;
  }

  get #scope(): Scope {
    return this.#scopes.at(-1) ?? outside;
  }

  #block(block: Block, next: Block | undefined, quoted: boolean): void {
    switch (block.type) {
      case 'heading':
        this.#title({ inlines: block.children, text: oneLine(block.children), rank: block.level }, next);
        break;
      case 'paragraph':
        this.#paragraph(linesOf(block.children), next);
        break;
      case 'comment':
        this.#comment(block.text);
        break;
      case 'rule':
        this.#rule();
        break;
      case 'panel':
      case 'expand':
        this.#container(block.title ?? '', block.children, quoted);
        break;
      case 'quote':
        this.#container('', block.children, true);
        break;
      case 'unknown':
        this.#container('', block.children, quoted);
        break;
      case 'columns':
        for (const column of block.columns) this.walk(column.children, quoted);
        break;
      case 'list':
        if (this.#scope.part) this.#add(block);
        else for (const item of block.items) this.walk(item.children, quoted);
        break;
      case 'table':
        if (this.#scope.part) this.#add(block);
        else if (this.#scope.mode === 'outside') this.#table(block.rows, quoted);
        break;
      default:
        this.#add(block);
    }
  }

  #add(block: Block): void {
    const { part, section } = this.#scope;
    part?.content.push(block);
    if (section && block.type !== 'media') section.hasItems = true;
  }

  /** Finds titles among the lines of a paragraph; what is none stays together. */
  #paragraph(lines: readonly Line[], next: Block | undefined): void {
    let rest: Line[] = [];
    const endRest = (): void => {
      if (rest.length > 0) this.#scope.part?.content.push({ type: 'lines', lines: rest });
      rest = [];
    };
    lines.forEach((line, index) => {
      const isLast = index === lines.length - 1;
      if (rest.length > 0 && line.soft && !line.isStrong && !line.startsItem) {
        rest.push(line);
        return;
      }
      const sentence = this.lexicon.sentenceAfterName(line.text);
      if (sentence !== undefined && !line.hasId) {
        endRest();
        this.#sentence(line, sentence);
        return;
      }
      const title = titleInLine(line, this.#placeOf(isLast, next), this.lexicon);
      if (!title) {
        if (this.#endsHere(line)) {
          endRest();
          this.#leaveSection();
        }
        rest.push(line);
        return;
      }
      endRest();
      this.#title(title, isLast ? next : undefined);
    });
    endRest();
  }

  #placeOf(isLast: boolean, next: Block | undefined): LinePlace {
    const { section, part, mode, rank: own } = this.#scope;
    // The first strong line below an opening one is a group in its section, and so are those after it.
    const isFirst = section?.rank === rank.strong && own === rank.strong && part?.content.length === 0;
    const isGrouped = this.#scopes.some((open, at) => at >= this.#floor && open.rank === rank.strongGroup);
    return {
      isLast,
      next,
      isInSection: part !== undefined,
      isOutside: mode === 'outside',
      strongIsGroup: isFirst || isGrouped,
    };
  }

  /**
   * A section that a strong line began ends at a line such as `**Files:** a, b`, one that a label began at the first
   * running text; once there were criteria.
   */
  #endsHere(line: Line): boolean {
    const { section } = this.#scope;
    if (!section || section.rank < rank.strong || !section.hasItems || line.startsItem) return false;
    return section.rank === rank.strong ? startsWithKey(line) : true;
  }

  #leaveSection(): void {
    const { section } = this.#scope;
    const at = this.#scopes.findIndex((scope) => scope.section === section);
    if (section && at >= this.#floor) this.#scopes.length = at;
  }

  /** `AC: the user can …` */
  #sentence(line: Line, nameLength: number): void {
    const raw = rawText(line.inlines);
    const blanks = raw.length - raw.trimStart().length;
    this.#pop(rank.label);
    if (this.#scope.mode !== 'acceptance') this.#open('acceptance', false, rank.label, { text: line.text });
    const rest = withoutStart(line.inlines, blanks + nameLength);
    this.#scope.part?.content.push({ type: 'lines', lines: numbered(rest).map((part) => new Line(part)) });
  }

  #title(title: Title, next: Block | undefined): void {
    if (!title.text) return;
    this.#pop(title.rank);
    const scope = this.#scope;
    const meaning = startsWithId(title.text)
      ? { kind: 'other' as const, tail: '' }
      : this.lexicon.meaning(title.text, title.rank <= rank.strongGroup);
    if (title.rank < rank.strong) this.#lastStrong = undefined;
    else if (title.rank === rank.strong && meaning.kind === 'other' && scope.mode === 'outside') {
      this.#lastStrong = title.text;
    }
    const mode = this.#modeOf(meaning, scope, title, next);
    if (mode === 'outside' || mode === 'elsewhere') {
      this.#scopes.push({ rank: title.rank, mode, title: title.text });
    } else if (mode !== scope.mode) {
      this.#open(mode, meaning.kind === 'acceptance too', title.rank, {
        text: title.text,
        tail: meaning.tail,
      });
    } else {
      const names = meaning.kind === 'acceptance' || meaning.kind === 'done';
      const own = names ? (meaning.tail ? { ...title, text: meaning.tail } : undefined) : title;
      this.#push(title.rank, mode, own, false);
    }
  }

  #modeOf(meaning: TitleMeaning, scope: Scope, title: Title, next: Block | undefined): Mode {
    switch (meaning.kind) {
      case 'acceptance':
        return 'acceptance';
      case 'acceptance too':
        if (scope.mode !== 'outside') return scope.mode;
        return title.rank >= rank.label && next?.type !== 'list' ? 'outside' : 'acceptance';
      case 'done':
        return 'done';
      case 'elsewhere':
        return scope.mode === 'outside' ? 'outside' : 'elsewhere';
      case 'about':
        return 'elsewhere';
      case 'other':
        return scope.mode;
    }
  }

  /** Leaves the scopes that a title of this rank ends. */
  #pop(titleRank: number): void {
    while (this.#scopes.length > this.#floor && this.#scope.rank >= titleRank) this.#scopes.pop();
  }

  #open(
    kind: 'acceptance' | 'done',
    weak: boolean,
    scopeRank: number,
    title: { readonly text: string; readonly tail?: string },
  ): void {
    const part: OpenPart = { content: [], quoted: false };
    const above = this.#lastStrong ?? this.#scopes.findLast((scope) => scope.title !== undefined)?.title;
    this.sections.push({
      kind,
      weak,
      ...(title.tail && { name: title.tail }),
      ...(above !== undefined && { above }),
      root: part,
    });
    const section = { rank: scopeRank, hasItems: false };
    this.#scopes.push({ rank: scopeRank, mode: kind, title: title.text, part, section });
  }

  #push(scopeRank: number, mode: Mode, title: Title | undefined, quoted: boolean): void {
    const parent = this.#scope.part;
    const part: OpenPart = {
      ...(title && { title }),
      content: [],
      quoted: quoted || parent?.quoted === true,
    };
    parent?.content.push(part);
    this.#scopes.push({
      rank: scopeRank,
      mode,
      ...(title && { title: title.text }),
      ...(parent && { part }),
      ...(this.#scope.section && { section: this.#scope.section }),
    });
  }

  #container(title: string, blocks: readonly Block[], quoted: boolean): void {
    const floor = this.#floor;
    this.#floor = this.#scopes.length;
    const text = title.trim();
    if (text) this.#title({ inlines: [{ type: 'text', text }], text, rank: rank.container }, blocks[0]);
    else if (this.#scope.part) this.#push(rank.container, this.#scope.mode, undefined, quoted);
    this.walk(blocks, quoted);
    this.#scopes.length = this.#floor;
    this.#floor = floor;
  }

  /** The marks of Backlog.md around its criteria. */
  #comment(text: string): void {
    const match = /^\s*(AC|DOD):(BEGIN|END)\s*$/.exec(text);
    if (!match) return;
    const mode = match[1] === 'AC' ? 'acceptance' : 'done';
    if (match[2] === 'BEGIN') {
      this.#marked = true;
      if (this.#scope.mode !== mode) this.#open(mode, false, rank.strong, { text: '' });
    } else if (this.#marked) {
      this.#marked = false;
      const { section } = this.#scope;
      const at = this.#scopes.findIndex((scope) => scope.section === section);
      if (section && at >= this.#floor) {
        this.#scopes.length = at + 1;
        this.#scopes.push({ rank: rank.item, mode: 'elsewhere' });
      }
    }
  }

  /** A line across the page ends what a strong line or a label began, and leaves criteria that are complete behind. */
  #rule(): void {
    this.#pop(rank.strong);
    if (this.#scope.section?.hasItems) this.#scopes.push({ rank: rank.strong, mode: 'elsewhere' });
  }

  #table(rows: readonly TableRow[], quoted: boolean): void {
    const [header, ...body] = rows;
    if (!header) return;
    const column = header.cells.findIndex(
      (cell) => this.lexicon.meaning(cellText(cell), true).kind === 'acceptance',
    );
    if (column >= 0 && header.cells.length > 1 && body.length > 0) {
      for (const row of body) this.#cells(row, column, header.cells.length, quoted);
      return;
    }
    for (const row of rows) {
      const [first, ...others] = row.cells;
      if (first && others.length > 0 && this.lexicon.meaning(cellText(first), true).kind === 'acceptance') {
        this.#open('acceptance', false, rank.container, { text: cellText(first) });
        for (const cell of others) this.walk(cell.children, quoted);
        this.#scopes.pop();
      } else {
        for (const cell of row.cells) this.walk(cell.children, quoted);
      }
    }
  }

  /** A row of a table in which one column holds the criteria, and another says of what. */
  #cells(row: TableRow, column: number, width: number, quoted: boolean): void {
    const cell = row.cells[column];
    if (!cell || row.cells.length > width) return;
    const name = row.cells
      .map(cellText)
      .find((text, index) => index !== column && text !== '' && !/^[A-Z]*[-_.#]?\d+[.)]?$/.test(text));
    this.#open('acceptance', false, rank.container, { text: '', ...(name && { tail: name }) });
    this.walk(cell.children, quoted);
    this.#scopes.pop();
  }
}

function cellText(cell: TableCell): string {
  const first = cell.children[0];
  return first?.type === 'paragraph' || first?.type === 'heading' ? oneLine(first.children) : '';
}
