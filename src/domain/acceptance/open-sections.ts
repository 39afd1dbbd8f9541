import type { Block } from '../document';
import { startsWithId } from './criterion-id';
import type { Lexicon, TitleMeaning } from './lexicon';
import { type Mode, type OpenPart, type Scope, Scopes } from './scopes';
import { rank, type Section, type Title } from './section';

/** How a section is called. */
interface Name {
  readonly text: string;
  /** What the title says beside the name. */
  readonly tail?: string;
  /** The title is the name and nothing else. */
  readonly isPlain?: boolean | undefined;
}

/** The sections that titles open and end, as they are met from the beginning of a document to its end. */
export class OpenSections {
  /** All that were opened so far, in order. */
  readonly opened: Section[] = [];
  /** Those of a title that only speaks of criteria, as a better named one below it shows. */
  readonly unnamed = new Set<Section>();
  readonly scopes = new Scopes();
  /** The last strong line below the current heading that could be the title of a story. */
  #lastStrong: string | undefined;

  constructor(private readonly lexicon: Lexicon) {}

  get scope(): Scope {
    return this.scopes.current;
  }

  /** @param next the block below the title */
  meet(title: Title, next: Block | undefined): void {
    if (!title.text) return;
    this.scopes.endAt(title.rank);
    const { scope } = this;
    const meaning = startsWithId(title.text)
      ? { kind: 'other' as const, tail: '' }
      : this.lexicon.meaning(title.text, title.rank <= rank.strongGroup);
    this.#noteStrong(title, meaning, scope);
    const mode = modeUnder(meaning, scope.mode, title, next);
    if (mode === 'outside' || mode === 'elsewhere') {
      this.scopes.push({ rank: title.rank, mode, title: title.text });
    } else if (mode !== scope.mode || this.#isNamedBetter(meaning)) {
      const { tail, isPlain } = meaning;
      this.open(mode, title.rank, { text: title.text, tail, isPlain }, meaning.kind === 'acceptance too');
    } else {
      const names = meaning.kind === 'acceptance' || meaning.kind === 'done';
      const own = names ? (meaning.tail ? { ...title, text: meaning.tail } : undefined) : title;
      this.group(title.rank, own, false);
    }
  }

  /** Opens a section; a weak one counts only where the text has nothing better named. */
  open(kind: 'acceptance' | 'done', scopeRank: number, name: Name, weak = false): void {
    const part: OpenPart = { content: [], quoted: false };
    const above = this.#lastStrong ?? this.scopes.title;
    const section: Section = {
      kind,
      weak,
      ...(name.tail && { name: name.tail }),
      ...(above !== undefined && { above }),
      root: part,
    };
    this.opened.push(section);
    this.scopes.push({
      rank: scopeRank,
      mode: kind,
      title: name.text,
      part,
      section: { rank: scopeRank, section, isPlain: name.isPlain ?? true, hasItems: false },
    });
  }

  /** Opens a part of what is open: a group of criteria, or a container. */
  group(scopeRank: number, title: Title | undefined, quoted: boolean): void {
    const { part: parent, mode, section } = this.scope;
    const part: OpenPart = {
      ...(title && { title }),
      content: [],
      quoted: quoted || parent?.quoted === true,
    };
    parent?.content.push(part);
    this.scopes.push({
      rank: scopeRank,
      mode,
      ...(title && { title: title.text }),
      ...(parent && { part }),
      ...(section && { section }),
    });
  }

  #noteStrong(title: Title, meaning: TitleMeaning, scope: Scope): void {
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
  }

  /**
   * "Acceptance criteria" below "Acceptance criteria of the checkout" (of a whole document, it may be) are the ones; what
   * else stands below the longer title speaks about them.
   */
  #isNamedBetter(meaning: TitleMeaning): boolean {
    const { section } = this.scope;
    if (meaning.kind !== 'acceptance' || !meaning.isPlain || !section || section.isPlain) return false;
    this.unnamed.add(section.section);
    return true;
  }
}

/** What is below a title of this meaning, where what is around it has a mode. */
function modeUnder(meaning: TitleMeaning, mode: Mode, title: Title, next: Block | undefined): Mode {
  switch (meaning.kind) {
    case 'acceptance':
      return 'acceptance';
    case 'acceptance too':
      if (mode !== 'outside') return mode;
      return title.rank >= rank.label && next?.type !== 'list' ? 'outside' : 'acceptance';
    case 'done':
      return 'done';
    case 'elsewhere':
      return mode === 'outside' ? 'outside' : 'elsewhere';
    case 'about':
      return 'elsewhere';
    case 'other':
      return mode;
  }
}
