import type { Block, Media } from '../../domain/document';

export type HtmlPart =
  Block | { type: 'details' } | { type: 'end of details' } | { type: 'summary'; text: string };

type Place = { readonly origin?: { readonly start: number; readonly end: number } };

const part =
  /(<img\b[^>]*>)|<!--([\s\S]*?)(?:-->|$)|<(details)\b[^>]*>|<(\/details)\s*>|<summary\b[^>]*>([\s\S]{0,500}?)<\/summary\s*>|<h([1-6])\b[^>]*>([\s\S]{0,1000}?)<\/h\6\s*>/gi;

/** What a reader would see of a block of HTML, comments and the frame of `<details>` apart; never any HTML. */
export function readHtml(html: string, place: Place): HtmlPart[] {
  const parts: HtmlPart[] = [];
  let position = 0;
  const addText = (end: number): void => {
    const lines = textOf(html.slice(position, end)).split('\n').filter(Boolean);
    if (lines.length === 0) return;
    parts.push({
      type: 'unknown',
      name: 'html',
      ...place,
      children: lines.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
    });
  };
  for (const match of html.matchAll(part)) {
    addText(match.index);
    position = match.index + match[0].length;
    const [, image, comment, details, endOfDetails, summary, level, heading] = match;
    const picture = image === undefined ? undefined : readHtmlImage(image);
    if (picture) parts.push({ type: 'media', items: [picture], ...place });
    else if (comment !== undefined) parts.push({ type: 'comment', text: comment.trim(), ...place });
    else if (details) parts.push({ type: 'details' });
    else if (endOfDetails) parts.push({ type: 'end of details' });
    else if (summary !== undefined) parts.push({ type: 'summary', text: textOf(summary).trim() });
    else if (level) {
      const text = textOf(heading ?? '').trim();
      parts.push({ type: 'heading', level: Number(level), ...place, children: [{ type: 'text', text }] });
    }
  }
  addText(html.length);
  return parts;
}

/** A tag of an image; `undefined` where it is none, or names no file. */
export function readHtmlImage(tag: string): Media | undefined {
  if (!/^<img\b/i.test(tag)) return undefined;
  const url = htmlAttribute(tag, 'src');
  if (!url) return undefined;
  const alt = htmlAttribute(tag, 'alt');
  const width = Number(/^\d{1,4}/.exec(htmlAttribute(tag, 'width'))?.[0] ?? 0);
  const height = Number(/^\d{1,4}/.exec(htmlAttribute(tag, 'height'))?.[0] ?? 0);
  return {
    name: alt || url,
    url,
    ...(width > 0 && { width }),
    ...(width > 0 && height > 0 && { height }),
  };
}

/** Its value as text; empty where the tag has none of that name. */
export function htmlAttribute(tag: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? [];
  return textOf(double ?? single ?? bare ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function textOf(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/div|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
