import type { Block, Inline, Mark } from '../../../src/domain/document';

/** A document with every kind of block, inline and mark, for tests and pictures. */

export const text = (value: string, ...marks: Mark[]): Inline => ({ type: 'text', text: value, marks });
export const paragraph = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});

export const link = (href: string): Mark => ({ type: 'link', href });
export const item = (...children: Block[]) => ({ children });

const everyMark: Inline[] = [
  text('strong', { type: 'strong' }),
  text(', '),
  text('emphasis', { type: 'em' }),
  text(', '),
  text('code', { type: 'code' }),
  text(', '),
  text('struck', { type: 'strike' }),
  text(', '),
  text('underlined', { type: 'underline' }),
  text(', H'),
  text('2', { type: 'sub' }),
  text('O, x'),
  text('2', { type: 'sup' }),
  text(', '),
  text('highlighted', { type: 'highlight' }),
  text(', '),
  text('all at once', { type: 'strong' }, { type: 'em' }, { type: 'code' }, { type: 'underline' }),
  text(', a '),
  text('link with ', link('https://example.com/a')),
  text('code', link('https://example.com/a'), { type: 'code' }),
  text(' in it', link('https://example.com/a')),
  text(', '),
  text('an address nobody may follow', link('javascript:alert(1)')),
  text('.'),
];

const everyInline: Inline[] = [
  { type: 'mention', text: '@Ana Silva', id: '1' },
  text(' asked for it by '),
  { type: 'date', date: '2026-03-17' },
  text(' '),
  { type: 'emoji', text: '🎉', name: ':tada:' },
  text(' '),
  { type: 'emoji', text: ':shipit:', name: ':shipit:' },
  text(' '),
  ...(['neutral', 'purple', 'blue', 'red', 'yellow', 'green'] as const).flatMap((colour): Inline[] => [
    { type: 'status', text: colour.toUpperCase(), colour },
    text(' '),
  ]),
  { type: 'image', name: 'flow.png' },
  { type: 'break' },
  text('After a break, and'),
  { type: 'break', soft: true },
  { type: 'unknown', name: 'jira-macro', text: 'the text of a macro' },
  text('.'),
];

export const everyBlock: readonly Block[] = [
  paragraph(
    'As a shopper I want to pay with a saved card, so that checkout takes seconds. ',
    'Checkout is where 31 % of carts are left behind; most of them on the card form.',
  ),
  { type: 'heading', level: 1, children: [text('Scope')] },
  { type: 'paragraph', children: everyMark },
  { type: 'paragraph', children: everyInline },
  { type: 'heading', level: 3, children: [text('Lists of every kind')] },
  {
    type: 'list',
    kind: 'bullet',
    items: [
      item(paragraph('Saved cards, from the vault')),
      item(paragraph('New cards'), {
        type: 'list',
        kind: 'ordered',
        start: 3,
        items: [item(paragraph('Validated as they are typed')), item(paragraph('Saved on request'))],
      }),
    ],
  },
  {
    type: 'list',
    kind: 'bullet',
    items: [
      { task: { checked: true }, children: [paragraph('Security review')] },
      { task: { checked: false }, children: [paragraph('Load test')] },
    ],
  },
  { type: 'list', kind: 'decision', items: [item(paragraph('We keep the old form behind a switch'))] },
  { type: 'heading', level: 2, children: [text('Notes')] },
  ...(['info', 'note', 'success', 'warning', 'error', 'tip', 'custom'] as const).map((kind): Block => ({
    type: 'panel',
    kind,
    title: kind === 'warning' ? 'Mind the vault' : undefined,
    children: [paragraph(`A panel of the kind ${kind}, with a sentence to read.`)],
  })),
  {
    type: 'code',
    language: 'ts',
    text: 'export async function pay(card: SavedCard, amount: Money): Promise<Receipt> {\n  // A line that is too long for a narrow window has to scroll instead of breaking the page apart.\n  return gateway.charge({ card, amount, key: idempotencyKey() });\n}',
  },
  { type: 'quote', children: [paragraph('If I have to type my card again, I buy somewhere else.')] },
  {
    type: 'expand',
    title: 'Answers of the bank',
    children: [paragraph('05 do not honour'), paragraph('54 expired card')],
  },
  { type: 'rule' },
  {
    type: 'table',
    rows: [
      {
        cells: ['Code', 'Meaning', 'What the shopper reads'].map((name) => ({
          header: true,
          children: [paragraph(name)],
        })),
      },
      {
        cells: [
          { header: true, children: [paragraph('05')] },
          { header: false, children: [paragraph('Do not honour')] },
          { header: false, rowSpan: 2, children: [paragraph('Your bank did not accept this payment.')] },
        ],
      },
      {
        cells: [
          { header: true, children: [paragraph('51')] },
          { header: false, children: [paragraph('Insufficient funds')] },
        ],
      },
      {
        cells: [
          { header: true, children: [paragraph('54')] },
          { header: false, columnSpan: 2, children: [paragraph('Expired card: the form says so')] },
        ],
      },
    ],
  },
  {
    type: 'columns',
    columns: [
      { children: [paragraph('The left column holds what is in.')] },
      { children: [paragraph('The right column holds what is out.')] },
    ],
  },
  {
    type: 'media',
    items: [
      { name: 'checkout-flow.png' },
      { name: 'contract.pdf', url: 'https://example.com/contract.pdf' },
      { name: '' },
    ],
  },
  { type: 'comment', text: 'nobody reads this' },
  { type: 'unknown', name: 'roadmap-macro', children: [paragraph('What the macro held.')] },
  paragraph('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3)),
  {
    type: 'list',
    kind: 'bullet',
    items: [item(paragraph('البطاقات المحفوظة')), item(paragraph('بطاقة جديدة'))],
  },
  paragraph('يجب أن يرى المتسوق كل بطاقاته المحفوظة عند الدفع.'),
];
