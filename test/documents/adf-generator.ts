import type { Random } from '../simulator/random';

/** A node of ADF that is being made; what is made by `adfDocument` is what Atlassian's schema allows. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: AdfNode[];
  content?: AdfNode[];
}

/** A document of a few blocks of any kind, each text of which is found nowhere else in it. */
export function adfDocument(random: Random): AdfNode & { version: 1 } {
  return new Generator(random).document();
}

const addresses = [
  'https://example.com/a?b=c&d=%20#e',
  'mailto:dana@example.com',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '/relative',
  '',
  'https://',
];
const oddities = [
  '<b>',
  '&amp;',
  '"\'',
  '`',
  '{color}',
  '**',
  '\u202e',
  '\u200b',
  '\u0000',
  '日本語',
  'بطاقة',
  '🎯',
  '\n',
  '\ud83d',
];
const colours = ['#BF2600', '#4c9aff', '#172B4D', '#ffffff', '#E3FCEF'];
const listItems = [
  'paragraph',
  'bulletList',
  'orderedList',
  'taskList',
  'mediaSingle',
  'codeBlock',
  'extension',
];
const cellBlocks = [
  ...[
    'paragraph',
    'panel',
    'blockquote',
    'orderedList',
    'bulletList',
    'rule',
    'heading',
    'codeBlock',
    'mediaSingle',
  ],
  ...['mediaGroup', 'decisionList', 'taskList', 'blockCard', 'embedCard', 'extension', 'nestedExpand'],
];
const plainBlocks = [...cellBlocks.filter((type) => type !== 'nestedExpand'), 'table'];
const panelBlocks = [
  ...[
    'paragraph',
    'heading',
    'bulletList',
    'orderedList',
    'blockCard',
    'mediaGroup',
    'mediaSingle',
    'codeBlock',
  ],
  ...['taskList', 'rule', 'decisionList', 'extension'],
];
const quoteBlocks = [
  'paragraph',
  'orderedList',
  'bulletList',
  'codeBlock',
  'mediaSingle',
  'mediaGroup',
  'extension',
];
const columnBlocks = [...plainBlocks, 'expand', 'bodiedExtension'];
const syncBlocks = plainBlocks.filter((type) => type !== 'extension');
const topBlocks = [...columnBlocks, 'layoutSection', 'syncBlock', 'bodiedSyncBlock'];
const expandBlocks = cellBlocks.filter((type) => type !== 'blockCard' && type !== 'embedCard');
const nestedBlocks = expandBlocks.filter((type) => type !== 'nestedExpand');

class Generator {
  #ids = 0;

  constructor(private readonly random: Random) {}

  document(): AdfNode & { version: 1 } {
    return { version: 1, type: 'doc', content: this.#several(1, 4, () => this.#block(topBlocks, 0)) };
  }

  #several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.random.integer(most - least + 1) }, make);
  }

