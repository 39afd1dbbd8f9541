import * as v from 'valibot';
import { type CommentDraft, SourceError } from '../story-source';
import { personOf } from './people';
import { postOnce } from './post-once';
import { commentShape, type RawComment } from './shapes';
import type { Site } from './site';
import { wordsIn } from './edit-comment';

/** Key of the comment property by which a comment that was posted here is known again. */
const commentProperty = 'story-context.comment';

const valueShape = v.object({ version: v.literal(1), id: v.string() });

/** Posts a comment, once: where it is already there, or its answer was lost, nothing more is posted. */
export async function postComment(
  site: Site,
  key: string,
  { id, text }: CommentDraft,
  signal?: AbortSignal,
): Promise<void> {
  if (!text.trim()) throw new SourceError('invalid', 'a comment needs words');
  const { client, dialect, issuePath } = site;
  const me = await site.me(signal);
  const body = await dialect.richText(text);
  const words = wordsIn(site, body);
  const find = async (): Promise<RawComment | undefined> => {
    const all = await dialect.comments(key, signal);
    const mine = all.filter(({ author }) => personOf(author)?.id === me.id);
    const known = await dialect.withProperties(mine, commentProperty, signal);
    return known.find((comment) =>
      // Without properties nothing but its words tells it from others.
      comment.properties ? draftOf(comment) === id : wordsIn(site, comment.body) === words,
    );
  };
  const properties = [{ key: commentProperty, value: { version: 1, id } }];
  const request = { method: 'POST', path: `${issuePath(key)}/comment`, body: { body, properties } } as const;
  await postOnce(find, () => client.fetch(commentShape, { ...request, signal }));
}

function draftOf({ properties }: RawComment): string | undefined {
  const result = v.safeParse(valueShape, properties?.find(({ key }) => key === commentProperty)?.value);
  return result.success ? result.output.id : undefined;
}
