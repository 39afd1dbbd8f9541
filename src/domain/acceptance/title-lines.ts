import type { Block, Inline } from '../document';
import { gherkinTitle } from './gherkin-keywords';
import type { Lexicon } from './lexicon';
import type { Line } from './line';
import { rank, type Title } from './section';

/** Characters; a longer line is no title, a longer line of text no label. */
const longestTitle = 300;
const longestLabel = 80;

export interface LinePlace {
  readonly isLast: boolean;
  /** The block behind the paragraph. */
  readonly next: Block | undefined;
  readonly isInSection: boolean;
  /** Anything but the criteria, and outside of all sections. */
  readonly isOutside: boolean;
  /** Strong lines are groups of the section that a strong line opened. */
  readonly strongIsGroup: boolean;
}

/** The title that a line of a paragraph is for a reader, if it is one. */
export function titleInLine(line: Line, place: LinePlace, lexicon: Lexicon): Title | undefined {
  const { text, inlines } = line;
  const titled = (titleRank: number): Title => ({ inlines, text, rank: titleRank });
  if (text.length > longestTitle) return undefined;
  if (line.isStrong) {
    const isGroup = place.strongIsGroup && lexicon.meaning(text, true).kind === 'other';
    return titled(isGroup ? rank.strongGroup : rank.strong);
  }
  if (/[:：]/u.test(text) && gherkinTitle(text)?.kind === 'scenario') return titled(rank.item);
  if (place.isInSection && line.hasId && !line.isItem) return titled(rank.item);
  if (text.length > longestLabel) return undefined;
  const next = place.isLast ? place.next?.type : undefined;
  // A line in italics above a list is the name of a group.
  if (next === 'list' && place.isInSection && line.isEmphasised) return titled(rank.label);
  const isLabel = line.endsInColon && !place.isOutside && !line.role && !line.isItem;
  if (isLabel) return titled(rank.label);
  const { kind } = lexicon.meaning(text, false);
  const isAlone = line.endsInColon || next === 'list' || next === 'table';
  return kind === 'acceptance' || (kind !== 'other' && isAlone) ? titled(rank.label) : undefined;
}

/** `1. a 2. b` on one line as two. */
export function numbered(inlines: readonly Inline[]): (readonly Inline[])[] {
  const [only] = inlines;
  if (inlines.length !== 1 || only?.type !== 'text' || !/^1[.)]\s/.test(only.text)) return [inlines];
  return only.text
    .split(/\s+(?=\d{1,2}[.)]\s+\S)/)
    .map((text) => [{ type: 'text', text, ...(only.marks && { marks: only.marks }) }]);
}

/** `**Files:** a, b` */
export function startsWithKey(line: Line): boolean {
  const [first, second] = line.inlines.filter(
    (inline) => inline.type === 'text' && inline.text.trim() !== '',
  );
  if (first?.type !== 'text' || !first.marks?.some(({ type }) => type === 'strong')) return false;
  return /[:：]\s*$/u.test(first.text) || (second?.type === 'text' && /^\s*[:：]/u.test(second.text));
}
