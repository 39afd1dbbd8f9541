import type { Document, Media } from '../../domain/document';
import type { Attachment } from '../../domain/story';

/**
 * Cloud's texts call a picture by words for it, usually its file's name, and by an id that is not the attachment's. Where
 * one picture alone has other words, and one attachment alone is a picture that no text names, they are the same: this
 * gives the texts with the attachment's id in that place.
 */
export function withOnlyPicture(
  texts: readonly Document[],
  attachments: readonly Attachment[],
): (text: Document) => Document {
  const pictures = attachments.filter(({ mimeType }) => mimeType?.startsWith('image/'));
  if (pictures.length === 0) return (text) => text;
  const names = new Set(attachments.map(({ name }) => name));
  const files = texts.flatMap((text) => filesIn(text.blocks));
  const nameless = new Set(files.filter(({ name }) => !names.has(name)).map(({ id }) => id));
  const named = new Set(files.map(({ name }) => name));
  const unnamed = pictures.filter(({ name }) => !named.has(name));
  const [[picture], [attachment]] = [[...nameless], unnamed];
  if (!attachment || nameless.size !== 1 || unnamed.length !== 1) return (text) => text;
  const known = (file: Media): Media => ({
    ...file,
    name: file.name === picture ? attachment.name : file.name,
    id: attachment.id,
  });
  return (text) =>
    mapped(text, (node) => (isFile(node) && node.id === picture ? known(node) : node)) as Document;
}

/** Pictures and other files of ADF, which have an id and no address. */
function filesIn(nodes: unknown): Media[] {
  const found: Media[] = [];
  mapped(nodes, (node) => {
    if (isFile(node)) found.push(node);
    return node;
  });
  return found;
}

function isFile(node: object): node is Media & { readonly id: string } {
  const { type, id, name, url } = node as Partial<Record<string, unknown>>;
  return (
    (type === undefined || type === 'image') && typeof id === 'string' && typeof name === 'string' && !url
  );
}

function mapped(node: unknown, change: (node: object) => object): unknown {
  if (Array.isArray(node)) return node.map((one) => mapped(one, change));
  if (typeof node !== 'object' || node === null) return node;
  const inside = Object.entries(node).map(([name, value]) => [name, mapped(value, change)]);
  return change(Object.fromEntries(inside) as object);
}
