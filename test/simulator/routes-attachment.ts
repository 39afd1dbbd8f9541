import { may, refuse } from './errors';
import { type Exchange, type Handler, ok, type Reply, type Route } from './exchange';
import type { Attachment, StoredFile } from './model';
import { presentAttachment } from './present-attachment';

function attachmentOf(exchange: Exchange): { attachment: Attachment; file: StoredFile } {
  const id = exchange.params['id'] ?? '';
  const attachment = exchange.site.state.attachment(id);
  const file = attachment && exchange.site.state.files.get(attachment.file);
  if (!attachment || !file || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `The attachment with id '${id}' does not exist`);
  }
  return { attachment, file };
}

/** Jira serves a file as something to be saved, whatever it is. */
function served(bytes: Uint8Array, mimeType: string, filename: string): Reply {
  return {
    status: 200,
    bytes,
    contentType: mimeType,
    headers: { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` },
  };
}

/** Cloud keeps files elsewhere, and sends there whoever does not ask it to pass them on. */
function fromMedia(exchange: Exchange, mediaId: string, reply: () => Reply): Reply {
  if (exchange.query.get('redirect') === 'false') {
    return reply();
  }
  const location = `https://api.media.atlassian.com/file/${mediaId}/binary?token=of-the-file`;
  return { status: 303, headers: { Location: location }, text: '', contentType: 'text/html;charset=UTF-8' };
}

const content: Handler = (exchange) => {
  const { attachment, file } = attachmentOf(exchange);
  const { mimeType, filename, mediaId } = attachment;
  return fromMedia(exchange, mediaId, () => served(file.bytes, mimeType, filename));
};

const thumbnail: Handler = (exchange) => {
  const { attachment, file } = attachmentOf(exchange);
  const { thumbnail: bytes } = file;
  if (!bytes) {
    throw refuse(404, 'The thumbnail could not be found.');
  }
  return fromMedia(exchange, attachment.mediaId, () => served(bytes, 'image/png', attachment.filename));
};

/** The addresses of Data Center are those of its own pages, which send a stranger to the sign-in. */
const ownPage =
  (serve: (exchange: Exchange) => Reply): Handler =>
  (exchange) => {
    if (!exchange.user) {
      const location = `${exchange.site.baseUrl}/login.jsp?permissionViolation=true`;
      return {
        status: 302,
        headers: { Location: location },
        text: '',
        contentType: 'text/html;charset=UTF-8',
      };
    }
    return serve(exchange);
  };

const download = ownPage((exchange) => {
  const { attachment, file } = attachmentOf(exchange);
  return served(file.bytes, attachment.mimeType, attachment.filename);
});

const downloadThumbnail = ownPage((exchange) => {
  const { attachment, file } = attachmentOf(exchange);
  return served(file.thumbnail ?? file.bytes, 'image/png', attachment.filename);
});

export const attachmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/attachment/content/:id', handler: content, only: 'cloud' },
  { method: 'GET', path: '/api/attachment/thumbnail/:id', handler: thumbnail, only: 'cloud' },
  {
    method: 'GET',
    path: '/api/attachment/:id',
    handler: (x) => ok(presentAttachment(x, attachmentOf(x).attachment)),
    only: 'datacenter',
  },
  { method: 'GET', path: '/secure/attachment/:id/:name', handler: download, only: 'datacenter' },
  { method: 'GET', path: '/secure/thumbnail/:id/:name', handler: downloadThumbnail, only: 'datacenter' },
];
