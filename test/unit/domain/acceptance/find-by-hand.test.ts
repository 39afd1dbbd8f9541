import { describeCases, type Case } from './cases';

const heading = { heading: 'Acceptance Criteria' } as const;
const two = { bullets: ['A guest sees the price', 'A guest pays'] } as const;
const found = ['A guest sees the price', 'A guest pays'];
const next = [{ heading: 'Links' }, { bullets: ['https://example.org'] }] as const;

const titles: Case[] = [
  ...['## Acceptance Criteria', 'h3. Acceptance Criteria', '■ 受け入れ条件', '【受け入れ条件】'].map(
    (title): Case => ({
      name: `the line “${title}”, where it is no heading to the format`,
      pieces: [
        { text: title },
        two,
        { text: title.replace(/\p{L}{4,}.*\p{L}/u, 'Notes') },
        { bullets: ['no'] },
      ],
      found,
      in: ['adf'],
    }),
  ),
  {
    name: 'typed signs of strong lines',
    pieces: [{ text: '**Acceptance Criteria:**' }, two, { text: '**Notes**' }, { bullets: ['no'] }],
    found,
  },
  {
    name: 'a number of an outline, up to the next',
    pieces: [
      { numbers: ['Acceptance Criteria'] },
      two,
      { numbers: ['Appendix'] },
      { bullets: ['A picture'] },
    ],
    found,
  },
  {
    name: 'a title that names Definition of Done as well',
    pieces: [{ heading: 'Acceptance Criteria (Definition of Done)' }, two, ...next],
    found,
  },
  {
    name: 'a title that names Definition of Done first',
    pieces: [{ heading: 'Definition of Done / Acceptance' }, two, ...next],
    found,
  },
  {
    name: 'a title that is better named than the one above it',
    pieces: [
      { heading: 'Acceptance criteria of the checkout', level: 1 },
      { bullets: ['Author: Ana', 'Version: 2'] },
      { heading: 'Acceptance criteria', level: 2 },
      two,
    ],
    found,
  },
  {
    name: 'a first strong line in a panel or a quotation',
    pieces: [{ quote: '**Acceptance criteria:** A guest pays' }],
    found: ['A guest pays'],
    in: ['markdown'],
  },
  {
    name: 'the heading of the story above a strong line, not the label before it',
    pieces: [
      { heading: 'Buy' },
      { strong: 'Details:' },
      { bullets: ['by card'] },
      { strong: 'Acceptance criteria:' },
      { bullets: ['A guest pays'] },
      { heading: 'Look' },
      { strong: 'Details:' },
      { bullets: ['in a list'] },
      { strong: 'Acceptance criteria:' },
      { bullets: ['A guest sees the price'] },
    ],
    found: ['A guest pays @Buy', 'A guest sees the price @Look'],
  },
];

