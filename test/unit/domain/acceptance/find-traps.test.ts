import { describeCases, type Case } from './cases';

const heading = { heading: 'Acceptance Criteria' } as const;
const two = { bullets: ['A guest sees the price', 'A guest pays'] } as const;
const found = ['A guest sees the price', 'A guest pays'];
const next = [{ heading: 'Links' }, { bullets: ['https://example.org'] }] as const;

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
  describeCases('leaves out', traps);
  describeCases('without such a title, takes', fallbacks);
});
