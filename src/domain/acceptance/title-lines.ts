import type { Block, Inline, List } from '../document';
import { gherkinTitle } from './gherkin-keywords';
import { oneLine, rawText, withoutStart } from './inlines';
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
  /** Another line of the paragraph starts with a number. */
  readonly isAmongItems: boolean;
}

/** The title that a line of a paragraph is for a reader, if it is one. */
export function titleInLine(line: Line, place: LinePlace, lexicon: Lexicon): Title | undefined {
  const { text, inlines } = line;
  const titled = (titleRank: number): Title => ({ inlines, text, rank: titleRank });
  if (text.length > longestTitle) return undefined;
  const typed = typedHeading(line, lexicon);
  if (typed) return typed;
  if (line.isStrong && !(line.isItem && place.isAmongItems)) {
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
  // No criterion is called "Notes".
  const endsSection = place.isInSection && !line.isItem && (kind === 'elsewhere' || kind === 'done');
  return kind === 'acceptance' || (kind !== 'other' && isAlone) || endsSection
    ? titled(rank.label)
    : undefined;
}

/**
 * `## Notes`, `h2. Notes`, `【備考】` or `[!note] Notes` where the format does not read it as a heading: text in the markup of another tool. Without
 * a blank behind one `#` it may as well be a tag.
 */
function typedHeading(line: Line, lexicon: Lexicon): Title | undefined {
  const { text: whole } = line;
  // A callout's title, and how titles are written where there is no markup.
  const isMarked = /^(?:\[!\p{L}+\]|[■◆◇▼▽]|【[^】]{1,40}】[:：]?$)/u.test(whole);
  if (isMarked && (/^\[|】/u.test(whole) || lexicon.meaning(whole, false).kind !== 'other')) {
    return { inlines: line.inlines, text: whole.replace(/^\[!\p{L}+\][+-]?\s*/u, ''), rank: rank.strong };
  }
  if (!/^[#hH]/.test(whole)) return undefined;
  const raw = rawText(line.inlines);
  const match = /^\s*(?:(#{1,6})(\s*)|h([1-6])\.\s*)(?=[^\s#\d])/.exec(raw);
  if (!match) return undefined;
  const [start, hashes, blanks, level] = match;
  const inlines = withoutStart(line.inlines, start.length);
  const text = oneLine(inlines);
  if (hashes === '#' && blanks === '' && lexicon.meaning(text, false).kind === 'other') return undefined;
  return text ? { inlines, text, rank: hashes?.length ?? Number(level) } : undefined;
}

/** `2. Notes` above a list: the source reads a list of one item, a reader the title of a section. */
export function numberedTitle({ kind, items }: List, next: Block | undefined): Title | undefined {
  const [item] = items;
  const [child] = item?.children ?? [];
  if (kind !== 'ordered' || items.length > 1 || item?.task || item?.children.length !== 1) return undefined;
  if (next?.type !== 'list' || child?.type !== 'paragraph') return undefined;
  return { inlines: child.children, text: oneLine(child.children), rank: rank.strong };
}

/** The index behind the lines that go on from the sentence at `start`: cut for their width, and nothing new. */
export function endOfSentence(lines: readonly Line[], start: number): number {
  let end = start + 1;
  for (let line = lines[end]; line?.soft && !line.startsItem && !line.isStrong; line = lines[end]) {
    if (startsWithKey(line) || /^\p{Lu}[\p{L} ]{1,30}[:：]\s/u.test(line.text)) break;
    end++;
  }
  return end;
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
