import type { Random } from '../simulator/random';
import type { AdfNode } from './adf-generator';

type Bag = Record<string, unknown>;

/** Breaks a document in a few places, as no editor would and as some program has. It is changed in place. */
export function mutate(document: AdfNode, random: Random): void {
  const times = 1 + random.integer(5);
  for (let time = 0; time < times; time++) {
    const nodes = bagsBelow(document);
    const node = random.pick(nodes);
    random.pick(mutations)(node, random, nodes);
  }
}

const values: readonly unknown[] = [
  null,
  true,
  -1,
  1e9,
  0.5,
  '',
  'loose text',
  [],
  {},
  [null],
  ['loose text'],
  [[]],
];
const types = [
  ...[
    'doc',
    'paragraph',
    'heading',
    'text',
    'bulletList',
    'listItem',
    'taskList',
    'taskItem',
    'codeBlock',
    'panel',
  ],
  ...[
    'table',
    'tableRow',
    'tableCell',
    'layoutSection',
    'layoutColumn',
    'mediaSingle',
    'media',
    'caption',
    'rule',
  ],
  ...[
    'mention',
    'status',
    'date',
    'emoji',
    'hardBreak',
    'inlineCard',
    'blockCard',
    'expand',
    'hologram',
    'constructor',
  ],
  ...['__proto__', ''],
];

const mutations: readonly ((node: Bag, random: Random, nodes: readonly Bag[]) => void)[] = [
  (node, random) => void delete node[random.pick([...Object.keys(node), 'attrs'])],
  (node, random) => void (node[random.pick([...Object.keys(node), 'marks'])] = random.pick(values)),
  (node, random) => {
    const key = random.pick([...Object.keys(node), 'attrs']);
    node[`${key}s`] = node[key];
    delete node[key];
  },
  (node, random) => void (node.type = random.pick(types)),
  (node, random) => {
    const attrs = node.attrs;
    if (typeof attrs !== 'object' || attrs === null) return;
    const keys = Object.keys(attrs);
    if (keys.length > 0) (attrs as Bag)[random.pick(keys)] = random.pick(values);
  },
  // A copy, because a document that holds itself cannot come as JSON.
  (node, random, nodes) => {
    const copy = structuredClone(random.pick(nodes));
    if (JSON.stringify(copy).length > 20_000) return;
    node.content = [copy, ...(Array.isArray(node.content) ? (node.content as unknown[]) : [])];
  },
  (node, random) => {
    const inner = { ...node };
    for (const key of Object.keys(node)) delete node[key];
    Object.assign(node, { type: random.pick(types), content: [inner] });
  },
  (node, random) => {
    let inner: Bag = { ...node };
    const type = random.pick(types);
    for (let level = random.integer(200); level > 0; level--) inner = { type, content: [inner] };
    for (const key of Object.keys(node)) delete node[key];
    Object.assign(node, inner);
  },
];

/** The nodes of a document, and whatever else stands where nodes do. */
function bagsBelow(root: AdfNode): Bag[] {
  const found: Bag[] = [];
  const waiting: unknown[] = [root.content];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...(next as unknown[]));
    else if (typeof next === 'object' && next !== null) {
      found.push(next as Bag);
      waiting.push((next as Bag).content);
    }
  }
  return found.length > 0 ? found : [root as unknown as Bag];
}
