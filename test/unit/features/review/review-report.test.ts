import assert from 'node:assert/strict';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { sprintReport } from '../../../../src/domain/sprint-report';
import type { StoryEvent } from '../../../../src/domain/story-history';
import { type ReviewStory, reviewReport } from '../../../../src/features/review/review-report';
import { day, end, iso, sprint, start, statuses, summary } from '../../domain/sprint-model';

const [mira, jonas, oskar] = ['Mira Holm', 'Jonas Berg', 'Oskar Lind'].map((name) => ({ id: name, name }));
const at = (days: number): string => iso(start + days * day);
const done = (days: number): StoryEvent => ({
  ...{ at: at(days), kind: 'status', from: statuses.doing, to: statuses.done },
});
const epic = { key: 'A-20', title: 'Buying without an account' };

const goal = 'A guest can pay without an account';
const history = {
  sprint: { ...sprint, goal },
  problems: [],
  stories: [
    {
      story: summary('A-1', {
        title: 'Check out as a guest',
        points: 5,
        status: statuses.done,
        assignee: mira,
        epic,
      }),
      history: { key: 'A-1', events: [done(3)] },
    },
    {
      story: summary('A-2', { title: 'Pay by card', points: 8, assignee: jonas, epic }),
      history: {
        key: 'A-2',
        events: [{ at: at(2), by: jonas, kind: 'points', from: 5, to: 8 } satisfies StoryEvent],
      },
    },
    {
      story: summary('A-3', { title: 'Free delivery', points: 2, status: statuses.done, assignee: jonas }),
      history: { key: 'A-3', created: at(1), events: [done(8)] },
    },
    {
      story: summary('A-4', { title: 'Vouchers', points: 3, sprintIds: [] }),
      history: {
        key: 'A-4',
        events: [{ at: at(4), by: oskar, kind: 'sprints', from: ['7'], to: [] } satisfies StoryEvent],
      },
    },
  ],
};

const found = new Map<string, ReviewStory>([
  [
    'A-1',
    {
      criteria: [
        { text: 'The cart offers it', checked: true },
        { text: 'A mail is sent', checked: false },
      ],
      versions: ['1.1'],
      commits: [
        { sha: '9f3c2a1d'.repeat(5), subject: 'A-1 Ask for nothing but the *address*', author: 'Mira Holm' },
        { sha: '0a1b2c3d'.repeat(5), subject: 'A-1 Test it', author: 'Aiko Tanaka' },
      ],
    },
  ],
  ['A-3', { versions: [], commits: [] }],
]);

const frame = {
  ...{ place: 'backlog', language: 'en', timeZone: 'Europe/Berlin', notices: [] },
  problems: [{ subject: 'A-9.md', message: 'line 2: broken' }],
};

const expected = `# Sprint review: Sprint 7

Mar 2, 2026 to Mar 13, 2026 · backlog

## Goal

**A guest can pay without an account**

Met in part: some of the stories it is judged by are not done.

Judged by the stories that have words in common with it:

- [x] A-1 Check out as a guest
- [ ] A-2 Pay by card

## At a glance

- Done: **7 points** (of 15 points)
- Carried over: **8 points** (1 story)
- Committed: **13 points** (3 stories)
- Added: **2 points** (1 story)
- Taken out: **3 points** (1 story)
- Estimated anew: **+3 points**

> A-9.md: line 2: broken

## Done

- A-1 Check out as a guest (5 points · Mira Holm, Aiko Tanaka)
  - [x] The cart offers it
  - [ ] A mail is sent
  - **9f3c2a1d** A-1 Ask for nothing but the \\*address\\* (Mira Holm)
  - **0a1b2c3d** A-1 Test it (Aiko Tanaka)
- A-3 Free delivery (2 points · Jonas Berg)

## Carried over

- A-2 Pay by card (8 points · Jonas Berg)

## Changes of the scope

**What changed after the sprint began**

| When | Story | What | Points | By |
| --- | --- | --- | ---: | --- |
| – | A-3 Free delivery | Added | 2 | – |
| Mar 4, 9:00 AM | A-2 Pay by card | Estimated anew | 5 → 8 | Jonas Berg |
| Mar 6, 9:00 AM | A-4 Vouchers | Taken out | 3 | Oskar Lind |

## Burn-down

![Burn-down](<review-1.svg>)

8 of 13 points were left on Fri, Mar 13.

`;

