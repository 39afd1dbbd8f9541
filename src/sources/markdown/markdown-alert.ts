import type { Block, Panel, Quote } from '../../domain/document';

/** GitHub's names, and the panel that means the same. */
const kinds: Readonly<Record<string, Panel['kind']>> = {
  NOTE: 'info',
  TIP: 'tip',
  IMPORTANT: 'note',
  WARNING: 'warning',
  CAUTION: 'error',
};

/** A quote that begins with `[!NOTE]` or the like on a line of its own is a panel. */
export function alertOf(quote: Quote): Block {
  const [first, ...others] = quote.children;
  if (first?.type !== 'paragraph') return quote;
  const [mark, end, ...rest] = first.children;
  const name = mark?.type === 'text' ? /^\[!([A-Z]+)\]\s*$/i.exec(mark.text)?.[1]?.toUpperCase() : undefined;
  const kind = name !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind || (end && end.type !== 'break')) return quote;
  return {
    type: 'panel',
    kind,
    ...(quote.origin && { origin: quote.origin }),
    children: rest.length > 0 ? [{ ...first, children: rest }, ...others] : others,
  };
}
