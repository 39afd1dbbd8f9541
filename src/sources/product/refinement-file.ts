import type { Block } from '../../domain/document';
import { oneLine } from '../../domain/one-line';
import { plainText } from '../../domain/plain-text';
import { storyKeys } from '../../domain/story-key';
import { readMarkdown } from '../markdown/markdown';
import type { ProductFile } from './product-folder';

/** Something that was said of a story when it was talked through. */
export interface RefinementNote {
  /** One line. */
  readonly text: string;
  /** Of the file, counted from 0. */
  readonly line: number;
}

/**
 * Reads `refinement.md`: what stands under a heading that names a story is about that story, and a paragraph or an item
 * that names stories itself is about those. Gives the notes by the key of their story, in their order.
 *
 * @param stories keys as the source spells them
 */
export function readRefinement(
  { front, body }: Pick<ProductFile, 'front' | 'body'>,
  stories: readonly string[],
): ReadonlyMap<string, readonly RefinementNote[]> {
  const notes = new Map<string, RefinementNote[]>();
  // The two lines around the front matter belong to the file as well.
  const before = front ? front.yaml.split('\n').length + 1 : 0;
  const keysIn = (text: string): string[] => storyKeys(text, { projects: [], stories }).map(({ key }) => key);
  const lineAt = lineCounter(body);
  const lineOf = ({ origin }: Block, otherwise: number): number =>
    origin && 'start' in origin ? before + lineAt(origin.start) : otherwise;
  let section: { readonly level: number; readonly keys: readonly string[] } | undefined;
  const take = (text: string, line: number): void => {
    const words = oneLine(text);
    if (!words) return;
    for (const key of new Set([...(section?.keys ?? []), ...keysIn(words)]))
      notes.set(key, [...(notes.get(key) ?? []), { text: words, line }]);
  };
  for (const block of readMarkdown(body).blocks) {
    if (block.type === 'heading') {
      const keys = keysIn(plainText(block.children));
      if (keys.length > 0) section = { level: block.level, keys };
      else if (section && block.level <= section.level) section = undefined;
    } else if (block.type === 'list') {
      for (const item of block.items) {
        const [first] = item.children;
        take(plainText(item.children), first ? lineOf(first, lineOf(block, before)) : lineOf(block, before));
      }
    } else if (block.type !== 'comment') {
      take(plainText([block]), lineOf(block, before));
    }
  }
  return notes;
}

/** Tells the line of an offset, both counted from 0; quickly where each is behind the one before. */
function lineCounter(text: string): (offset: number) => number {
  let [line, end] = [0, text.indexOf('\n')];
  let last = 0;
  return (offset) => {
    if (offset < last) [line, end] = [0, text.indexOf('\n')];
    last = offset;
    for (; end >= 0 && end < offset; line++) end = text.indexOf('\n', end + 1);
    return line;
  };
}

/**
 * The text of `refinement.md` with one more note: at the end of what stands right below the heading of its story, or under a new
 * heading at the end.
 *
 * @param day `yyyy-mm-dd`
 */
export function withRefinementNote(
  text: string,
  { key, title }: { readonly key: string; readonly title: string },
  note: string,
  day: string,
): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const item = `- ${day}: ${oneLine(note)}`;
  const lines = text.trim() === '' ? ['# Refinement'] : text.trimEnd().split(/\r?\n/);
  const headings = headingsIn(lines);
  const own = headings.find((index) =>
    storyKeys(lines[index] ?? '', { projects: [], stories: [key] }).some((named) => named.key === key),
  );
  if (own === undefined) return [...lines, '', `## ${key} ${title}`, '', item, ''].join(end);
  const next = headings.find((index) => index > own) ?? lines.length;
  let at = next;
  while (at > own + 1 && lines[at - 1]?.trim() === '') at--;
  const isAlone = at === own + 1;
  const added = [...(isAlone ? [''] : []), item, ...(at === next && next < lines.length ? [''] : [])];
  return [...lines.slice(0, at), ...added, ...lines.slice(at), ''].join(end);
}

/** Where the headings are that stand in no code. */
function headingsIn(lines: readonly string[]): number[] {
  let fence: string | undefined;
  return lines.flatMap((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    return fence === undefined && /^ {0,3}#{1,6}[ \t]/.test(line) ? [index] : [];
  });
}
