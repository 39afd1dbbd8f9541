import type { Paragraph } from '../../domain/document';

/** A node of ADF as far as it can be trusted to be one. */
export interface RawNode {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
  readonly text: string;
}

/** `undefined` where there is nothing to read. A bare string is taken for a text. */
export function nodeOf(raw: unknown): RawNode | undefined {
  if (typeof raw === 'string') return { type: 'text', attrs: {}, content: [], marks: [], text: raw };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const { type, attrs, content, marks, text } = raw as Record<string, unknown>;
  const isText = type === 'text';
  const inside = Array.isArray(content)
    ? content
    : content === undefined || content === null
      ? []
      : [content];
  return {
    type: string(type),
    attrs: typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>) : {},
    // A text in a node that should have none is read behind the rest.
    content: !isText && string(text) ? [...inside, text] : inside,
    marks: Array.isArray(marks) ? marks : [],
    text: isText ? string(text) : '',
  };
}

export function contentOf(raw: unknown): readonly unknown[] {
  return nodeOf(raw)?.content ?? [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function within(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && value >= least ? Math.min(Math.trunc(value), most) : least;
}

/** What a node says by itself, without what stands in it. */
export function ownWords({ text, attrs }: RawNode): string {
  return text || string(attrs.text) || string(attrs.title) || string(attrs.shortName) || string(attrs.alt);
}

/** Without recursion, for what is nested too deep to be read node by node. */
export function textBelow(node: RawNode): Paragraph[] {
  const texts: string[] = [];
  const waiting: unknown[] = [...node.content].reverse();
  while (waiting.length > 0) {
    const next = nodeOf(waiting.pop());
    if (!next) continue;
    const text = ownWords(next);
    if (text) texts.push(text);
    for (let index = next.content.length - 1; index >= 0; index--) waiting.push(next.content[index]);
  }
  return texts.length > 0 ? [{ type: 'paragraph', children: [{ type: 'text', text: texts.join(' ') }] }] : [];
}

/** The text of a node that holds nothing but texts. */
export function rawText(node: RawNode): string {
  return node.content
    .map((raw) => {
      const child = nodeOf(raw);
      if (!child) return '';
      const own = child.type === 'hardBreak' ? '\n' : child.text || string(child.attrs.text);
      return own + rawTextBelow(child);
    })
    .join('');
}

function rawTextBelow(node: RawNode): string {
  return textBelow(node)
    .flatMap(({ children }) => children)
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join('');
}
