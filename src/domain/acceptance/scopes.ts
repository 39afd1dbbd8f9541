import type { Block } from '../document';
import type { Part, Section, TextLines, Title } from './section';

export type Mode = 'outside' | 'acceptance' | 'done' | 'elsewhere';

/** A part of a section that is still being filled. */
export interface OpenPart {
  readonly title?: Title;
  readonly content: (Part | Block | TextLines)[];
  readonly quoted: boolean;
}

/** What a title, or a container, has begun. */
export interface Scope {
  readonly rank: number;
  readonly mode: Mode;
  readonly title?: string;
  /** Where what comes now belongs; absent outside and elsewhere. */
  readonly part?: OpenPart;
  /** The section it is in. */
  readonly section?: OpenSection;
}

export interface OpenSection {
  /** Of the title that opened it. */
  readonly rank: number;
  readonly section: Section;
  /** Its title is the name and nothing else. */
  readonly isPlain: boolean;
  /** It has a list, a table or the like. */
  hasItems: boolean;
  /** It is what follows `AC:` on one line. */
  isSentence?: boolean;
  /** Its title is a number of a list that is written as one of an outline. */
  isNumbered?: boolean;
}

const outside: Scope = { rank: -1, mode: 'outside' };

/** The scopes around the place that is being read, the innermost last. */
export class Scopes {
  readonly #scopes: Scope[] = [outside];
  /** Scopes below this one are of containers around the current one; titles in it do not end them. */
  #floor = 1;

  get current(): Scope {
    return this.#scopes.at(-1) ?? outside;
  }

  /** The innermost title. */
  get title(): string | undefined {
    return this.#scopes.findLast((scope) => scope.title !== undefined)?.title;
  }

  /** Reads a container: what begins in it ends with it. */
  within(read: () => void): void {
    const floor = this.#floor;
    this.#floor = this.#scopes.length;
    read();
    this.#scopes.length = this.#floor;
    this.#floor = floor;
  }

  push(scope: Scope): void {
    this.#scopes.push(scope);
  }

  /** Leaves the scopes that a title of this rank ends. */
  endAt(titleRank: number): void {
    while (this.#scopes.length > this.#floor && this.current.rank >= titleRank) this.#scopes.pop();
  }

  /** Leaves all scopes of the current section but the first `kept`; `false` where it began outside of the container. */
  leaveSection(kept: number): boolean {
    const { section } = this.current;
    const at = this.#scopes.findIndex((scope) => scope.section === section);
    if (!section || at < this.#floor) return false;
    this.#scopes.length = at + kept;
    return true;
  }

  has(scopeRank: number): boolean {
    return this.#scopes.some((scope, at) => at >= this.#floor && scope.rank === scopeRank);
  }
}
