import type { Inline } from '../document';
import { stepRole, type StepRole } from './gherkin-keywords';
import { isStrong, oneLine } from './inlines';
import { startsWithId } from './criterion-id';
import { withoutPrefix, type Prefixed } from './prefixes';

const typedStrong = /^(?:\*\*|__|\*)(?=[^\s*_])[^*]{1,200}(?<=[^\s*_])(?:\*\*|__|\*)\s*[:：]?$/u;

/** One line of a paragraph. What is asked about it again and again is found out once. */
export class Line {
  /** Plain, with single blanks. */
  readonly text: string;
  #prefixed: Prefixed | undefined;
  #role: StepRole | null | undefined;
  #hasId: boolean | undefined;

  constructor(
    readonly inlines: readonly Inline[],
    /** The source has a line end before it that its own renderer does not show. */
    readonly soft = false,
  ) {
    this.text = oneLine(inlines);
  }

  /** Without bullet, number and mark. */
  get prefixed(): Prefixed {
    return (this.#prefixed ??= withoutPrefix(this.inlines));
  }

  /** It starts with a bullet, a number or a mark. */
  get isItem(): boolean {
    return this.prefixed.isItem;
  }

  /** It starts with a keyword of Gherkin. */
  get role(): StepRole | undefined {
    if (this.#role === undefined) this.#role = stepRole(this.text) ?? null;
    return this.#role ?? undefined;
  }

  /** It starts with `AC-1` or the like. */
  get hasId(): boolean {
    return (this.#hasId ??= startsWithId(this.text));
  }

  /** Strong, or in the signs that make a line so in another tool's markup. */
  get isStrong(): boolean {
    return isStrong(this.inlines) || (/^[*_]/.test(this.text) && typedStrong.test(this.text));
  }

  /** All of it is in italics. */
  get isEmphasised(): boolean {
    return this.inlines.every(
      (inline) => inline.type === 'text' && inline.marks?.some(({ type }) => type === 'em') === true,
    );
  }

  get startsWithNumber(): boolean {
    return /^[(（]?\d{1,3}(?:[.)）]|\s?-)/u.test(this.text);
  }

  get startsItem(): boolean {
    return this.isItem || this.hasId || (this.role !== undefined && !this.isInSmall);
  }

  /** `… is never` / `given a name`: in small letters behind a line end for the width, `given` is no step. */
  get isInSmall(): boolean {
    return this.soft && /^\p{Ll}/u.test(this.text);
  }

  get endsInColon(): boolean {
    return this.text.endsWith(':') || this.text.endsWith('：');
  }
}

export function linesOf(inlines: readonly Inline[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let soft = false;
  const endAt = (end: number): void => {
    const line = new Line(inlines.slice(start, end), soft && lines.length > 0);
    if (line.text) lines.push(line);
  };
  inlines.forEach((inline, index) => {
    if (inline.type !== 'break') return;
    endAt(index);
    soft = inline.soft === true;
    start = index + 1;
  });
  endAt(inlines.length);
  return lines;
}
