import { dayIn } from '../../domain/day';
import type { ReplyDraft } from '../../domain/question';
import { wordsIn } from './edit-comment';
import { personOf } from './people';
import { postOnce } from './post-once';
import { type Conversation, internalProperty, isInternal, type ReadComment } from './question-comment';
import { typedPart } from './question-layout';
import { questionProperty, replyRecord } from './question-record';
import { commentShape } from './shapes';
import type { Site } from './site';
import { questionIn, readTalk, refuseEmpty } from './story-talk';

/**
 * Says something to a question, once. It is seen by whoever sees the question, and a reminder is not posted where there
 * is one of the same day already, whoever it is from.
 */
export async function replyToQuestion(
  site: Site,
  key: string,
  draft: ReplyDraft,
  signal?: AbortSignal,
): Promise<void> {
  refuseEmpty(draft);
  const { client, dialect } = site;
  const me = await site.me(signal);
  const body = await dialect.replyBody(draft);
  const words = wordsIn(site, body);
  const record = replyRecord(draft, typedPart(dialect.readDocument(body), {}).blocks);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isIt = ({ record: known, raw, at }: ReadComment): boolean => {
    if (known.kind === 'reply') {
      const { id, re, nudge } = known.value;
      return id === draft.id || (draft.nudge !== undefined && re === draft.question && nudge === draft.nudge);
    }
    // Where properties are not to be had nothing but its words tells it from others; reminders are all alike.
    const isOld = draft.nudge !== undefined && dayIn(zone, Date.parse(at)) < draft.nudge;
    return (
      known.kind === 'none' &&
      personOf(raw.author)?.id === me.id &&
      !isOld &&
      wordsIn(site, raw.body) === words
    );
  };
  let talk: Conversation | undefined;
  await postOnce<unknown>(
    async () => {
      talk = await readTalk(site, key, signal);
      return talk.all.find(isIt);
    },
    async () => {
      const { raw } = questionIn(talk ?? (await readTalk(site, key, signal)), draft.question);
      const seenBy = raw.visibility && { visibility: raw.visibility };
      const properties = [
        { key: questionProperty, value: record },
        // What customers of a service project do not see is not answered before their eyes.
        ...(isInternal(raw) ? [{ key: internalProperty, value: { internal: true } }] : []),
      ];
      const path = `${site.issuePath(key)}/comment`;
      const request = { method: 'POST', path, body: { body, properties, ...seenBy }, signal } as const;
      return client.fetch(commentShape, request);
    },
  );
}
