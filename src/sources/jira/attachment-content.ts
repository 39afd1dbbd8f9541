import type { Attachment } from '../../domain/story';
import { type AttachmentContent, SourceError } from '../story-source';
import type { Site } from './site';
import { tooLarge } from './transport';

/** The content of an attachment, or the smaller picture of it where it has one. */
export async function attachmentContent(
  { client, dialect }: Pick<Site, 'client' | 'dialect'>,
  { id, mimeType, size, hasThumbnail }: Attachment,
  { most, thumbnail }: { readonly most: number; readonly thumbnail?: boolean },
  signal?: AbortSignal,
): Promise<AttachmentContent> {
  const isSmall = thumbnail === true && hasThumbnail === true;
  if (!isSmall && size !== undefined && size > most) throw tooLarge(most);
  const place = await dialect.attachmentPlace(id, isSmall, signal);
  const content = await client.bytes({ ...place, signal }, most);
  // Whatever it is called, a page is not the picture that was asked for.
  if (mimeType?.startsWith('image/') && content.mimeType?.includes('html'))
    throw new SourceError('not-jira', `${content.mimeType} in place of ${mimeType}`);
  return content;
}
