import type { ListItem } from '../../domain/document';
import { isoDate } from './written-date';
import { rangeOf } from './sections';

/*
 * What a list item is made of in which somebody says something at some time, as people write it and programs read it:
 *
 *     - Mira Holm → Oskar Lind, 2026-03-02 14:10 UTC: Does a voucher count towards free delivery?
 */

/** The source of a list item without its marker, its check box and its indentation. */
export function itemText(text: string, node: ListItem): string {
  return itemLines(text, node)
    .map(({ line }) => line)
    .join('\n')
    .trim();
}

/** A line of a list item without what belongs to the list. */
export interface ItemLine {
  readonly line: string;
  /** Where what is in `line` begins in the text, and where the line ends, without its line end. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a list item without its marker, its check box and its indentation. */
export function itemLines(text: string, node: ListItem): ItemLine[] {
  const { start, end } = rangeOf(text, node);
  const marker = bullet.exec(text.slice(start, end))?.[0] ?? '';
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1) + marker.length;
  const box = /^\[[ xX]\][ \t]+/.exec(text.slice(start + marker.length, end))?.[0] ?? '';
  const lines: ItemLine[] = [];
  let from = start + marker.length + box.length;
  for (let isFirst = true; from <= end; isFirst = false) {
    const found = text.indexOf('\n', from);
    const next = found < 0 || found >= end ? end : found;
    const last = next < end && text[next - 1] === '\r' && next > from ? next - 1 : next;
    const blanks = isFirst
      ? 0
      : (new RegExp(`^[ \\t]{0,${indent}}`).exec(text.slice(from, last))?.[0].length ?? 0);
    lines.push({ line: text.slice(from + blanks, last), start: from + blanks, end: last });
    from = next + 1;
    if (next === end) break;
  }
  return lines;
}

const bullet = /^[ \t]*(?:[-*+]|\d+[.)])(?:[ \t]+|(?=\r?\n|$))/;

/** The text without that many blanks before each line but the first. */
export function dedented(text: string, indent: number): string {
  return text
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^[ \\t]{0,${indent}}`), '')))
    .join('\n')
    .trim();
}

export interface Head {
  readonly by: string;
  readonly to?: string;
  readonly at: string;
  /** Characters up to the words. */
  readonly length: number;
}

const byHand =
  /^(?:([^\n?!:]{1,160}?)\s*,)?[ \t]*(\d{4}-\d{1,2}-\d{1,2}(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]*(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?)[ \t]*(?::|–|—|-|\n|$)\s*/;
const byProgram = /^(?:([^\n]{1,5000}?)[ \t]*,)?[ \t]*(\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC):\s*/;

/** `Mira → Oskar, 2026-03-02 14:10 UTC:`, as somebody writes it. */
export function readHead(source: string): Head | undefined {
  return headIn(byHand.exec(source));
}

/** The same in an item that a program has begun: written as it writes it, whatever is in the names, and however many. */
export function readOwnHead(source: string): Head | undefined {
  return headIn(byProgram.exec(source)) ?? readHead(source);
}

function headIn(match: RegExpExecArray | null): Head | undefined {
  const at = match?.[2] && isoDate(match[2]);
  if (!match || !at) return undefined;
  const [by = '', to] = (match[1] ?? '')
    .split(/\s*(?:→|->|=>)\s*/)
    .map((name) => name.replaceAll('**', '').trim());
  return { by, to: to || undefined, at, length: match[0].length };
}

/** One line, without characters that are marks at this place. */
export function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('**', '').trim();
}

/** `2026-03-02 14:10 UTC` */
export function writtenDate(at: string): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A name for what a person wrote without one; the same as long as its words are. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).toUpperCase().padStart(8, '0').slice(0, 6);
}
