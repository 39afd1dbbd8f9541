import { isRecord } from './exchange';

const inline = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'inlineExtension',
  'mediaInline',
  'placeholder',
]);

const blocks = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'decisionList',
  'codeBlock',
  'rule',
  'panel',
  'blockquote',
  'table',
  'mediaSingle',
  'mediaGroup',
  'blockCard',
  'embedCard',
  'extension',
  'bodiedExtension',
];

const topBlocks = [...blocks, 'expand', 'layoutSection', 'syncBlock', 'bodiedSyncBlock'];
const listItem = [
  'paragraph',
  'bulletList',
  'orderedList',
  'taskList',
  'mediaSingle',
  'codeBlock',
  'extension',
];
const cell = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'decisionList',
  'codeBlock',
  'rule',
  'panel',
  'blockquote',
  'mediaSingle',
  'mediaGroup',
  'blockCard',
  'embedCard',
  'extension',
  'nestedExpand',
];
const panel = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'decisionList',
  'codeBlock',
  'rule',
  'blockCard',
  'mediaSingle',
  'mediaGroup',
  'extension',
];
const quote = [
  'paragraph',
  'bulletList',
  'orderedList',
  'codeBlock',
  'mediaSingle',
  'mediaGroup',
  'extension',
];

/** What may stand in what. A node that is no key here has no content. */
const children: Readonly<Record<string, ReadonlySet<string>>> = {
  doc: new Set(topBlocks),
  paragraph: inline,
  heading: inline,
  taskItem: inline,
  decisionItem: inline,
  caption: inline,
  blockTaskItem: new Set(['paragraph', 'extension']),
  bulletList: new Set(['listItem']),
  orderedList: new Set(['listItem']),
  taskList: new Set(['taskItem', 'taskList', 'blockTaskItem']),
  decisionList: new Set(['decisionItem']),
  listItem: new Set(listItem),
  codeBlock: new Set(['text']),
  panel: new Set(panel),
  blockquote: new Set(quote),
  expand: new Set([...blocks, 'nestedExpand']),
  nestedExpand: new Set(cell.filter((type) => type !== 'nestedExpand')),
  table: new Set(['tableRow']),
  tableRow: new Set(['tableCell', 'tableHeader']),
  tableCell: new Set(cell),
  tableHeader: new Set(cell),
  mediaSingle: new Set(['media', 'caption']),
  mediaGroup: new Set(['media']),
  layoutSection: new Set(['layoutColumn']),
  layoutColumn: new Set([...blocks, 'expand']),
  bodiedExtension: new Set(blocks),
  bodiedSyncBlock: new Set([...blocks, 'expand', 'layoutSection']),
};

/** Nodes without content of their own. */
const leaves = new Set([...inline, 'rule', 'media', 'blockCard', 'embedCard', 'extension', 'syncBlock']);

/** Nodes that may not be empty. */
const filled = new Set([
  'bulletList',
  'orderedList',
  'taskList',
  'decisionList',
  'listItem',
  'panel',
  'blockquote',
  'expand',
  'nestedExpand',
  'table',
  'tableCell',
  'tableHeader',
  'mediaSingle',
  'mediaGroup',
  'layoutColumn',
  'blockTaskItem',
]);

const text = (value: unknown): boolean => typeof value === 'string';
const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    text(value) && values.includes(value as string);
const level = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6;

/** Attributes that must be there, and what they must be. */
const required: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  heading: { level },
  taskList: { localId: text },
  taskItem: { localId: text, state: oneOf('TODO', 'DONE') },
  blockTaskItem: { localId: text, state: oneOf('TODO', 'DONE') },
  decisionList: { localId: text },
  decisionItem: { localId: text, state: text },
  panel: { panelType: oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom') },
  mention: { id: text },
  emoji: { shortName: text },
  date: { timestamp: text },
  status: { text, color: text },
  media: { type: oneOf('file', 'link', 'external') },
};

const marks = new Set([
  'strong',
  'em',
  'code',
  'strike',
  'underline',
  'subsup',
  'textColor',
  'backgroundColor',
  'link',
  'annotation',
  'alignment',
  'indentation',
  'breakout',
  'border',
  'fragment',
  'dataConsumer',
  'fontSize',
]);

/**
 * Whether Jira would take a value as a rich text: `not-a-document` where it is none at all, `invalid` where a node is
 * unknown, misplaced or lacks an attribute. Rougher than Atlassian's schema and never stricter.
 */
export function checkAdf(value: unknown): 'ok' | 'not-a-document' | 'invalid' {
  if (!isRecord(value) || value['type'] !== 'doc') {
    return 'not-a-document';
  }
  return value['version'] === 1 && Array.isArray(value['content']) && nodeIsValid(value) ? 'ok' : 'invalid';
}

function nodeIsValid(node: Readonly<Record<string, unknown>>): boolean {
  const type = String(node['type']);
  const content = node['content'];
  if (content !== undefined && !Array.isArray(content)) {
    return false;
  }
  if (!attributesAreValid(type, node['attrs']) || !marksAreValid(type, node['marks'])) {
    return false;
  }
  if (type === 'text') {
    return text(node['text']) && node['text'] !== '';
  }
  const allowed = children[type];
  const nodes: readonly unknown[] = content ?? [];
  if (!allowed) {
    return leaves.has(type) && nodes.length === 0;
  }
  if (filled.has(type) && nodes.length === 0) {
    return false;
  }
  return nodes.every((child) => isRecord(child) && allowed.has(String(child['type'])) && nodeIsValid(child));
}

function attributesAreValid(type: string, attrs: unknown): boolean {
  const rules = Object.entries(required[type] ?? {});
  if (rules.length === 0) {
    return attrs === undefined || isRecord(attrs);
  }
  return isRecord(attrs) && rules.every(([name, check]) => check(attrs[name]));
}

function marksAreValid(type: string, list: unknown): boolean {
  if (list === undefined) {
    return true;
  }
  if (!Array.isArray(list) || (type === 'codeBlock' && list.length > 0)) {
    return false;
  }
  return list.every((mark) => {
    if (!isRecord(mark) || !marks.has(String(mark['type']))) {
      return false;
    }
    return mark['type'] !== 'link' || (isRecord(mark['attrs']) && text(mark['attrs']['href']));
  });
}

/** Ids of the files that a document shows. */
export function mediaIds(value: unknown): Set<string> {
  const ids = new Set<string>();
  const visit = (node: unknown): void => {
    if (!isRecord(node)) {
      return;
    }
    const attrs = node['attrs'];
    if (
      (node['type'] === 'media' || node['type'] === 'mediaInline') &&
      isRecord(attrs) &&
      text(attrs['id'])
    ) {
      ids.add(String(attrs['id']));
    }
    if (Array.isArray(node['content'])) {
      node['content'].forEach(visit);
    }
  };
  visit(value);
  return ids;
}
