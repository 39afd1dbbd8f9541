import { posix } from 'node:path';
import type { Attachment } from '../../domain/story';
import { type AttachmentContent, SourceError } from '../story-source';
import type { BacklogFiles } from './backlog-files';
import { fileReferences } from './file-references';
import type { StoredStory } from './folder';

/** Of pictures; what else a file holds nobody asks. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** The files of the workspace that a story refers to, as far as they are there. */
export async function attachmentsOf(
  files: Pick<BacklogFiles, 'sizeOf'>,
  { path, file }: StoredStory,
): Promise<Attachment[]> {
  const found = await Promise.all(
    fileReferences(file.body, path).map(async ({ name, path: id }): Promise<Attachment[]> => {
      const size = await files.sizeOf(id);
      if (size === undefined) return [];
      const mimeType = mimeTypeOf(id);
      return [{ id, name, ...(mimeType && { mimeType }), size }];
    }),
  );
  return found.flat();
}

/** What such a file holds: of those the story refers to, and of no other. */
export async function attachmentContent(
  files: Pick<BacklogFiles, 'sizeOf' | 'readOther'>,
  { path, file }: StoredStory,
  id: string,
  most: number,
): Promise<AttachmentContent> {
  const isReferredTo = fileReferences(file.body, path).some((reference) => reference.path === id);
  const size = isReferredTo ? await files.sizeOf(id) : undefined;
  if (size === undefined) throw new SourceError('not-found', `${path} refers to no file ${id}`);
  const bytes = size > most ? undefined : await files.readOther(id);
  if (!bytes || bytes.length > most) throw new SourceError('invalid', `${id}: more than ${most} bytes`);
  const mimeType = mimeTypeOf(id);
  return { bytes, ...(mimeType && { mimeType }) };
}

function mimeTypeOf(path: string): string | undefined {
  return mimeTypes[posix.extname(path).toLowerCase()];
}
