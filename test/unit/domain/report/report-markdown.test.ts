import * as assert from 'node:assert/strict';
import type { Report } from '../../../../src/domain/report/report';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';

const report: Report = {
  title: 'Sprint 24',
  note: '2 to 13 March 2026, from example.atlassian.net',
  sections: [
    {
      heading: 'In short',
      blocks: [
        {
          type: 'facts',
          facts: [
            { name: 'Done', value: '21 points', note: 'of 23 planned' },
            { name: 'Stories', value: '8' },
          ],
        },
        { type: 'notice', kind: 'warning', text: 'Two stories have no estimate: they count as nothing.' },
        { type: 'text', text: ['The goal was ', { text: 'met', strong: true }, '. '] },
        { type: 'text', text: [{ text: 'Estimate them', act: 'estimate' }] },
      ],
    },
    {
      heading: 'Stories',
      blocks: [
        {
          type: 'list',
          items: [
            {
              text: [{ text: 'SHOP-142', story: 'SHOP-142' }, ' Pay with a [saved] card'],
              checked: true,
              items: [{ text: 'Declined cards', checked: false }, { text: '# not a heading' }],
            },
            { text: [{ text: 'Designs', url: 'https://example.com/d' }] },
          ],
        },
        {
          type: 'table',
          caption: 'By person',
          columns: [{ name: 'Who' }, { name: 'Points', isNumber: true }],
          rows: [
            ['Ana | Silva', '8'],
            [[{ text: 'Li Wei', strong: true }], '13'],
          ],
        },
        {
          type: 'document',
          document: {
            blocks: [
              { type: 'heading', level: 1, children: [{ type: 'text', text: 'Why' }] },
              { type: 'paragraph', children: [{ type: 'text', text: 'Because.' }] },
            ],
          },
        },
      ],
    },
    {
      heading: 'Burn-down',
      blocks: [
        {
          type: 'chart',
          chart: {
            kind: 'lines',
            title: 'What is left',
            summary: 'From 23 to 2 points.',
            labels: ['Mon', 'Tue', 'Wed'],
            series: [
              { name: 'Left', values: [23, undefined, 2.3333] },
              { name: 'Plan', values: [23, 11.5, 0], role: 'plan' },
            ],
            unit: 'points',
          },
        },
        {
          type: 'chart',
          chart: {
            kind: 'timeline',
            title: 'Epics',
            summary: 'Two epics.',
            today: '2026-03-10',
            spans: [
              { name: 'Checkout', from: '2026-01-01', to: '2026-04-01', progress: 0.257 },
              { name: '24.3', to: '2026-03-31', isDone: true },
            ],
          },
        },
      ],
    },
  ],
};

const expected = `# Sprint 24

2 to 13 March 2026, from example.atlassian.net

## In short

- Done: **21 points** (of 23 planned)
- Stories: **8**

> Two stories have no estimate: they count as nothing.

The goal was **met**.${' '}

## Stories

- [x] SHOP-142 Pay with a \\[saved\\] card
  - [ ] Declined cards
  - \\# not a heading
- [Designs](<https://example.com/d>)

**By person**

| Who | Points |
| --- | ---: |
| Ana \\| Silva | 8 |
| **Li Wei** | 13 |

### Why

Because.

## Burn-down

From 23 to 2 points.

**What is left**

|  | Left (points) | Plan (points) |
| --- | ---: | ---: |
| Mon | 23 | 23 |
| Tue | – | 11.5 |
| Wed | 2.33 | 0 |

Two epics.

**Epics**

| What | From | To | Progress |
| --- | --- | --- | ---: |
| Checkout | 2026-01-01 | 2026-04-01 | 26 % |
| 24.3 | – | 2026-03-31 | done |
`;

describe('a report as Markdown', () => {
  it('has all a reader can read, and nothing of what can only be done on its page', () => {
    assert.equal(reportMarkdown(report), expected);
  });

  it('shows pictures of its charts where there are any, counted through the whole report', () => {
    const text = reportMarkdown(report, {
      chartFile: ({ kind }, index) => `sprint #<24>-${index + 1}-${kind}.svg`,
    });
    assert.deepEqual(text.match(/^!\[.*$/gm), [
      '![What is left](<sprint %23%3C24%3E-1-lines.svg>)',
      '![Epics](<sprint %23%3C24%3E-2-timeline.svg>)',
    ]);
  });

  it('leads to stories that have an address', () => {
    const text = reportMarkdown(report, { storyUrl: (key) => `https://jira.example/browse/${key}` });
    assert.ok(text.includes('- [x] [SHOP-142](<https://jira.example/browse/SHOP-142>) Pay'));
  });
});
