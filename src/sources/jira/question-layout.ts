import type { Block, Document, Inline } from '../../domain/document';
import { plainText } from '../../domain/plain-text';
import type { CodeAnchor } from '../../domain/question';
import { markAtEnd } from './question-record';

/*
 * How a question is laid out in a comment, for readers who know nothing of it: whom it is for, what was typed, that it
 * blocks, the criterion as a quote, the lines of code, and a last line with the place in the code and the mark.
 */

export const blocksMe = 'This blocks me.';

/** "src/basket.ts:12-18 in web shop at 9f3c2a1", in two parts: the place, and what is said about it. */
export function placeOf({ path, startLine, endLine, repository, commit, notPushed }: CodeAnchor): {
  place: string;
  rest: string;
} {
  const place = `${path}:${startLine}${endLine > startLine ? `-${endLine}` : ''}`;
  const rest = [
    repository && ` in ${repository}`,
    commit && ` at ${commit.slice(0, 8)}`,
    notPushed && ' (not pushed yet)',
  ]
    .filter(Boolean)
    .join('');
  return { place, rest };
}

export type MentionNode = Extract<Inline, { type: 'mention' }>;

/** What somebody typed, without what was put around it. */
export interface TypedPart {
  readonly blocks: readonly Block[];
  /** Whom it begins by speaking to. */
  readonly mentions: readonly MentionNode[];
}

/**
 * What somebody typed into a comment that has a mark at its end.
 *
 * @param around what is known of what stands between the words and the mark; where nothing is, its looks tell
 */
export function typedPart({ blocks }: Document, around?: AroundWords): TypedPart {
  const last = blocks.at(-1);
  const line = last ? plainText([last]).trim() : '';
  if (markAtEnd(line) === undefined) return withoutMentions(blocks);
  // Somebody wrote the mark behind the words, and nothing else.
  if (blocks.length === 1) return withoutMentions(blocks.map(withoutMark));
  let end = blocks.length - 1;
  const take = (type: Block['type'], isThere: boolean): void => {
    if (isThere && end > 1 && blocks[end - 1]?.type === type) end -= 1;
  };
  take('code', around ? around.excerpt !== undefined : !line.startsWith('['));
  take('quote', around ? around.criterion !== undefined : true);
  const note = blocks[end - 1];
  take('paragraph', note !== undefined && plainText([note]) === blocksMe);
  return withoutMentions(blocks.slice(0, end));
}

function withoutMark(block: Block): Block {
  if (block.type !== 'paragraph') return block;
  const children = block.children.map((inline, index) =>
    inline.type === 'text' && index === block.children.length - 1
      ? { ...inline, text: inline.text.replace(/\s*\[Q-[0-9A-F]{4,12}\]\s*$/, '') }
      : inline,
  );
  return { ...block, children };
}

/** What of a draft stands between its words and the mark. */
export interface AroundWords {
  readonly criterion?: unknown;
  readonly excerpt?: unknown;
  readonly blocks?: unknown;
}

function withoutMentions(blocks: readonly Block[]): TypedPart {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return { blocks, mentions: [] };
  const mentions: MentionNode[] = [];
  let words = first.children;
  for (;;) {
    const [next, ...others] = words;
    if (next?.type === 'text' && next.text.trim() === '' && others[0]?.type === 'mention') words = others;
    else if (next?.type === 'mention') {
      mentions.push(next);
      words = others;
    } else break;
  }
  if (mentions.length === 0) return { blocks, mentions };
  const [start] = words;
  const children =
    start?.type === 'text' ? [{ ...start, text: start.text.trimStart() }, ...words.slice(1)] : words;
  const paragraph = { ...first, children };
  return { blocks: plainText([paragraph]) ? [paragraph, ...rest] : rest, mentions };
}

/** Ids of everyone who is mentioned anywhere in the nodes. */
export function mentionsIn(nodes: readonly unknown[]): Set<string> {
  const ids = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, id } = node as { type?: unknown; id?: unknown };
    if (type === 'mention' && typeof id === 'string') ids.add(id);
    Object.values(node).forEach(visit);
  };
  visit(nodes);
  return ids;
}
