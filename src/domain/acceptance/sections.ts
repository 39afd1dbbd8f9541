import type { Block, Document, List } from '../document';
import type { Lexicon } from './lexicon';
import { oneLine, rawText, withoutStart } from './inlines';
import { Line, linesOf } from './line';
import { mayBeCriterion } from './loose';
import { startsWithId } from './criterion-id';
import { isGherkin } from './gherkin';
import { gherkinTitle } from './gherkin-keywords';
import { OpenSections } from './open-sections';
import type { Scope, Scopes } from './scopes';
import { rank, type Section, type Title } from './section';
import { cellsOf } from './table-sections';
import {
  endOfSentence,
  numbered,
  numberedTitle,
  startsWithKey,
  titleInLine,
  type LinePlace,
} from './title-lines';

export interface FoundSections {
  readonly sections: readonly Section[];
  /** Outside of them something may be a scenario, or a criterion with an id. */
  readonly mayBeLoose: boolean;
}

/** Cuts a document into the sections that hold criteria. */
export function sectionsOf(document: Document, lexicon: Lexicon, wholeField: boolean): FoundSections {
  const open = new OpenSections(lexicon);
  if (wholeField) open.open('acceptance', rank.container, { text: '' });
  const finder = new SectionFinder(lexicon, open);
  finder.walk(document.blocks, false);
  const sections = open.opened.filter((section) => !open.unnamed.has(section));
  return { sections, mayBeLoose: finder.mayBeLoose || open.opened.length > 0 };
}