describe('the review of a sprint', () => {
  const report = () => sprintReport(history, { now: end + 5 * day, timeZone: 'Europe/Berlin' });

  it('is this Markdown', () => {
    const markdown = reportMarkdown(reviewReport(report(), found, frame), {
      chartFile: (_, index) => `review-${index + 1}.svg`,
    });
    assert.equal(markdown.slice(0, expected.length), expected);
    assert.equal(
      markdown.slice(markdown.indexOf('## Who contributed')),
      `## Who contributed

**Stories and commits of each person**

| Person | Stories | Done | Commits |
| --- | ---: | ---: | ---: |
| Aiko Tanaka | 1 | 1 | 1 |
| Jonas Berg | 2 | 1 | 0 |
| Mira Holm | 1 | 1 | 1 |

## Release notes (draft)

- **1.1**
  - Buying without an account
    - Check out as a guest (A-1)
- **Without a version**
  - Besides
    - Free delivery (A-3)
`,
    );
  });

  it('says that a story came and went, which its numbers do not hold', () => {
    const moved = (days: number, from: string[], to: string[]): StoryEvent => ({
      ...{ at: at(days), by: oskar, kind: 'sprints', from, to },
    });
    const passing = {
      story: summary('A-5', { title: 'Gift cards', points: 2, sprintIds: [] }),
      history: { key: 'A-5', events: [moved(1, [], ['7']), moved(2, ['7'], [])] },
    };
    const with5 = sprintReport(
      { ...history, stories: [...history.stories, passing] },
      { now: end + 5 * day, timeZone: 'Europe/Berlin' },
    );
    const markdown = reportMarkdown(reviewReport(with5, found, frame));
    const facts = expected.slice(expected.indexOf('- Done:'), expected.indexOf('> A-9.md'));
    const sentence = '> 1 story came and went while the sprint ran, and counts in none of these.';
    assert.ok(markdown.includes(`${facts}${sentence}`), markdown);
    assert.match(markdown, /A-5 Gift cards \| Added \| 2[^]*A-5 Gift cards \| Taken out \| 2/);
  });

  it('has the numbers of its charts in tables', () => {
    const { sections } = reviewReport(report(), found, frame);
    const charts = sections.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'chart');
    const values = charts.map(({ chart }) =>
      chart.kind === 'lines' ? [chart.title, chart.labels.length, chart.series.map((one) => one.values)] : [],
    );
    assert.deepEqual(values, [
      [
        'Burn-down',
        13,
        [
          [13, 13, 15, 18, 13, 10, 10, 10, 10, 8, 8, 8, 8],
          [13, 11.7, 10.4, 9.1, 7.8, 6.5, 6.5, 6.5, 5.2, 3.9, 2.6, 1.3, 0],
        ],
      ],
      [
        'Burn-up',
        12,
        [
          [0, 0, 0, 5, 5, 5, 5, 5, 7, 7, 7, 7],
          [13, 15, 18, 18, 15, 15, 15, 15, 15, 15, 15, 15],
        ],
      ],
    ]);
  });

  it('says what is missing, and shows what is there', () => {
    const { start: _, end: __, complete: ___, goal: ____, ...bare } = history.sprint;
    const stories = [
      { story: summary('A-1'), history: { key: 'A-1', events: [], knownSince: at(2) } },
      { story: summary('A-2', { status: statuses.done }), history: { key: 'A-2', events: [] } },
    ];
    const undated = sprintReport(
      { sprint: { ...bare, state: 'active' }, stories, problems: [] },
      { now: start + day, timeZone: 'UTC' },
    );
    const markdown = reportMarkdown(
      reviewReport(undated, new Map(), { ...frame, notices: ['No Git here.'] }),
    );
    for (const words of [
      'Without dates · backlog',
      'Done: **1 story** (of 2 stories)',
      'No story is estimated, so stories are counted.',
      'The sprint has no dates',
      'What happened before Wed, Mar 4 is not known of all stories',
      'No Git here.',
      '## Not done yet',
    ])
      assert.ok(markdown.includes(words), `${words}\n${markdown}`);
    assert.ok(!markdown.includes('## Goal') && !markdown.includes('Burn-'));
  });

  it('tells what came later of a sprint that begins and never ends', () => {
    const { end: _, complete: __, ...endless } = { ...history.sprint, state: 'active' as const };
    const events = [{ at: at(1), kind: 'sprints' as const, from: [], to: [endless.id] }];
    const told = {
      ...history,
      sprint: endless,
      stories: [{ story: summary('A-1'), history: { key: 'A-1', events } }],
    };
    const markdown = reportMarkdown(
      reviewReport(sprintReport(told, { now: start + 5 * day, timeZone: 'UTC' }), new Map(), frame),
    );
    for (const words of [
      'from Mar 2, 2026',
      'The sprint has no end, so there is no burn-down.',
      'Added: **1 story**',
    ])
      assert.ok(markdown.includes(words), `${words}\n${markdown}`);
  });

  it('says how much its pictures show of a sprint that nobody closed', () => {
    const told = { ...history, sprint: { ...history.sprint, state: 'active' as const, complete: undefined } };
    const shown = (days: number): string =>
      reportMarkdown(
        reviewReport(sprintReport(told, { now: start + days * day, timeZone: 'UTC' }), new Map(), frame),
      );
    assert.ok(!shown(20).includes('The pictures show'));
    assert.ok(shown(400).includes('The pictures show the first 200 days of the sprint alone.'));
  });
});
