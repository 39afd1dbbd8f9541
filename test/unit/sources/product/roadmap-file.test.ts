import * as assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/sources/markdown/front-matter';
import { readPeriod, withoutPeriod } from '../../../../src/domain/period';
import { roadmapTemplate } from '../../../../src/sources/product/roadmap-template';
import { readRoadmap } from '../../../../src/sources/product/roadmap-file';

function read(text: string): unknown {
  const front = readFrontMatter(text);
  const read = readRoadmap({
    path: 'roadmap.md',
    ...(front && { front }),
    body: text.slice(front?.bodyStart ?? 0),
  });
  // Without what is not known.
  return JSON.parse(JSON.stringify(read));
}

describe('when something is planned', () => {
  for (const [text, from, to] of [
    ['2026-03-31', undefined, '2026-03-31'],
    ['2026-03-02 – 2026-03-31', '2026-03-02', '2026-03-31'],
    ['from 2026-02 to 2026-04', '2026-02-01', '2026-04-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['Q1 2026', '2026-01-01', '2026-03-31'],
    ['2026-Q3 - 2026-Q4', '2026-07-01', '2026-12-31'],
    ['2027', '2027-01-01', '2027-12-31'],
    ['2026-W07', '2026-02-09', '2026-02-15'],
    ['2026-W53 – 2027-W01', '2026-12-28', '2027-01-10'],
    ['Launch (Q2/2026)', '2026-04-01', '2026-06-30'],
    ['Foundation (Target: March 2026)', '2026-03-01', '2026-03-31'],
    ['März 2026 – Mai 2026', '2026-03-01', '2026-05-31'],
    ['April – May 2026', '2026-04-01', '2026-05-31'],
    ['01.03.2026 – 31.05.2026', '2026-03-01', '2026-05-31'],
    ['by June 30th, 2026', undefined, '2026-06-30'],
    ['30 de junio de 2026', undefined, '2026-06-30'],
    ['H2 2026', '2026-07-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2. Quartal 2026', '2026-04-01', '2026-06-30'],
    ['Q1–Q2 2026', '2026-01-01', '2026-06-30'],
    ['Set 2026 goals', '2026-01-01', '2026-12-31'],
  ] as const) {
    it(`is read from “${text}”`, () => {
      const period = readPeriod(text);
      assert.deepEqual([period?.from, period?.to], [from, to]);
    });
  }

  for (const text of [
    'soon',
    '2026-02-30',
    '2026-13',
    'WEB-2026',
    'v2026.1',
    '12026',
    '5000 users',
    '2025-W53',
  ])
    it(`is not read from “${text}”`, () => assert.equal(readPeriod(text), undefined));

  it('is taken out of a text with what held them together', () => {
    assert.equal(withoutPeriod('Guest checkout (Q1 2026)'), 'Guest checkout');
    assert.equal(withoutPeriod('2026-01-01 – 2026-02-01: Vouchers'), 'Vouchers');
    assert.equal(withoutPeriod('Foundation (Target: March 2026)'), 'Foundation');
    assert.equal(withoutPeriod('1. Quartal 2026: Gastkauf'), 'Gastkauf');
  });
});

describe('roadmap.md', () => {
  it('has items in its front matter', () => {
    assert.deepEqual(
      read(`---
items:
  - name: Guest checkout
    epic: WEB-20
    from: 2026-01-05
    to: 2026-03
    goal: Nobody invents a password to buy once
  - version: "1.10"
    when: Q2 2026
    done: true
  - Loyalty card
---
`),
      {
        items: [
          {
            name: 'Guest checkout',
            epic: 'WEB-20',
            goal: 'Nobody invents a password to buy once',
            from: '2026-01-05',
            to: '2026-03-31',
            isDone: false,
          },
          { name: '1.10', version: '1.10', from: '2026-04-01', to: '2026-06-30', isDone: true },
          { name: 'Loyalty card', isDone: false },
        ],
        problems: [],
      },
    );
  });

  it('has headings with a time in them, and what they are for below', () => {
    assert.deepEqual(
      read(`# Where we go

## Guest checkout (WEB-20), 2026-01-05 – 2026-03-31

Nobody invents a password to buy once.

### What comes with it

## Fair in Lyon ✓ 2026-02-03

## Someday

Later.
`),
      {
        items: [
          {
            name: 'Guest checkout',
            epic: 'WEB-20',
            goal: 'Nobody invents a password to buy once.',
            from: '2026-01-05',
            to: '2026-03-31',
            isDone: false,
          },
          { name: 'Fair in Lyon', to: '2026-02-03', isDone: true },
        ],
        problems: [],
      },
    );
  });

  it('says what is wrong in it, and the rest counts', () => {
    assert.deepEqual(
      read(`---
items:
  - goal: Without a name
  - name: Vouchers
    to: soon
  - 7
  - [a, b]
---
`),
      {
        items: [
          { name: 'Vouchers', isDone: false },
          { name: '7', isDone: false },
          { name: 'a', isDone: false },
        ],
        problems: [
          { subject: 'roadmap.md', message: 'item 1: it has no name: write "name: …"' },
          {
            subject: 'roadmap.md',
            message: 'item 2: "soon" is no time: write 2026-03-31, 2026-03 or Q1 2026',
          },
        ],
      },
    );
  });

  it('has versions as they are written, where YAML takes them for numbers', () => {
    const text = '---\nitems:\n  - { version: 2.0, to: 2026-03 }\n  - Version: 1.10\n    To: 2026-02\n---\n';
    assert.deepEqual(read(text), {
      items: [
        { name: '2.0', version: '2.0', to: '2026-03-31', isDone: false },
        { name: '1.10', version: '1.10', to: '2026-02-28', isDone: false },
      ],
      problems: [],
    });
  });

  it('says what ends before it begins', () => {
    const text = '---\nitems:\n  - { name: A, from: 2026-05, to: 2026-03 }\n---\n## B, 2026-04 – 2026-01\n';
    assert.deepEqual((read(text) as { problems: unknown }).problems, [
      { subject: 'roadmap.md', message: '"A" ends on 2026-03-31, before it begins on 2026-05-01' },
      { subject: 'roadmap.md', message: '"B" ends on 2026-01-31, before it begins on 2026-04-01' },
    ]);
  });

  it('is what there is to begin with', () => {
    assert.deepEqual(read(roadmapTemplate('2026-11-26')), {
      items: [
        {
          name: 'Our first goal',
          goal: 'What will be different for the people who use it',
          from: '2026-11-26',
          to: '2027-01-31',
          isDone: false,
        },
        { name: 'The next one', from: '2027-02-01', to: '2027-03-31', isDone: false },
      ],
      problems: [],
    });
  });

  it('has its own title, which is no plan, where there are others below', () => {
    const names = (text: string) =>
      (read(text) as { items: { name: string }[] }).items.map(({ name }) => name);
    assert.deepEqual(names('# Roadmap 2026\n\n## Vouchers, Q1 2026\n\n## Fair\n'), ['Vouchers']);
    assert.deepEqual(names('# Vouchers, Q1 2026\n\n# Fair, Q2 2026\n'), ['Vouchers', 'Fair']);
    assert.deepEqual(names('# Vouchers, Q1 2026\n'), ['Vouchers']);
  });

  it('has items that are a name with a time, and epics as links or mappings', () => {
    assert.deepEqual(
      read(
        '---\nitems:\n  - Fair in Lyon (2026-05)\n  - {epic: "[[WEB-20]]", to: 30.6.2026}\n  - {epic: {id: WEB-21}}\n---\n',
      ),
      {
        items: [
          { name: 'Fair in Lyon', from: '2026-05-01', to: '2026-05-31', isDone: false },
          { name: 'WEB-20', epic: 'WEB-20', to: '2026-06-30', isDone: false },
          { name: 'WEB-21', epic: 'WEB-21', isDone: false },
        ],
        problems: [],
      },
    );
  });

  it('says that it has no time in it', () => {
    assert.deepEqual(read('# Roadmap\n\n## Now\n\n- Vouchers\n'), {
      items: [],
      problems: [
        {
          subject: 'roadmap.md',
          message:
            'nothing in it has a time: write "## Guest checkout, Q1 2026", or "items" in its front matter',
        },
      ],
    });
    assert.deepEqual(read('\n'), { items: [], problems: [] });
  });

  it('may be of any shape', () => {
    for (const value of ['items: 3', 'items: { a: 1 }', 'items: null', 'items: [[[]]]', 'other: x', ''])
      assert.doesNotThrow(() => read(`---\n${value}\n---\n`), value);
  });
});
