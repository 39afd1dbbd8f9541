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

describe('findCriteria', () => {
  describeCases('finds where criteria stand:', places);
  describeCases('knows their names:', titles);
});
