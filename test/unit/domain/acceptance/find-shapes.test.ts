import { describeCases, type Case } from './cases';

const heading = { heading: 'Acceptance Criteria' } as const;
const found = ['A guest sees the price', 'A guest pays'];
const next = [{ heading: 'Links' }, { bullets: ['https://example.org'] }] as const;

const shapes: Case[] = [
  {
    name: 'boxes',
    pieces: [
      heading,
      {
        boxes: [
          [true, 'A guest sees the price'],
          [false, 'A guest pays'],
        ],
      },
      ...next,
    ],
    found: ['[x] A guest sees the price', '[ ] A guest pays'],
  },
  {
    name: 'numbers',
    pieces: [heading, { numbers: ['A guest sees the price', 'A guest pays'] }, ...next],
    found,
  },
  {
    name: 'bullets with sub-points, which are details of their criterion',
    pieces: [
      heading,
      {
        bullets: [
          { text: 'A guest pays', below: [{ bullets: ['by card', 'by invoice'] }] },
          'A guest leaves',
        ],
      },
    ],
    found: ['A guest pays', 'A guest leaves'],
  },
  {
    name: 'boxes below boxes, which are criteria of their own',
    pieces: [
      heading,
      {
        boxes: [
          [
            false,
            {
              text: 'A guest pays',
              below: [
                {
                  boxes: [
                    [true, 'by card'],
                    [false, 'by invoice'],
                  ],
                },
              ],
            },
          ],
          [true, 'A guest leaves'],
        ],
      },
    ],
    found: ['[ ] A guest pays', '  [x] by card', '  [ ] by invoice', '[x] A guest leaves'],
  },
  {
    name: 'lines that start with a bullet in one paragraph',
    pieces: [heading, { text: ['• A guest sees the price', '• A guest pays'] }, ...next],
    found,
  },
  {
    name: 'boxes typed as text in paragraphs',
    pieces: [heading, { text: '[ ] A guest sees the price' }, { text: '[x] A guest pays' }, ...next],
    found: ['[ ] A guest sees the price', '[x] A guest pays'],
  },
  {
    name: 'lines with boxes typed as text in one paragraph',
    pieces: [heading, { text: ['[ ] A guest sees the price', '[x] A guest pays'] }, ...next],
    found: ['[ ] A guest sees the price', '[x] A guest pays'],
  },
  {
    name: 'one sentence to a paragraph',
    pieces: [heading, { text: 'A guest sees the price.' }, { text: 'A guest pays.' }, ...next],
    found: ['A guest sees the price.', 'A guest pays.'],
  },
  {
    name: 'lines of one paragraph',
    pieces: [heading, { text: ['A guest sees the price', 'A guest pays'] }, ...next],
    found,
  },
  {
    name: 'lines with ids',
    pieces: [heading, { text: ['AC1: A guest sees the price', 'AC2: A guest pays'] }, ...next],
    found: ['AC1: A guest sees the price', 'AC2: A guest pays'],
  },
  {
    name: 'paragraphs with ids, each with its details',
    pieces: [
      heading,
      { text: 'AC-1: A guest pays' },
      { bullets: ['by card'] },
      { text: 'AC-2: A guest leaves' },
      { bullets: ['at once'] },
    ],
    found: ['AC-1: A guest pays', 'AC-2: A guest leaves'],
  },
  {
    name: 'headings with ids, each with its details',
    pieces: [
      heading,
      { heading: 'AC1: A guest pays', level: 3 },
      { bullets: ['by card'] },
      { heading: 'AC2: A guest leaves', level: 3 },
      { text: 'At once.' },
      ...next,
    ],
    found: ['AC1: A guest pays', 'AC2: A guest leaves'],
  },
  {
    name: 'headings with ids above boxes, as groups',
    pieces: [
      heading,
      { heading: 'AC1: Payment', level: 3 },
      {
        boxes: [
          [true, 'by card'],
          [false, 'by invoice'],
        ],
      },
      ...next,
    ],
    found: ['[x] by card @AC1: Payment', '[ ] by invoice @AC1: Payment'],
  },
  {
    name: 'numbers typed as text with bullets below them',
    pieces: [
      heading,
      { text: '1) A guest pays' },
      { bullets: ['by card'] },
      { text: '2) A guest leaves' },
      { bullets: ['at once'] },
    ],
    found: ['A guest pays', 'A guest leaves'],
  },
  {
    name: 'rows of a table',
    pieces: [
      heading,
      {
        table: [
          ['#', 'Criterion'],
          ['1', 'A guest sees the price'],
          ['2', 'A guest pays'],
        ],
      },
      ...next,
    ],
    found,
  },
  {
    name: 'rows of a table with a status',
    pieces: [
      heading,
      {
        table: [
          ['ID', 'Criterion', 'Status'],
          ['AC-1', 'A guest sees the price', 'Done'],
          ['AC-2', 'A guest pays', 'open'],
          ['AC-3', 'A guest leaves', ''],
        ],
      },
      ...next,
    ],
    found: ['[x] A guest sees the price', '[ ] A guest pays', '[ ] A guest leaves'],
  },
  {
    name: 'rows of a table with verdicts that are explained',
    pieces: [
      heading,
      {
        table: [
          ['Criterion', 'Result'],
          ['A guest sees the price', 'PASS – run 12'],
          ['A guest pays', 'failed (timeout)'],
        ],
      },
    ],
    found: ['[x] A guest sees the price', '[ ] A guest pays'],
  },
  {
    name: 'rows of Given, When and Then',
    pieces: [
      heading,
      {
        table: [
          ['Given', 'When', 'Then'],
          ['a cart', 'a guest pays', 'a receipt is sent'],
        ],
      },
    ],
    found: ['a cart a guest pays a receipt is sent'],
  },
  {
    name: 'Gherkin in a block of code',
    pieces: [
      heading,
      {
        code: 'Feature: Checkout\n\n  Background:\n    Given a shop\n\n  Scenario: Pay\n    Given a cart\n    When a guest pays\n    Then a receipt is sent\n\n  Scenario Outline: Leave\n    When <who> leaves\n    Then the cart is kept\n    Examples:\n      | who |',
        language: 'gherkin',
      },
      ...next,
    ],
    found: ['Pay @Checkout', 'Leave @Checkout'],
  },
  {
    name: 'Gherkin without titles in a block of code',
    pieces: [
      heading,
      {
        code: 'Given a cart\nWhen a guest pays\nThen a receipt is sent\n\nGiven no cart\nWhen a guest pays\nThen nothing happens',
      },
    ],
    found: [
      'Given a cart When a guest pays Then a receipt is sent',
      'Given no cart When a guest pays Then nothing happens',
    ],
  },
  {
    name: 'scenarios as headings with steps',
    pieces: [
      heading,
      { heading: 'Scenario: Pay', level: 3 },
      { bullets: ['Given a cart', 'When a guest pays', 'Then a receipt is sent'] },
      { heading: 'Scenario: Leave', level: 3 },
      { bullets: ['When a guest leaves', 'Then the cart is kept'] },
    ],
    found: ['Pay', 'Leave'],
  },
  {
    name: 'scenarios as strong lines with steps',
    pieces: [
      heading,
      { strong: 'Scenario 1: Pay' },
      { text: ['Given a cart', 'When a guest pays', 'Then a receipt is sent'] },
      { strong: 'Scenario 2: Leave' },
      { text: ['When a guest leaves', 'Then the cart is kept'] },
    ],
    found: ['Pay', 'Leave'],
  },
  {
    name: 'scenarios as lines with steps',
    pieces: [
      heading,
      { text: ['Scenario: Pay', 'Given a cart', 'When a guest pays', 'Then a receipt is sent'] },
      { text: ['Scenario: Leave', 'When a guest leaves', 'Then the cart is kept'] },
    ],
    found: ['Pay', 'Leave'],
  },
  {
    name: 'steps as lines of one paragraph',
    pieces: [
      heading,
      { text: ['Given a cart', 'When a guest pays', 'Then a receipt is sent', 'And the cart is empty'] },
    ],
    found: ['Given a cart When a guest pays Then a receipt is sent And the cart is empty'],
  },
  {
    name: 'steps as paragraphs',
    pieces: [
      heading,
      { text: 'Given a cart' },
      { text: 'When a guest pays' },
      { text: 'Then a receipt is sent' },
      { text: 'Given no cart' },
      { text: 'When a guest pays' },
      { text: 'Then nothing happens' },
    ],
    found: [
      'Given a cart When a guest pays Then a receipt is sent',
      'Given no cart When a guest pays Then nothing happens',
    ],
  },
  {
    name: 'steps as items of a list',
    pieces: [heading, { bullets: ['Given a cart', 'When a guest pays', 'Then a receipt is sent'] }],
    found: ['Given a cart When a guest pays Then a receipt is sent'],
  },
  {
    name: 'steps below their first one',
    pieces: [
      heading,
      {
        bullets: [
          { text: 'Given a cart', below: [{ bullets: ['When a guest pays', 'Then a receipt is sent'] }] },
          'A guest leaves',
        ],
      },
    ],
    found: ['Given a cart When a guest pays Then a receipt is sent', 'A guest leaves'],
  },
  {
    name: 'steps in other languages',
    pieces: [
      heading,
      { text: ['Angenommen ein Gast hat etwas im Korb', 'Wenn er zahlt', 'Dann bekommt er eine Quittung'] },
      { text: ['假如 购物车 有 商品', '当 客人 付款', '那么 发送 收据'] },
    ],
    found: [
      'Angenommen ein Gast hat etwas im Korb Wenn er zahlt Dann bekommt er eine Quittung',
      '假如 购物车 有 商品 当 客人 付款 那么 发送 收据',
    ],
  },
  {
    name: 'sentences of EARS, which are no steps of one scenario',
    pieces: [
      heading,
      {
        numbers: [
          'WHEN a guest pays, THE SYSTEM SHALL send a receipt',
          'WHEN a guest leaves, THE SYSTEM SHALL keep the cart',
          'THE SYSTEM SHALL log both',
        ],
      },
    ],
    found: [
      'WHEN a guest pays, THE SYSTEM SHALL send a receipt',
      'WHEN a guest leaves, THE SYSTEM SHALL keep the cart',
      'THE SYSTEM SHALL log both',
    ],
  },
  {
    name: 'signs instead of boxes',
    pieces: [heading, { bullets: ['✅ A guest sees the price', '❌ A guest pays', '⬜ A guest leaves'] }],
    found: ['[x] A guest sees the price', '[ ] A guest pays', '[ ] A guest leaves'],
  },
  {
    name: 'items with code below them',
    pieces: [
      heading,
      {
        bullets: [
          { text: 'The API answers', below: [{ code: '{"ok":true}', language: 'json' }] },
          'The page shows it',
        ],
      },
    ],
    found: ['The API answers', 'The page shows it'],
  },
];

describe('findCriteria', () => {
  describeCases('reads them as', shapes);
});
