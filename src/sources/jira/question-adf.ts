import { type CodeAnchor, type QuestionDraft, type ReplyDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import { type AdfNode, codeBlock, linkMark, markdownToAdf, paragraph, textNode } from './markdown-adf';
import { blocksMe, placeOf } from './question-layout';
import { markOf } from './question-record';

/** A question as the body of a comment; whom it is for is a mention that notifies. */
export function questionAdf(draft: QuestionDraft): AdfNode {
  const { id, text, to = [], criterion, anchor, excerpt, blocks } = draft;
  return doc(
    ...addressed(markdownToAdf(text), to),
    ...(blocks ? [paragraph(textNode(blocksMe, { type: 'strong' }))] : []),
    ...(criterion ? [{ type: 'blockquote', content: [paragraph(textNode(criterion.text))] }] : []),
    ...(excerpt ? [codeBlock(excerpt.text, excerpt.language)] : []),
    paragraph(...(anchor ? placeNodes(anchor) : []), markNode(id)),
  );
}

/** A reply to a question as the body of a comment. */
export function replyAdf({ question, text, to }: ReplyDraft): AdfNode {
  return doc(...addressed(markdownToAdf(text), to), paragraph(markNode(question)));
}

function doc(...content: readonly AdfNode[]): AdfNode {
  return { type: 'doc', version: 1, content } as AdfNode;
}

function markNode(id: string): AdfNode {
  return textNode(`[${markOf(id)}]`, { type: 'em' });
}

function addressed(blocks: readonly AdfNode[], to: readonly Person[]): readonly AdfNode[] {
  if (to.length === 0) return blocks;
  const mentions = to.flatMap((person, index): AdfNode[] => [
    ...(index > 0 ? [textNode(' ')] : []),
    { type: 'mention', attrs: { id: person.id, text: `@${person.name}` } },
  ]);
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? [paragraph(...mentions, textNode(' '), ...(first.content ?? [])), ...rest]
    : [paragraph(...mentions), ...blocks];
}

function placeNodes(anchor: CodeAnchor): AdfNode[] {
  const { place, rest } = placeOf(anchor);
  const { permalink } = anchor;
  const isWeb = permalink !== undefined && /^https?:\/\//i.test(permalink);
  return [textNode(place, ...(isWeb ? [linkMark(permalink)] : [{ type: 'code' }])), textNode(`${rest} `)];
}
