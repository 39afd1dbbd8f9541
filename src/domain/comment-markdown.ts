import type { Block, Document, InlineMedia, Mark, Text } from './document';
import { documentMarkdown } from './document-markdown';

/**
 * A text of a source as Markdown that is shown by a program which loads every picture it finds, from wherever that is: a
 * picture stands there as a link, and links lead to the web or to a mail address only.
 */
export function commentMarkdown({ blocks }: Document): string {
  return documentMarkdown(plain(blocks) as readonly Block[]);
}

/** The same tree, whatever it is made of, but for its pictures and for marks that lead elsewhere. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (isImage(value)) return asLink(value);
  if (isText(value)) return { ...value, marks: value.marks?.filter(leadsSomewhere) };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

function isImage(value: object): value is InlineMedia {
  return 'type' in value && value.type === 'image' && 'name' in value;
}

function isText(value: object): value is Text {
  return 'type' in value && value.type === 'text' && 'text' in value;
}

function asLink({ name, alt, url }: InlineMedia): Text {
  const marks: Mark[] = isAddress(url) ? [{ type: 'link', href: url }] : [];
  return { type: 'text', text: alt || name, marks };
}

function leadsSomewhere(mark: Mark): boolean {
  return mark.type !== 'link' || isAddress(mark.href);
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^(?:https?:\/\/|mailto:)/i.test(text);
}
