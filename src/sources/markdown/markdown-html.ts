import type { Block } from '../../domain/document';

export type HtmlPart =
  Block | { type: 'details' } | { type: 'end of details' } | { type: 'summary'; text: string };

type Place = { readonly origin?: { readonly start: number; readonly end: number } };

const part =
  /<!--([\s\S]*?)(?:-->|$)|<(details)\b[^>]*>|<(\/details)\s*>|<summary\b[^>]*>([\s\S]{0,500}?)<\/summary\s*>|<h([1-6])\b[^>]*>([\s\S]{0,1000}?)<\/h\5\s*>/gi;

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
    const [, comment, details, endOfDetails, summary, level, heading] = match;
    if (comment !== undefined) parts.push({ type: 'comment', text: comment.trim(), ...place });
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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function textOf(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/div|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
