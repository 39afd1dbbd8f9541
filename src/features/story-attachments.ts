import path from 'node:path';
import * as vscode from 'vscode';
import { imageType } from '../domain/image-type';
import type { Attachment } from '../domain/story';
import { createAttachmentFiles } from '../host/attachment-files';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import type { Session } from '../sync/session';
import { ExplainedError } from './explained-error';
import { sessionOf } from './session-of';

const megabyte = 1024 * 1024;
/** Bytes of a picture that is shown on a page. */
const mostShown = 10 * megabyte;
/** From here on the source's smaller picture will do. */
const large = 2 * megabyte;
/** Bytes of a file that is opened in an editor. */
const mostOpened = 50 * megabyte;

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
}

/** A picture among the attachments of a story, asked for once and then kept on this machine. */
export async function pictureOf(services: Services, key: string, id: string): Promise<Picture> {
  const { session, attachment } = await find(services, key, id);
  const thumbnail = attachment.hasThumbnail === true && (attachment.size ?? 0) > large;
  const bytes = await contentOf(services, session, { key, attachment, most: mostShown, thumbnail });
  const mimeType = imageType(bytes);
  if (!mimeType) throw new ExplainedError(vscode.l10n.t('{0} is not a picture.', attachment.name));
  return { bytes, mimeType };
}

/** Opens an attachment in an editor, where VS Code has one for it, else where it stands in the browser. */
export async function openAttachment(services: Services, key: string, id: string): Promise<void> {
  const { session, attachment } = await find(services, key, id);
  if (!opensHere(attachment) && attachment.url) {
    await vscode.env.openExternal(vscode.Uri.parse(attachment.url, true));
    return;
  }
  const title = vscode.l10n.t('Opening {0}…', attachment.name);
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    contentOf(services, session, { key, attachment, most: mostOpened }),
  );
  const file = filesOf(services, session).pathOf(id, attachment.name);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
}

interface Wanted {
  readonly key: string;
  readonly attachment: Attachment;
  readonly most: number;
  readonly thumbnail?: boolean;
}

async function contentOf(
  services: Services,
  session: Session,
  { key, attachment, most, thumbnail = false }: Wanted,
): Promise<Uint8Array<ArrayBuffer>> {
  const files = filesOf(services, session);
  const id = thumbnail ? `${attachment.id} small` : attachment.id;
  const kept = await files.read(id, attachment.name);
  if (kept) return kept;
  if ((attachment.size ?? 0) > most && !thumbnail) {
    throw new ExplainedError(
      vscode.l10n.t('{0} is larger than {1} MB. Open it in the browser.', attachment.name, most / megabyte),
    );
  }
  const { bytes } = await session.source.attachment(key, attachment, { most, thumbnail });
  await files.write(id, attachment.name, bytes);
  return new Uint8Array(bytes);
}

async function find(services: Services, key: string, id: string) {
  const session = await sessionOf(services);
  const attachment = session.store.story(key)?.value.attachments.find((one) => one.id === id);
  if (!attachment) throw new SourceError('not-found', id);
  return { session, attachment };
}

function filesOf({ context }: Services, { source, place }: Session) {
  const folder = path.join(context.globalStorageUri.fsPath, 'attachments');
  return createAttachmentFiles(folder, source.address ?? place);
}

/** Whether an editor of VS Code shows it: text, pictures, sound and film. */
function opensHere({ name, mimeType = '' }: Pick<Attachment, 'name' | 'mimeType'>): boolean {
  if (/\.(html?|svg)$/i.test(name)) return true;
  return (
    /^(image|text|audio|video)\/|[/+](json|xml|yaml|javascript)$/i.test(mimeType) ||
    /\.(avif|bmp|csv|diff|gif|ico|jpe?g|json|log|md|mp3|mp4|patch|png|txt|wav|webm|webp|xml|ya?ml)$/i.test(
      name,
    )
  );
}
