import { type Exchange, timeFor } from './exchange';
import type { Attachment } from './model';
import { presentUser } from './present-people';

/** An attachment as it stands in an issue; by itself, which Data Center gives, it does not name its id. */
export function presentAttachment(exchange: Exchange, file: Attachment): Record<string, unknown> {
  const { state, api, baseUrl, deployment } = exchange.site;
  const name = encodeURIComponent(file.filename);
  const isCloud = deployment === 'cloud';
  const hasThumbnail = state.files.get(file.file)?.thumbnail !== undefined;
  return {
    self: `${baseUrl}${api}/attachment/${file.id}`,
    ...(exchange.params['id'] !== file.id && { id: file.id }),
    filename: file.filename,
    author: presentUser(exchange, state.user(file.authorId)),
    created: timeFor(exchange, file.created),
    size: file.size,
    mimeType: file.mimeType,
    content: isCloud
      ? `${baseUrl}${api}/attachment/content/${file.id}`
      : `${baseUrl}/secure/attachment/${file.id}/${name}`,
    ...(hasThumbnail && {
      thumbnail: isCloud
        ? `${baseUrl}${api}/attachment/thumbnail/${file.id}`
        : `${baseUrl}/secure/thumbnail/${file.id}/_thumb_${file.id}.png`,
    }),
  };
}