  #words(): string {
    const odd = this.random.chance(0.25) ? ` ${this.random.pick(oddities)} ` : '';
    return `w${++this.#ids}x${odd}${this.random.pick(['', ' end', '.', ':'])}`;
  }

  #localId(): { localId: string } {
    return { localId: `id-${++this.#ids}` };
  }

  /** A block of one of these types; a paragraph where it is nested deep enough. */
  #block(types: readonly string[], depth: number): AdfNode {
    const type = depth > 4 ? 'paragraph' : this.random.pick(types);
    const within = (allowed: readonly string[], most = 2): AdfNode[] =>
      this.#several(1, most, () => this.#block(allowed, depth + 1));
    switch (type) {
      case 'heading':
        return { type, attrs: { level: 1 + this.random.integer(6) }, content: this.#inlines() };
      case 'bulletList':
      case 'orderedList':
        return {
          type,
          ...(type === 'orderedList' &&
            this.random.chance(0.5) && { attrs: { order: this.random.integer(9) } }),
          content: this.#several(1, 3, () => ({ type: 'listItem', content: within(listItems) })),
        };
      case 'taskList':
        return this.#taskList(depth);
      case 'decisionList':
        return {
          type,
          attrs: this.#localId(),
          content: this.#several(1, 2, () => ({
            type: 'decisionItem',
            attrs: { ...this.#localId(), state: 'DECIDED' },
            content: this.#inlines(),
          })),
        };
      case 'codeBlock':
        return {
          type,
          attrs: { language: this.random.pick(['java', 'typescript', 'sql', 'klingon', '']) },
          content: this.#several(0, 2, () => ({ type: 'text', text: this.#words() })),
        };
      case 'panel':
        return { type, attrs: this.#panelLooks(), content: within(panelBlocks) };
      case 'blockquote':
        return { type, content: within(quoteBlocks) };
      case 'expand':
        return { type, attrs: { title: this.#words() }, content: within(expandBlocks) };
      case 'nestedExpand':
        return { type, attrs: { title: this.#words() }, content: within(nestedBlocks) };
      case 'table':
        return this.#table(depth);
      case 'layoutSection':
        return {
          type,
          content: this.#several(2, 3, () => ({
            type: 'layoutColumn',
            attrs: { width: this.random.integer(101) },
            content: within(columnBlocks),
          })),
        };
      case 'mediaSingle':
        return this.#mediaSingle();
      case 'mediaGroup':
        return { type, content: this.#several(1, 3, () => this.#media()) };
      case 'blockCard':
        return { type, attrs: this.#card() };
      case 'embedCard':
        return { type, attrs: { url: this.random.pick(addresses), layout: 'wide' } };
      case 'rule':
        return { type };
      case 'extension':
        return { type, attrs: this.#extension() };
      case 'bodiedExtension':
        return { type, attrs: this.#extension(), content: within(plainBlocks) };
      case 'syncBlock':
        return { type, attrs: { resourceId: 'r', ...this.#localId() } };
      case 'bodiedSyncBlock':
        return { type, attrs: { resourceId: 'r', ...this.#localId() }, content: within(syncBlocks) };
      default:
        return { type: 'paragraph', content: this.#inlines(0) };
    }
  }

  #taskList(depth: number): AdfNode {
    const state = (): { state: string } => ({ state: this.random.pick(['TODO', 'DONE']) });
    const item = (): AdfNode => {
      if (depth < 4 && this.random.chance(0.2)) return this.#taskList(depth + 1);
      const attrs = { ...this.#localId(), ...state() };
      if (this.random.chance(0.2)) {
        const content = [{ type: 'paragraph', content: this.#inlines() }];
        return { type: 'blockTaskItem', attrs, content };
      }
      return { type: 'taskItem', attrs, content: this.#inlines(0) };
    };
    return { type: 'taskList', attrs: this.#localId(), content: this.#several(1, 3, item) };
  }

  #table(depth: number): AdfNode {
    const cell = (): AdfNode => ({
      type: this.random.pick(['tableCell', 'tableCell', 'tableHeader']),
      attrs: {
        ...(this.random.chance(0.2) && { colspan: this.random.integer(4), rowspan: this.random.integer(4) }),
        ...(this.random.chance(0.2) && { background: this.random.pick(colours) }),
      },
      content: this.#several(1, 2, () => this.#block(cellBlocks, depth + 2)),
    });
    return {
      type: 'table',
      attrs: { isNumberColumnEnabled: this.random.chance(0.3), layout: 'default' },
      content: this.#several(1, 3, () => ({ type: 'tableRow', content: this.#several(0, 3, cell) })),
    };
  }

  #panelLooks(): Record<string, unknown> {
    const panelType = this.random.pick(['info', 'note', 'tip', 'warning', 'error', 'success', 'custom']);
    if (panelType !== 'custom') return { panelType };
    return { panelType, panelIconText: '🎯', panelColor: this.random.pick([...colours, 'no colour']) };
  }

  #media(): AdfNode {
    const size = this.random.chance(0.5)
      ? { width: this.random.integer(3000), height: this.random.integer(3000) }
      : {};
    const attrs = this.random.chance(0.3)
      ? { type: 'external', url: this.random.pick(addresses) }
      : { type: 'file', id: `m${++this.#ids}`, collection: '', alt: this.#words() };
    return { type: 'media', attrs: { ...attrs, ...size } };
  }

  #mediaSingle(): AdfNode {
    const caption: AdfNode[] = this.random.chance(0.4) ? [{ type: 'caption', content: [this.#text()] }] : [];
    return {
      type: 'mediaSingle',
      attrs: { layout: 'center', ...(this.random.chance(0.5) && { width: this.random.integer(101) }) },
      content: [this.#media(), ...caption],
    };
  }

  #card(): Record<string, unknown> {
    return this.random.chance(0.7)
      ? { url: this.random.pick(addresses) }
      : {
          data: this.random.pick<unknown>([
            null,
            7,
            { name: 'A card', url: 'https://example.com' },
            { url: 1 },
          ]),
        };
  }

  #extension(): Record<string, unknown> {
    const text = this.random.chance(0.6) ? { text: this.#words() } : {};
    return { extensionKey: 'macro', extensionType: 'com.example', parameters: { a: [1] }, ...text };
  }

  #inlines(least = 1): AdfNode[] {
    return this.#several(least, 4, () => (this.random.chance(0.6) ? this.#text() : this.#inline()));
  }

  #text(): AdfNode {
    const marks: AdfNode[] = [];
    const mark = (type: string, attrs?: Record<string, unknown>): void => {
      if (this.random.chance(0.12)) marks.push({ type, ...(attrs && { attrs }) });
    };
    if (this.random.chance(0.1)) marks.push({ type: 'code' });
    else {
      for (const type of ['em', 'strong', 'strike', 'underline']) mark(type);
      mark('subsup', { type: this.random.pick(['sub', 'sup']) });
      mark('textColor', { color: this.random.pick(colours) });
      mark('backgroundColor', { color: this.random.pick(colours) });
    }
    mark('link', { href: this.random.pick(addresses) });
    mark('annotation', { id: 'a', annotationType: 'inlineComment' });
    return { type: 'text', text: this.#words(), ...(marks.length > 0 && { marks }) };
  }

  #inline(): AdfNode {
    const type = this.random.pick([
      ...['hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'placeholder', 'inlineExtension'],
      'mediaInline',
    ]);
    switch (type) {
      case 'mention':
        return { type, attrs: { id: 'u', text: `@${this.#words()}` } };
      case 'emoji':
        return { type, attrs: { shortName: ':tada:', text: '🎉' } };
      case 'date':
        return { type, attrs: { timestamp: this.random.pick(['1773705600000', 'soon', '9'.repeat(30)]) } };
      case 'status':
        return {
          type,
          attrs: { text: this.#words(), color: this.random.pick(['red', 'neutral', '#00ff00']) },
        };
      case 'inlineCard':
        return { type, attrs: this.#card() };
      case 'placeholder':
        return { type, attrs: { text: this.#words() } };
      case 'inlineExtension':
        return { type, attrs: this.#extension() };
      case 'mediaInline':
        return { type, attrs: { id: `m${++this.#ids}`, collection: '', alt: this.#words() } };
      default:
        return { type };
    }
  }
}
