import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { oneLine } from '../../domain/one-line';
import { plainText } from '../../domain/plain-text';
import { SourceError } from '../story-source';
import { commentShape } from './shapes';
import type { Site } from './site';

export interface CommentEdit {
  readonly id: string;
  /** Markdown, as typed. */
  readonly text: string;
  /** What it said, as plain text or as it was typed. */
  readonly was: string;
}

const ownShape = v.object({ ...commentShape.entries, visibility: v.optional(v.unknown()) });

/** Rewrites a comment where it still says what it said, or says already what it is to say. */
export async function editComment(
  site: Site,
  key: string,
  { id, text, was }: CommentEdit,
  signal?: AbortSignal,
): Promise<void> {
  if (!text.trim()) throw new SourceError('invalid', 'a comment needs words');
  const { client, dialect, issuePath } = site;
  const path = `${issuePath(key)}/comment/${encodeURIComponent(id)}`;
  const comment = await client.fetch(ownShape, { path, signal });
  const body = await dialect.richText(text);
  if (isDeepStrictEqual(nodesOf(site, comment.body), nodesOf(site, body))) return;
  const expected = [oneLine(was), wordsIn(site, await dialect.richText(was)), wordsIn(site, body)];
  if (!expected.includes(wordsIn(site, comment.body)))
    throw new SourceError('conflict', 'the comment says something else meanwhile');
  const { visibility } = comment;
  // Jira takes what is left out for everybody's.
  const sent = { body, ...(visibility !== undefined && { visibility }) };
  await client.send({ method: 'PUT', path, body: sent, repeatable: true, signal });
}

/** What a comment says, however it is laid out. */
export function wordsIn({ dialect }: Pick<Site, 'dialect'>, body: unknown): string {
  return oneLine(plainText(dialect.readDocument(body).blocks));
}

/** What a comment says with all its marks, wherever it stands. */
function nodesOf({ dialect }: Site, body: unknown): unknown {
  const withoutOrigin = (name: string, value: unknown): unknown => (name === 'origin' ? undefined : value);
  return JSON.parse(JSON.stringify(dialect.readDocument(body), withoutOrigin));
}