const shapes: Case[] = [
  {
    name: 'boxes typed in the items of a list',
    pieces: [heading, { bullets: ['[ ] A guest sees the price', '[x] A guest pays'] }, ...next],
    found: ['[ ] A guest sees the price', '[x] A guest pays'],
  },
  {
    name: 'boxes below plain items, which are groups',
    pieces: [
      heading,
      {
        bullets: [
          { text: 'Backend', below: [{ bullets: ['[x] The API answers', '[ ] The API logs'] }] },
          { text: 'Frontend', below: [{ bullets: ['[ ] The page shows it'] }] },
        ],
      },
    ],
    found: ['[x] The API answers @Backend', '[ ] The API logs @Backend', '[ ] The page shows it @Frontend'],
  },
  ...[
    ['1) ', '2) '],
    ['1. ', '2. '],
    ['(1) ', '(2) '],
    ['1 - ', '2 - '],
    ['1-', '2-'],
    ['1.1 ', '1.2 '],
    ['2.1.1 ', '2.1.2 '],
    ['a) ', 'b) '],
    ['１．', '２．'],
    ['① ', '② '],
    ['・', '・'],
    ['• ', '• '],
  ].map(([first = '', second = '']): Case => ({
    name: `lines that start with “${first}”`,
    pieces: [heading, { text: [`${first}A guest sees the price`, `${second}A guest pays`] }, ...next],
    found,
    // In Markdown some of them make a list, in which the numbers are the format's own.
    in: ['adf', 'wiki'],
  })),
  {
    name: 'words with a number in front, which stays',
    pieces: [heading, { text: ['2-Factor login works', '1.5 GB are enough'] }],
    found: ['2-Factor login works', '1.5 GB are enough'],
  },
  {
    name: 'numbers, each a list of its own with bullets below it',
    pieces: [
      heading,
      { numbers: ['A guest sees the price:'] },
      { bullets: ['of the goods', 'of the delivery'] },
      { numbers: ['A guest pays:'] },
      { bullets: ['by card'] },
    ],
    found: ['A guest sees the price:', 'A guest pays:'],
  },
  {
    name: 'rows of Given, When and Then among others',
    pieces: [
      heading,
      {
        table: [
          ['AC ID', 'Story ID', 'Given', 'When', 'Then'],
          ['AC-1', 'US-1', 'a cart', 'a guest pays', 'a receipt is sent'],
        ],
      },
    ],
    found: ['a cart a guest pays a receipt is sent'],
  },
  {
    name: 'a column of a table below a title that names tasks as well',
    pieces: [
      { heading: 'Tasks & acceptance criteria' },
      {
        table: [
          ['#', 'Task', 'Key acceptance criteria'],
          ['1', 'Pay', 'A guest pays'],
        ],
      },
    ],
    found: ['A guest pays @Pay'],
  },
  {
    name: 'a number in strong letters before the words',
    pieces: [heading, { bullets: ['**1.1** THE SYSTEM SHALL answer', '**1.2** THE SYSTEM SHALL log'] }],
    found: ['THE SYSTEM SHALL answer', 'THE SYSTEM SHALL log'],
    in: ['markdown'],
  },
  {
    name: 'AC: before each of them',
    pieces: [heading, { bullets: ['AC: A guest sees the price', 'AC: A guest pays'] }, ...next],
    found,
  },
  {
    name: 'AC: in items below others, each a section of its own',
    pieces: [{ bullets: [{ text: 'As a guest I pay', below: [{ bullets: ['AC: A guest pays'] }] }, 'Look'] }],
    found: ['A guest pays'],
  },
  {
    name: 'sentences as preformatted text',
    pieces: [heading, { code: 'A guest sees the price\n\nA guest pays' }, ...next],
    found,
  },
  {
    name: 'preformatted text with an introduction',
    pieces: [heading, { text: 'It is done if:' }, { code: '1. A guest sees the price\n2. A guest pays' }],
    found,
  },
  {
    name: 'code below an item, which is its detail',
    pieces: [heading, { bullets: ['A guest pays'] }, { code: 'some words of output' }],
    found: ['A guest pays'],
  },
  {
    name: 'headings that start with a number and say a criterion, with steps below them',
    pieces: [
      heading,
      { heading: 'AC 1: Pay', level: 3 },
      { code: 'Given a cart\nWhen a guest pays\nThen a receipt is sent', language: 'gherkin' },
    ],
    found: ['AC 1: Pay'],
  },
  {
    name: 'steps in strong letters over nested lists',
    pieces: [
      heading,
      {
        bullets: [
          {
            text: 'Given a cart',
            below: [
              { bullets: [{ text: 'When a guest pays', below: [{ bullets: ['Then a receipt is sent'] }] }] },
            ],
          },
        ],
      },
    ],
    found: ['Given a cart When a guest pays Then a receipt is sent'],
  },
];

const traps: Case[] = [
  {
    name: 'a program',
    pieces: [heading, { code: 'const a = 1;\nrun(a);' }],
    found: [],
  },
  {
    name: 'a row of a table of other things that is called so',
    pieces: [
      {
        table: [
          ['Field', 'Type', 'Shown'],
          ['Acceptance criteria', 'text', 'always on the page'],
        ],
      },
    ],
    found: [],
  },
  ...[
    'Verificación de criterios de aceptación',
    'Vérification des critères d’acceptation',
    'Verifica dei criteri di accettazione',
    'Abdeckung der Akzeptanzkriterien',
    '验收标准覆盖',
    'Acceptance criteria coverage',
  ].map((title): Case => ({
    name: `what stands under “${title}”`,
    pieces: [
      heading,
      two,
      { heading: title },
      {
        table: [
          ['AC', 'Result'],
          ['1', 'PASS'],
        ],
      },
    ],
    found,
  })),
  {
    name: 'numbers of criteria in another table',
    pieces: [
      heading,
      two,
      { heading: 'Result' },
      {
        table: [
          ['AC', 'Verdict'],
          ['1', 'PASS'],
          ['AC-2', 'FAIL'],
        ],
      },
    ],
    found,
  },
  {
    name: 'what shows that criteria are met',
    pieces: [
      heading,
      {
        table: [
          ['AC ID', 'Status', 'Demonstrated by'],
          ['AC-1', 'Done', 'a test of paying'],
        ],
      },
    ],
    found: [],
  },
  {
    name: 'a table of something else below them',
    pieces: [
      heading,
      two,
      {
        table: [
          ['Scope', 'Permission', 'Needed'],
          ['read', 'Read issues', 'Yes'],
        ],
      },
    ],
    found,
  },
  ...[
    'See above',
    'See the epic.',
    'SHOP-12',
    'see SHOP-12',
    'N/A',
    'tbd',
    'AC-1 (the first half), AC-2',
  ].map((text): Case => ({
    name: `“${text}” in the place of one`,
    pieces: [heading, { bullets: [text] }, ...next],
    found: [],
  })),
];

describe('findCriteria reads what is written by hand:', () => {
  describeCases('titles, as', titles);
  describeCases('criteria, as', shapes);
  describeCases('and leaves out', traps);
});
