import type { Block, Document, List } from '../document';
import type { Lexicon, TitleMeaning } from './lexicon';
import { oneLine, rawText, withoutStart } from './inlines';
import { Line, linesOf } from './line';
import { mayBeCriterion } from './loose';
import { startsWithId } from './criterion-id';
import { isGherkin } from './gherkin';
import { gherkinTitle } from './gherkin-keywords';
import { Scopes, type Mode, type OpenPart, type Scope } from './scopes';
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
  const finder = new SectionFinder(lexicon);
  if (wholeField) finder.openWhole();
  finder.walk(document.blocks, false);
  const sections = finder.sections.filter((section) => !finder.unnamed.has(section));
  return { sections, mayBeLoose: finder.mayBeLoose || finder.sections.length > 0 };
}

class SectionFinder {
  readonly sections: Section[] = [];
  /** Those of a title that only speaks of criteria, as a better named one below it shows. */
  readonly unnamed = new Set<Section>();
  mayBeLoose = false;
  readonly #scopes = new Scopes();
  /** The last strong line below the current heading that could be the title of a story. */
  #lastStrong: string | undefined;
  /** Between `AC:BEGIN` and `AC:END`. */
  #marked = false;

  constructor(private readonly lexicon: Lexicon) {}

  openWhole(): void {
    this.#open('acceptance', false, rank.container, { text: '' });
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
              if (criteria) this.#open('acceptance', false, rank.container, criteria);
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
    if (this.#scope.mode !== 'acceptance') this.#open('acceptance', false, rank.label, { text: line.text });
    const { part, section } = this.#scope;
    if (section?.rank === rank.label) section.isSentence = true;
    const rest = withoutStart(line.inlines, blanks + nameLength);
    part?.content.push({ type: 'lines', lines: [...numbered(rest).map((one) => new Line(one)), ...more] });
  }

  #title(title: Title, next: Block | undefined): void {
    if (!title.text) return;
    if (startsWithId(title.text) || gherkinTitle(title.text)) this.mayBeLoose = true;
    this.#scopes.endAt(title.rank);
    const scope = this.#scope;
    const meaning = startsWithId(title.text)
      ? { kind: 'other' as const, tail: '' }
      : this.lexicon.meaning(title.text, title.rank <= rank.strongGroup);
    if (title.rank < rank.strong) this.#lastStrong = undefined;
    else if (
      title.rank === rank.strong &&
      meaning.kind === 'other' &&
      scope.mode === 'outside' &&
      // `**Mitigation:**` is the name of a part of the story, not of the story.
      !/[:：]$/u.test(title.text)
    ) {
      this.#lastStrong = title.text;
    }
    const mode = this.#modeOf(meaning, scope, title, next);
    if (mode === 'outside' || mode === 'elsewhere') {
      this.#scopes.push({ rank: title.rank, mode, title: title.text });
    } else if (mode !== scope.mode || this.#isNamedBetter(meaning)) {
      this.#open(mode, meaning.kind === 'acceptance too', title.rank, {
        text: title.text,
        tail: meaning.tail,
        isPlain: meaning.isPlain,
      });
    } else {
      const names = meaning.kind === 'acceptance' || meaning.kind === 'done';
      const own = names ? (meaning.tail ? { ...title, text: meaning.tail } : undefined) : title;
      this.#push(title.rank, mode, own, false);
    }
  }

  /**
   * "Acceptance criteria" below "Acceptance criteria of the checkout" (of a whole document, it may be) are the ones; what
   * else stands below the longer title speaks about them.
   */
  #isNamedBetter(meaning: TitleMeaning): boolean {
    const { section } = this.#scope;
    if (meaning.kind !== 'acceptance' || !meaning.isPlain || !section || section.isPlain) return false;
    this.unnamed.add(section.section);
    return true;
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

  #open(
    kind: 'acceptance' | 'done',
    weak: boolean,
    scopeRank: number,
    title: { readonly text: string; readonly tail?: string; readonly isPlain?: boolean | undefined },
  ): void {
    const part: OpenPart = { content: [], quoted: false };
    const above = this.#lastStrong ?? this.#scopes.title;
    const section: Section = {
      kind,
      weak,
      ...(title.tail && { name: title.tail }),
      ...(above !== undefined && { above }),
      root: part,
    };
    this.sections.push(section);
    this.#scopes.push({
      rank: scopeRank,
      mode: kind,
      title: title.text,
      part,
      section: { rank: scopeRank, section, isPlain: title.isPlain ?? true, hasItems: false },
    });
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
    this.#scopes.within(() => {
      const text = title.trim();
      if (text) this.#title({ inlines: [{ type: 'text', text }], text, rank: rank.container }, blocks[0]);
      else if (this.#scope.part) this.#push(rank.container, this.#scope.mode, undefined, quoted);
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
      if (this.#scope.mode !== mode) this.#open(mode, false, rank.strong, { text: '' });
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
