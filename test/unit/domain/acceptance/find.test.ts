import { describeCases, type Case } from './cases';

const heading = { heading: 'Acceptance Criteria' } as const;
const two = { bullets: ['A guest sees the price', 'A guest pays'] } as const;
const found = ['A guest sees the price', 'A guest pays'];
const next = [{ heading: 'Links' }, { bullets: ['https://example.org'] }] as const;

const places: Case[] = [
  ...[1, 2, 3, 4, 5, 6].map((level) => ({
    name: `under a heading of level ${level}, up to the next of the same`,
    pieces: [{ ...heading, level }, two, { heading: 'Rollout', level }, { bullets: ['Friday'] }],
    found,
  })),
  {
    name: 'up to a heading of a higher level',
    pieces: [{ ...heading, level: 3 }, two, { heading: 'Rollout', level: 2 }, { bullets: ['Friday'] }],
    found,
  },
  {
    name: 'under a strong line that acts as a heading, up to the next',
    pieces: [{ strong: 'Acceptance Criteria:' }, two, { strong: 'Rollout' }, { bullets: ['Friday'] }],
    found,
  },
  {
    name: 'under a line of text with a colon, up to the next',
    pieces: [{ text: 'Acceptance criteria:' }, two, { text: 'Rollout:' }, { bullets: ['Friday'] }],
    found,
  },
  {
    name: 'under a line of text, up to running text',
    pieces: [
      { text: 'Acceptance criteria:' },
      two,
      { text: 'That is all. We also thought of this.' },
      { bullets: ['x y'] },
    ],
    found,
  },
  {
    name: 'in an expand by its title',
    pieces: [{ expand: 'Acceptance criteria', pieces: [two] }, ...next],
    found,
  },
  {
    name: 'in a cell of a table beside their name',
    pieces: [
      {
        table: [
          ['Story', 'Buy'],
          ['Acceptance criteria', 'A guest pays'],
        ],
      },
    ],
    found: ['A guest pays'],
  },
  {
    name: 'in a column of a table of stories',
    pieces: [
      {
        table: [
          ['Story', 'Acceptance criteria'],
          ['Buy', 'A guest pays'],
          ['Look', 'A guest sees the price'],
        ],
      },
    ],
    found: ['A guest pays @Buy', 'A guest sees the price @Look'],
  },
  {
    name: 'below an item of a list that names them',
    pieces: [{ bullets: ['Estimate: 3', { text: 'Acceptance criteria:', below: [two] }, 'Owner: Ana'] }],
    found,
  },
  {
    name: 'as a sentence after AC:',
    pieces: [{ text: 'We use three packages.' }, { bullets: ['one', 'two'] }, { text: 'AC: A guest pays.' }],
    found: ['A guest pays.'],
  },
  {
    name: 'in several sections, with the titles above them as groups',
    pieces: [
      { heading: 'Buy', level: 2 },
      { ...heading, level: 3 },
      { bullets: ['A guest pays'] },
      { heading: 'Look', level: 2 },
      { ...heading, level: 3 },
      { bullets: ['A guest sees the price'] },
    ],
    found: ['A guest pays @Buy', 'A guest sees the price @Look'],
  },
  {
    name: 'under deeper headings, which are groups',
    pieces: [
      heading,
      { heading: 'Backend', level: 3 },
      { bullets: ['The API answers'] },
      { heading: 'Frontend', level: 3 },
      { bullets: ['The page shows it'] },
      ...next,
    ],
    found: ['The API answers @Backend', 'The page shows it @Frontend'],
  },
  {
    name: 'under strong lines, which are groups',
    pieces: [
      heading,
      { strong: 'Backend' },
      { bullets: ['The API answers'] },
      { strong: 'Frontend' },
      { bullets: ['The page shows it'] },
      ...next,
    ],
    found: ['The API answers @Backend', 'The page shows it @Frontend'],
  },
  {
    name: 'and a Definition of Done apart from them',
    pieces: [
      heading,
      two,
      { heading: 'Definition of Done' },
      {
        boxes: [
          [true, 'Reviewed'],
          [false, 'Deployed'],
        ],
      },
      ...next,
    ],
    found: [...found, '[x] Reviewed (done)', '[ ] Deployed (done)'],
  },
];

