import type { CodeAnchor, QuestionDraft, ReplyDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import { escapeWiki, markdownToWiki, wikiCode, wikiLink } from './markdown-wiki';
import { blocksMe, placeOf } from './question-layout';
import { markOf } from './question-record';

/** A question as the body of a comment in wiki markup; laid out as on Cloud. */
export function questionWiki(draft: QuestionDraft): string {
  const { id, text, to = [], criterion, anchor, excerpt, blocks } = draft;
  return [
    addressed(markdownToWiki(text), to),
    ...(blocks ? [`*${blocksMe}*`] : []),
    ...(criterion ? [`{quote}\n${escapeWiki(criterion.text)}\n{quote}`] : []),
    ...(excerpt ? [wikiCode(excerpt.text, excerpt.language)] : []),
    anchor ? `${placeWiki(anchor)} ${markWiki(id)}` : markWiki(id),
  ].join('\n\n');
}

/** A reply to a question as the body of a comment. */
export function replyWiki({ question, text, to }: ReplyDraft): string {
  return [addressed(markdownToWiki(text), to), markWiki(question)].join('\n\n');
}

function markWiki(id: string): string {
  return `_\\[${markOf(id)}\\]_`;
}

/** What would not be read behind a mention, as a list or code, begins on a line of its own. */
function addressed(wiki: string, to: readonly Person[]): string {
  const mentions = to.map(({ id }) => `[~${id.replaceAll(']', '')}]`).join(' ');
  if (!mentions) return wiki;
  return /^(?:[*#-]+ |\{(?:code|quote)|----)/.test(wiki) ? `${mentions}\n\n${wiki}` : `${mentions} ${wiki}`;
}

function placeWiki(anchor: CodeAnchor): string {
  const { place, rest } = placeOf(anchor);
  const { permalink } = anchor;
  const isWeb = permalink !== undefined && /^https?:\/\//i.test(permalink);
  return (isWeb ? wikiLink(place, permalink) : escapeWiki(place)) + escapeWiki(rest);
}
