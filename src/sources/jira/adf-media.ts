import type { Block, Inline, Media } from '../../domain/document';
import { nodeOf, string, type RawNode } from './adf-node';

/** The width of a text in Jira, in pixels: the share of it that a picture takes is given in percent. */
const textWidth = 760;

/** A `media` or `mediaInline`. */
export function media(node: RawNode): Media {
  const { alt, id, url, width, height } = node.attrs;
  return {
    name: string(alt) || string(url) || string(id),
    ...(string(url) && { url: string(url) }),
    ...(string(id) && { id: string(id) }),
    ...sized(width, height),
    ...linked(node),
  };
}

/** How the children of a `mediaSingle` or `mediaGroup` are read that are no media, and what stands in a media. */
interface Rest {
  readonly caption: (node: RawNode, index: number) => Inline[];
  readonly other: (index: number) => Block[];
  readonly inside: (media: RawNode, index: number) => Block[];
}

/** A `mediaSingle` or `mediaGroup`, and behind it what does not belong there. */
export function mediaOf(node: RawNode, origin: { readonly path: readonly number[] }, rest: Rest): Block[] {
  const items: Media[] = [];
  const caption: Inline[] = [];
  const others: Block[] = [];
  node.content.forEach((raw, index) => {
    const child = nodeOf(raw);
    if (child?.type === 'media') {
      items.push({ ...media(child), ...linked(node), ...shownSize(node, child) });
      others.push(...rest.inside(child, index));
    } else if (child?.type === 'caption') caption.push(...rest.caption(child, index));
    else if (child) others.push(...rest.other(index));
  });
  if (items.length === 0) {
    return caption.length > 0 ? [{ type: 'paragraph', origin, children: caption }, ...others] : others;
  }
  return [{ type: 'media', origin, items, ...(caption.length > 0 && { caption }) }, ...others];
}

function sized(width: unknown, height: unknown): { width?: number; height?: number } {
  if (!isSize(width)) return {};
  return { width: Math.round(width), ...(isSize(height) && { height: Math.round(height) }) };
}

/** The size at which a `mediaSingle` shows its picture: its own height belongs to its own width. */
function shownSize(single: RawNode, { attrs }: RawNode): { width?: number; height?: number } {
  const { width, widthType } = single.attrs;
  if (!isSize(width)) return {};
  const shown = widthType === 'pixel' ? width : (Math.min(width, 100) / 100) * textWidth;
  if (!isSize(attrs.width) || !isSize(attrs.height)) return sized(shown, undefined);
  return sized(shown, (attrs.height * shown) / attrs.width);
}

/** Pixels that a picture can have; Jira keeps some without a size as 0. */
function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value < 20_000;
}

function linked(node: RawNode): { href?: string } {
  const href = node.marks.map(nodeOf).find((mark) => mark?.type === 'link')?.attrs.href;
  return string(href) ? { href: string(href) } : {};
}