const titles: Case[] = [
  'Acceptance Criteria',
  'ACCEPTANCE CRITERIA',
  'Acceptance criteria:',
  'Acceptance Criteria (proposed)',
  'Acceptance Criteria (AC)',
  '3. Acceptance criteria',
  '3.2 Acceptance Criteria',
  '✅ Acceptance Criteria',
  '🎯 5. Acceptance Criteria',
  'User Acceptance Criteria',
  'Acceptance Criteria for guests',
  'AC',
  'ACs:',
  'Acceptance',
  'Acceptance scenarios',
  'Conditions of satisfaction',
  'Akzeptanzkriterien',
  'Abnahmekriterien',
  'Erweiterte Akzeptanzkriterien',
  "Critères d'acceptation",
  'Critères d’acceptation :',
  'Criterios de aceptación',
  'Critérios de aceitação',
  'Critérios de aceite',
  'Criteri di accettazione',
  'Acceptatiecriteria',
  'Kryteria akceptacji',
  '验收标准',
  '验收标准：',
  '四、验收标准',
  '驗收標準',
  '受け入れ基準',
  '受入条件',
  '受け入れ条件 (Acceptance Criteria)',
  '인수 조건',
  '승인 기준',
  'Критерии приёмки',
  'Acceptanskriterier',
].map((title) => ({ name: `under “${title}”`, pieces: [{ heading: title }, two, ...next], found }));

titles.push({
  name: 'under a heading with a tail, which is the group',
  pieces: [{ heading: 'AC – happy path' }, { bullets: ['A guest pays'] }, ...next],
  found: ['A guest pays @happy path'],
});

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

const traps: Case[] = [
  {
    name: 'bullets without a title that names them',
    pieces: [{ text: 'We will need to update:' }, { bullets: ['webpack', 'babel'] }],
    found: [],
  },
  {
    name: 'boxes under another heading',
    pieces: [{ heading: 'Tasks' }, { boxes: [[false, 'Write the tests']] }],
    found: [],
  },
  {
    name: 'boxes before the criteria',
    pieces: [{ heading: 'Action items' }, { boxes: [[false, 'Book a room']] }, heading, two],
    found,
  },
  {
    name: 'notes between criteria',
    pieces: [
      heading,
      { bullets: ['A guest sees the price'] },
      { text: 'Note: prices are net.' },
      { bullets: ['A guest pays'] },
    ],
    found,
  },
  { name: 'an introduction', pieces: [heading, { text: 'The story is accepted if:' }, two], found },
  ...[
    'Out of scope',
    'Notes',
    'Technical notes',
    'Tasks',
    'Test plan',
    'Hinweise',
    'Hors périmètre',
    '备注',
    '対象外',
  ].flatMap((title): Case[] => [
    {
      name: `what stands under the deeper heading “${title}”`,
      pieces: [heading, two, { heading: title, level: 3 }, { bullets: ['Something else'] }],
      found,
    },
    {
      name: `what stands under the strong line “${title}”`,
      pieces: [heading, two, { strong: title }, { bullets: ['Something else'] }],
      found,
    },
    {
      name: `what stands under the label “${title}:”`,
      pieces: [heading, two, { text: `${title}:` }, { bullets: ['Something else'] }],
      found,
    },
  ]),
  {
    name: 'a line with a key after criteria under a strong line',
    pieces: [
      { strong: 'Acceptance criteria' },
      two,
      { text: 'Files' },
      { strong: 'Files' },
      { bullets: ['a.ts'] },
    ],
    found,
  },
  {
    name: 'a table of what covers them',
    pieces: [
      heading,
      two,
      { heading: 'Acceptance Criteria Coverage' },
      {
        table: [
          ['Acceptance criteria', 'Test'],
          ['A guest pays', 'pay.test.ts'],
        ],
      },
    ],
    found,
  },
  { name: 'criteria that are to come', pieces: [heading, { text: 'TBD' }], found: [] },
  {
    name: 'references to criteria',
    pieces: [heading, two, { heading: 'Plan' }, { text: 'Acceptance criteria: AC-1, AC-2' }],
    found,
  },
  {
    name: 'a quotation among criteria',
    pieces: [heading, { quote: 'The owner has to confirm them.' }, two],
    found,
  },
  {
    name: 'names in a sentence',
    pieces: [{ text: 'The acceptance criteria of the epic hold:' }, { bullets: ['one thing'] }],
    found: [],
  },
  {
    name: 'a success metric where there are criteria',
    pieces: [{ heading: 'Success criteria' }, { bullets: ['Sales go up'] }, heading, two],
    found,
  },
];

const fallbacks: Case[] = [
  { name: 'names that may mean them', pieces: [{ heading: 'Success criteria' }, two, ...next], found },
  {
    name: 'ids without a title',
    pieces: [
      { text: 'As a guest I want to pay.' },
      { bullets: ['AC-1: A guest sees the price', 'AC-2: A guest pays', 'Figma'] },
    ],
    found: ['AC-1: A guest sees the price', 'AC-2: A guest pays'],
  },
  {
    name: 'scenarios without a title',
    pieces: [
      { heading: 'Requirement: Pay', level: 3 },
      { heading: 'Scenario: By card', level: 4 },
      { bullets: ['WHEN a guest pays', 'THEN a receipt is sent'] },
    ],
    found: ['By card @Requirement: Pay'],
  },
];

describe('findCriteria', () => {
  describeCases('finds where criteria stand:', places);
  describeCases('knows their names:', titles);
  describeCases('reads them as', shapes);
  describeCases('leaves out', traps);
  describeCases('without such a title, takes', fallbacks);
});
