import type { QuestionDraft } from '../../domain/question';
import { type AdfNode, linkMark, markdownToAdf, paragraph, textNode } from './markdown-adf';
import { markOf, placeOf } from './question-comment';

/**
 * A question as the body of a comment: whom it is for as a mention that notifies, the question, the criterion as a
 * quote, and a last line with the place in the code and the mark.
 */
export function questionAdf({ id, text, to, criterion, anchor }: QuestionDraft): AdfNode {
  return {
    type: 'doc',
    version: 1,
    content: [
      ...addressed(markdownToAdf(text), to),
      ...(criterion ? [{ type: 'blockquote', content: [paragraph(textNode(criterion.text))] }] : []),
      paragraph(...(anchor ? placeNodes(anchor) : []), textNode(`[${markOf(id)}]`, { type: 'em' })),
    ],
  } as AdfNode;
}

function addressed(blocks: readonly AdfNode[], to: QuestionDraft['to']): readonly AdfNode[] {
  if (!to) return blocks;
  const mention: AdfNode = { type: 'mention', attrs: { id: to.id, text: `@${to.name}` } };
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? [paragraph(mention, textNode(' '), ...(first.content ?? [])), ...rest]
    : [paragraph(mention), ...blocks];
}

function placeNodes(anchor: NonNullable<QuestionDraft['anchor']>): AdfNode[] {
  const { place, rest } = placeOf(anchor);
  const { permalink } = anchor;
  const isWeb = permalink !== undefined && /^https?:\/\//i.test(permalink);
  return [textNode(place, ...(isWeb ? [linkMark(permalink)] : [{ type: 'code' }])), textNode(`${rest} `)];
}
