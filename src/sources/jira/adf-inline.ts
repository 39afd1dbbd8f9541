import { nearestColour } from '../../domain/colour';
import type { Inline, Mark, StatusLozenge } from '../../domain/document';
import { media } from './adf-media';
import { nodeOf, ownWords, string, textBelow, type RawNode } from './adf-node';

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

/** An inline, and behind it what stands in a node that should hold nothing. */
export function inlineOf(node: RawNode, path: Path): Inline[] {
  if (!inlineTypes.has(node.type)) {
    return [{ type: 'unknown', origin: { path }, name: unknownName(node), text: allWords(node) }];
  }
  const inlines = knownInline(node, path);
  if (node.content.length > 0) inlines.push({ type: 'text', text: textInside(node) });
  return inlines;
}

function knownInline(node: RawNode, path: Path): Inline[] {
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
      return [{ type: 'status', origin, text: string(attrs.text), colour: lozengeColour(attrs.color) }];
    case 'inlineCard':
      return cardOf(node, path);
    case 'mediaInline':
      return [{ type: 'image', origin, ...media(node) }];
    case 'placeholder':
      return lines(string(attrs.text), marksOf(node), path);
    default:
      return [{ type: 'unknown', origin, name: unknownName(node), text: ownWords(node) }];
  }
}

function allWords(node: RawNode): string {
  return [ownWords(node), textInside(node)].filter(Boolean).join(' ');
}

function textInside(node: RawNode): string {
  return textBelow(node)
    .flatMap(({ children }) => children)
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join(' ');
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
      case 'textColor': {
        const colour = nearestColour(string(mark.attrs.color));
        return colour ? [{ type: 'colour', colour }] : [];
      }
      case 'backgroundColor': {
        const colour = nearestColour(string(mark.attrs.color));
        return [{ type: 'highlight', ...(colour && { colour }) }];
      }
      case 'link':
        return string(mark.attrs.href) ? [{ type: 'link', href: string(mark.attrs.href) }] : [];
      default:
        return [];
    }
  });
}

/** A card, as the link it is: by its name where it has one. Nothing where it leads nowhere and has no name. */
export function cardOf(node: RawNode, path: Path): Inline[] {
  const { url, data } = node.attrs;
  const card = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const href = string(url) || string(card.url);
  const name = string(card.name) || href;
  if (!name) return [];
  const isAddress = /^[a-z][a-z\d+.-]*:/i.test(href);
  return [
    { type: 'text', text: name, origin: { path }, ...(isAddress && { marks: [{ type: 'link', href }] }) },
  ];
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

function lozengeColour(value: unknown): StatusLozenge['colour'] {
  if (colours.has(value)) return value as StatusLozenge['colour'];
  const nearest = nearestColour(string(value));
  if (nearest === 'orange') return 'yellow';
  return nearest === undefined || nearest === 'grey' ? 'neutral' : nearest;
}
