import type { QuestionDraft } from '../../domain/question';
import { escapeWiki, markdownToWiki, wikiLink } from './markdown-wiki';
import { markOf, placeOf } from './question-comment';

/** A question as the body of a comment in wiki markup; laid out as on Cloud. */
export function questionWiki({ id, text, to, criterion, anchor }: QuestionDraft): string {
  const mention = to ? `[~${to.id.replaceAll(']', '')}] ` : '';
  const quote = criterion ? [`{quote}\n${escapeWiki(criterion.text)}\n{quote}`] : [];
  const mark = `_\\[${markOf(id)}\\]_`;
  return [mention + markdownToWiki(text), ...quote, anchor ? `${placeWiki(anchor)} ${mark}` : mark].join(
    '\n\n',
  );
}

function placeWiki(anchor: NonNullable<QuestionDraft['anchor']>): string {
  const { place, rest } = placeOf(anchor);
  const { permalink } = anchor;
  const isWeb = permalink !== undefined && /^https?:\/\//i.test(permalink);
  return (isWeb ? wikiLink(place, permalink) : escapeWiki(place)) + escapeWiki(rest);
}
