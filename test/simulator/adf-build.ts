import type { AdfDocument, AdfNode, User } from './model';

/** Short names for writing ADF by hand. A string stands for a text node, and for a paragraph where a block is due. */
export type InlineInput = string | AdfNode;
export type BlockInput = string | AdfNode;

const text = (value: string, ...marks: AdfNode[]): AdfNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});

const inlines = (nodes: readonly InlineInput[]): AdfNode[] =>
  nodes.map((node) => (typeof node === 'string' ? text(node) : node));

const blocks = (nodes: readonly BlockInput[]): AdfNode[] =>
  nodes.map((node) => (typeof node === 'string' ? p(node) : node));

export const strong = (value: string): AdfNode => text(value, { type: 'strong' });
export const em = (value: string): AdfNode => text(value, { type: 'em' });
export const code = (value: string): AdfNode => text(value, { type: 'code' });
export const link = (value: string, href: string): AdfNode => text(value, { type: 'link', attrs: { href } });
export const hardBreak: AdfNode = { type: 'hardBreak' };

export const mention = (user: User): AdfNode => ({
  type: 'mention',
  attrs: { id: user.accountId, text: `@${user.displayName}`, accessLevel: '' },
});

export const status = (value: string, color: string, localId: string): AdfNode => ({
  type: 'status',
  attrs: { text: value, color, localId, style: '' },
});

export const doc = (...nodes: BlockInput[]): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: blocks(nodes),
});

export const p = (...nodes: InlineInput[]): AdfNode => ({ type: 'paragraph', content: inlines(nodes) });

export const heading = (level: number, ...nodes: InlineInput[]): AdfNode => ({
  type: 'heading',
  attrs: { level },
  content: inlines(nodes),
});

const listItem = (item: BlockInput | readonly BlockInput[]): AdfNode => ({
  type: 'listItem',
  content: blocks(Array.isArray(item) ? (item as BlockInput[]) : [item as BlockInput]),
});

export const bullets = (...items: (BlockInput | readonly BlockInput[])[]): AdfNode => ({
  type: 'bulletList',
  content: items.map(listItem),
});

export const numbered = (...items: (BlockInput | readonly BlockInput[])[]): AdfNode => ({
  type: 'orderedList',
  attrs: { order: 1 },
  content: items.map(listItem),
});

export type TaskInput = readonly [done: boolean, ...content: InlineInput[]];

/** `id` makes the ids of the list and its items: a seed gives the same ids every time. */
export const tasks = (id: string, ...items: TaskInput[]): AdfNode => ({
  type: 'taskList',
  attrs: { localId: localId(id, 0) },
  content: items.map(([done, ...content], index) => ({
    type: 'taskItem',
    attrs: { localId: localId(id, index + 1), state: done ? 'DONE' : 'TODO' },
    content: inlines(content),
  })),
});

/** A uuid made of a name and a number. */
export function localId(name: string, number: number): string {
  let hash = 0x811c9dc5;
  const digits = Array.from({ length: 4 }, (_, part) => {
    for (const char of `${name}#${number}.${part}`) {
      hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, '0');
  }).join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

export const panel = (panelType: string, ...nodes: BlockInput[]): AdfNode => ({
  type: 'panel',
  attrs: { panelType },
  content: blocks(nodes),
});

export const expand = (title: string, ...nodes: BlockInput[]): AdfNode => ({
  type: 'expand',
  attrs: { title },
  content: blocks(nodes),
});

export const quote = (...nodes: BlockInput[]): AdfNode => ({ type: 'blockquote', content: blocks(nodes) });

export const codeBlock = (language: string, value: string): AdfNode => ({
  type: 'codeBlock',
  attrs: { language },
  content: [text(value)],
});

export const rule: AdfNode = { type: 'rule' };

export const table = (
  header: readonly InlineInput[],
  ...rows: readonly (readonly InlineInput[])[]
): AdfNode => ({
  type: 'table',
  attrs: { isNumberColumnEnabled: false, layout: 'default' },
  content: [
    tableRow(
      'tableHeader',
      header.map((cell) => (typeof cell === 'string' ? strong(cell) : cell)),
    ),
    ...rows.map((row) => tableRow('tableCell', row)),
  ],
});

const tableRow = (type: string, cells: readonly InlineInput[]): AdfNode => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type, attrs: {}, content: [p(cell)] })),
});

export const image = (mediaId: string, alt: string, width = 760, height = 420): AdfNode => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [
    {
      type: 'media',
      attrs: { type: 'file', id: mediaId, collection: '', alt, width, height },
    },
  ],
});