/** Walks through a document, and puts what it meets into the section that is open there. */
class SectionFinder {
  mayBeLoose = false;
  readonly #scopes: Scopes;
  /** Between `AC:BEGIN` and `AC:END`. */
  #marked = false;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly sections: OpenSections,
  ) {
    this.#scopes = sections.scopes;
  }

  walk(blocks: readonly Block[], quoted: boolean): void {
    this.#scopes.within(() => {
      blocks.forEach((block, index) => this.#block(block, blocks[index + 1], quoted));
    });
  }

  get #scope(): Scope {
    return this.#scopes.current;
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
        if (this.#numberedTitle(block, next)) break;
        if (this.#scope.part) this.#add(block);
        else for (const item of block.items) this.walk(item.children, quoted);
        break;
      case 'table':
        if (this.#scope.part) this.#add(block);
        else if (this.#scope.mode === 'outside') {
          for (const { children, criteria } of cellsOf(block.rows, this.lexicon)) {
            this.#scopes.within(() => {
              if (criteria) this.sections.open('acceptance', rank.container, criteria);
              this.walk(children, quoted);
            });
          }
        }
        break;
      default:
        this.#add(block);
    }
  }

  #numberedTitle(list: List, next: Block | undefined): boolean {
    const title = numberedTitle(list, next);
    if (!title) return false;
    const { section } = this.#scope;
    const isNamed = this.lexicon.meaning(title.text, false).kind !== 'other';
    // Where one number was a title, the next one is.
    if (!isNamed && !section?.isNumbered) return false;
    if (isNamed) this.#title(title, next);
    else this.#scopes.endAt(rank.strong);
    const opened = this.#scope.section;
    if (opened && opened !== section) opened.isNumbered = true;
    return true;
  }

  #add(block: Block): void {
    const { part, section } = this.#scope;
    part?.content.push(block);
    if (block.type === 'code' && isGherkin(block.text, block.language)) this.mayBeLoose = true;
    if (section && block.type !== 'media') section.hasItems = true;
  }

  /** Finds titles among the lines of a paragraph; what is none stays together. */
  #paragraph(lines: readonly Line[], next: Block | undefined): void {
    let rest: Line[] = [];
    const endRest = (): void => {
      if (rest.length > 0) this.#scope.part?.content.push({ type: 'lines', lines: rest });
      rest = [];
    };
    const isAmongItems = lines.length > 1 && lines.some((line) => !line.isStrong && line.startsWithNumber);
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (!line) continue;
      if (!this.mayBeLoose && mayBeCriterion(line)) this.mayBeLoose = true;
      if (rest.length > 0 && line.soft && !line.isStrong && !line.startsItem) {
        rest.push(line);
        continue;
      }
      const sentence = line.hasId ? undefined : this.lexicon.sentenceAfterName(line.text);
      if (sentence !== undefined) {
        endRest();
        const end = endOfSentence(lines, index);
        this.#sentence(line, sentence, lines.slice(index + 1, end));
        index = end - 1;
        continue;
      }
      const isLast = index === lines.length - 1;
      const title = titleInLine(line, this.#placeOf(isLast, isAmongItems, next), this.lexicon);
      if (title) {
        endRest();
        this.#title(title, isLast ? next : undefined);
        continue;
      }
      if (this.#endsHere(line)) {
        endRest();
        this.#scopes.leaveSection(0);
      }
      rest.push(line);
    }
    endRest();
  }

  #placeOf(isLast: boolean, isAmongItems: boolean, next: Block | undefined): LinePlace {
    const { section, part, mode, rank: own } = this.#scope;
    // The first strong line below an opening one is a group in its section, and so are those after it.
    const isFirst = section?.rank === rank.strong && own === rank.strong && part?.content.length === 0;
    return {
      isLast,
      next,
      isInSection: part !== undefined,
      isOutside: mode === 'outside',
      strongIsGroup: isFirst || this.#scopes.has(rank.strongGroup),
      isAmongItems,
    };
  }

  /**
   * A section that a strong line began ends at a line such as `**Files:** a, b`, one that a label began at the first
   * running text; once there were criteria.
   */
  #endsHere(line: Line): boolean {
    const { section } = this.#scope;
    if (section?.isSentence && startsWithKey(line)) return true;
    if (!section || section.rank < rank.strong || !section.hasItems || line.startsItem) return false;
    return section.rank === rank.strong ? startsWithKey(line) : true;
  }

  /** `AC: the user can …`, with the lines that go on from it. */
  #sentence(line: Line, nameLength: number, more: readonly Line[]): void {
    const raw = rawText(line.inlines);
    const blanks = raw.length - raw.trimStart().length;
    this.#scopes.endAt(rank.label);
    if (this.#scope.mode !== 'acceptance') this.sections.open('acceptance', rank.label, { text: line.text });
    const { part, section } = this.#scope;
    if (section?.rank === rank.label) section.isSentence = true;
    const rest = withoutStart(line.inlines, blanks + nameLength);
    part?.content.push({ type: 'lines', lines: [...numbered(rest).map((one) => new Line(one)), ...more] });
  }

  #title(title: Title, next: Block | undefined): void {
    if (startsWithId(title.text) || gherkinTitle(title.text)) this.mayBeLoose = true;
    this.sections.meet(title, next);
  }

  #container(title: string, blocks: readonly Block[], quoted: boolean): void {
    this.#scopes.within(() => {
      const text = title.trim();
      if (text) this.#title({ inlines: [{ type: 'text', text }], text, rank: rank.container }, blocks[0]);
      else if (this.#scope.part) this.sections.group(rank.container, undefined, quoted);
      this.walk(blocks, quoted);
    });
  }

  /** The marks of Backlog.md around its criteria. */
  #comment(text: string): void {
    const match = /^\s*(AC|DOD):(BEGIN|END)\s*$/.exec(text);
    if (!match) return;
    const mode = match[1] === 'AC' ? 'acceptance' : 'done';
    if (match[2] === 'BEGIN') {
      this.#marked = true;
      if (this.#scope.mode !== mode) this.sections.open(mode, rank.strong, { text: '' });
    } else if (this.#marked) {
      this.#marked = false;
      if (this.#scopes.leaveSection(1)) this.#scopes.push({ rank: rank.item, mode: 'elsewhere' });
    }
  }

  /** A line across the page ends what a strong line or a label began, and leaves criteria that are complete behind. */
  #rule(): void {
    this.#scopes.endAt(rank.strong);
    if (this.#scope.section?.hasItems) this.#scopes.push({ rank: rank.strong, mode: 'elsewhere' });
  }
}
