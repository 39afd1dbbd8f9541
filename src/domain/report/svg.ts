/** A node of a drawing: what a page makes an element of, and what is written as a piece of a file. */
export interface SvgNode {
  readonly name: SvgName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

export type SvgName =
  | 'svg'
  | 'title'
  | 'desc'
  | 'style'
  | 'defs'
  | 'pattern'
  | 'g'
  | 'rect'
  | 'line'
  | 'path'
  | 'circle'
  | 'text';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A node; numbers are rounded to what a screen can show, and absent attributes are left out. */
export function svg(
  name: SvgName,
  attributes: Attributes,
  ...children: readonly (SvgNode | string | undefined)[]
): SvgNode {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === 'number' ? rounded(value) : value] as const],
  );
  return {
    name,
    attributes: Object.fromEntries(given),
    children: children.filter((child) => child !== undefined),
  };
}

/** A length or a place as it is written into an attribute. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

/** A drawing as the text of a file. */
export function svgText(node: SvgNode): string {
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = node.children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child)));
  const start = `<${node.name}${attributes.join('')}`;
  return inner.length === 0 ? `${start}/>` : `${start}>${inner.join('')}</${node.name}>`;
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // A file with one of these is none that an XML reader takes.
      .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  );
}
