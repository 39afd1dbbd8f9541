import type { Block, Document, List, ListItem } from '../../domain/document';
import { type Head, itemText, fingerprint, inline, readHead, readOwnHead, writtenDate } from './signed-item';
import { appendItem, rangeOf, type Section, sectionsOf } from './sections';
import { lineEndOf } from './text-file';
import { splitComment } from './trailing-comment';

/*
 * Comments stand in a story file as a list that people can read and write; the HTML comment holds what a program knows
 * one by:
 *
 *     ## Comments
 *
 *     - Mira Holm, 2026-03-02 14:10 UTC: The voucher is counted once. <!-- 7c1e… -->
 *     - Oskar Lind, 2026-03-02 15:30 UTC: <!-- 90b2… -->
 *
 *       Two things are left:
 *
 *       - the mail
 *       - the receipt
 *
 * An item is a comment where it says when it was written.
 */
const commentsTitle = 'Comments';

const titles = new Set([
  'comments',
  'kommentare',
  'commentaires',
  'comentarios',
  'comentários',
  'commenti',
  'opmerkingen',
]);

/** One as it stands in a file. */
export interface FileComment {
  /** What its writer gave it, else made of what it says. */
  readonly id: string;
  /** A name. */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
  /** Markdown. */
  readonly text: string;
  /** Where it stands. */
  readonly item: ListItem;
}

export function commentSections(document: Document): Section[] {
  return sectionsOf(document, titles);
}

/** The comments of a story, the oldest first. `text` is the one the document was read from. */
export function readComments(text: string, document: Document): FileComment[] {
  const ids = new Map<string, number>();
  return commentSections(document)
    .flatMap(({ blocks }) => blocks.filter((block): block is List => block.type === 'list'))
    .flatMap(({ items }) => items.flatMap((item) => readComment(text, item) ?? []))
    .map((comment) => {
      const count = (ids.get(comment.id) ?? 0) + 1;
      ids.set(comment.id, count);
      return count === 1 ? comment : { ...comment, id: `${comment.id}-${count}` };
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Whether every item of a list is a comment. */
export function isCommentList(text: string, block: Block): boolean {
  return block.type === 'list' && block.items.every((item) => readComment(text, item) !== undefined);
}

/** The text of a file with a comment added. `at` is ISO 8601. */
export function withComment(
  text: string,
  document: Document,
  { id, by, at, said }: { id: string; by: string; at: string; said: string },
): string {
  const head = `${[inline(by), writtenDate(at)].filter(Boolean).join(', ')}:`;
  return appendItem(text, commentSections(document)[0], commentsTitle, commentLines(head, id, said));
}

/** The text of a file in which a comment says something else; who wrote it when stays, as it is written. */
export function withCommentSaying(text: string, { id, item }: FileComment, said: string): string {
  const { start, end } = rangeOf(text, item);
  const marker = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(start, end))?.[0] ?? '- ';
  const source = itemText(text, item);
  const head = source.slice(0, headOf(source)?.length ?? 0).trimEnd();
  const column = start - (text.lastIndexOf('\n', start - 1) + 1) + marker.length;
  const lines = commentLines(head, id, said).map((line, index) =>
    index === 0 ? marker + line : line === '' ? '' : ' '.repeat(column) + line,
  );
  return text.slice(0, start) + lines.join(lineEndOf(text)) + text.slice(end);
}

/** What was typed, as it is kept: with plain line ends, and without blank lines around it. */
export function asKept(said: string): string {
  return said.replace(/\r\n?/g, '\n').trim();
}

/** The lines of a comment's list item; one of several lines begins on a line of its own. */
function commentLines(head: string, id: string, said: string): string[] {
  const mark = `<!-- ${id} -->`;
  const lines = asKept(said).split('\n');
  const [only = ''] = lines;
  // What would be a block of its own, or ends in a comment of its own, stands on a line of its own too.
  const isInline = lines.length === 1 && /^[\p{L}\p{N}"'(“„«]/u.test(only) && !only.endsWith('-->');
  return isInline ? [`${head} ${only} ${mark}`] : [`${head} ${mark}`, '', ...lines];
}

/** What is known to a program was written by one. */
function headOf(source: string): Head | undefined {
  const [first = ''] = source.split('\n', 1);
  return splitComment(first).comment === undefined ? readHead(source) : readOwnHead(source);
}

function readComment(text: string, item: ListItem): FileComment | undefined {
  const source = itemText(text, item);
  const head = headOf(source);
  if (!head) return undefined;
  const { by, at } = head;
  const rest = source.slice(head.length);
  const end = rest.indexOf('\n');
  const first = splitComment(end < 0 ? rest : rest.slice(0, end));
  const said = [first.text, ...(end < 0 ? [] : [rest.slice(end + 1)])].join('\n').trim();
  if (said === '') return undefined;
  return { id: first.comment ?? `C-${fingerprint(`${by} ${at} ${said}`)}`, by, at, text: said, item };
}
