import type { Inline, Mark, Media, StatusLozenge } from '../../domain/document';
import { nodeOf, string, textBelow, type RawNode } from './adf-node';

/** Indices of `content` from the root. */
export type Path = readonly number[];

export const inlineTypes = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
]);

export function inlinesIn(content: readonly unknown[], path: Path): Inline[] {
  return content.flatMap((raw, index) => {
    const node = nodeOf(raw);
    return node ? inlineOf(node, [...path, index]) : [];
  });
}

export function inlineOf(node: RawNode, path: Path): Inline[] {
  const origin = { path };
  const { attrs } = node;
  switch (node.type) {
    case 'text':
      return lines(node.text, marksOf(node), path);
    case 'hardBreak':
      return [{ type: 'break', origin }];
    case 'mention':
      return [
        {
          type: 'mention',
          origin,
          ...(string(attrs.id) && { id: string(attrs.id) }),
          text: `@${(string(attrs.text) || string(attrs.id)).replace(/^@/, '')}`,
        },
      ];
    case 'emoji':
      return [
        {
          type: 'emoji',
          origin,
          text: string(attrs.text) || string(attrs.shortName),
          name: string(attrs.shortName),
        },
      ];
    case 'date':
      return [{ type: 'date', origin, date: day(attrs.timestamp) }];
    case 'status':
      return [{ type: 'status', origin, text: string(attrs.text), colour: colour(attrs.color) }];
    case 'inlineCard':
      return linkTo(cardUrl(node), path);
    case 'mediaInline':
      return [{ type: 'image', origin, ...media(node) }];
    case 'placeholder':
      return lines(string(attrs.text), marksOf(node), path);
    default:
      return [
        {
          type: 'unknown',
          origin,
          name: unknownName(node),
          text:
            string(attrs.text) ||
            textBelow(node)
              .map((block) => block.children.map(textOf).join(''))
              .join(' '),
        },
      ];
  }
}

function textOf(inline: Inline): string {
  return inline.type === 'text' ? inline.text : ' ';
}

/** Jira shows a line end inside a text as a line end. */
export function lines(text: string, marks: readonly Mark[], path: Path): Inline[] {
  const inlines: Inline[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line) {
      const origin = { path: [...path, start] };
      inlines.push({ type: 'text', text: line, ...(marks.length > 0 && { marks }), origin });
    }
    if (end < 0) return inlines;
    inlines.push({ type: 'break' });
    start = end + 1;
  }
}

function marksOf(node: RawNode): Mark[] {
  return node.marks.flatMap((raw): Mark[] => {
    const mark = nodeOf(raw);
    switch (mark?.type) {
      case 'strong':
      case 'em':
      case 'code':
      case 'strike':
      case 'underline':
        return [{ type: mark.type }];
      case 'subsup':
        return [{ type: mark.attrs.type === 'sup' ? 'sup' : 'sub' }];
      case 'backgroundColor':
        return [{ type: 'highlight' }];
      case 'link':
        return string(mark.attrs.href) ? [{ type: 'link', href: string(mark.attrs.href) }] : [];
      default:
        return [];
    }
  });
}

export function media(node: RawNode): Media {
  const { alt, id, url } = node.attrs;
  return {
    name: string(alt) || string(url) || string(id),
    ...(string(url) && { url: string(url) }),
    ...(string(id) && { id: string(id) }),
  };
}

export function cardUrl(node: RawNode): string {
  const { url, data } = node.attrs;
  if (string(url)) return string(url);
  const card = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  return string(card.url) || string(card.name);
}

export function linkTo(url: string, path: Path): Inline[] {
  const href = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : undefined;
  if (!url) return [];
  return [{ type: 'text', text: url, origin: { path }, ...(href && { marks: [{ type: 'link', href }] }) }];
}

export function unknownName(node: RawNode): string {
  return string(node.attrs.extensionKey) || node.type;
}

/** Milliseconds since 1970, as a string; what is no time is shown as it is. */
function day(timestamp: unknown): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? string(timestamp) : date.toISOString().slice(0, 10);
}

const colours = new Set<unknown>(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']);

function colour(value: unknown): StatusLozenge['colour'] {
  return colours.has(value) ? (value as StatusLozenge['colour']) : 'neutral';
}
