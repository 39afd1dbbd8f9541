import assert from 'node:assert/strict';
import { capacityOf, daysOfWork, type Team } from '../../../../src/domain/capacity';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { sprintPlan } from '../../../../src/domain/sprint-plan';
import type { Report, ReportInline } from '../../../../src/domain/report/report';
import { planningReport, type PlanningFrame } from '../../../../src/features/planning/planning-report';
import { sprint, statuses, summary } from '../../domain/sprint-model';

const [mira, jonas] = ['Mira Holm', 'Jonas Berg'].map((name) => ({ id: name, name }));
const next = { id: '8', name: 'Sprint 8', state: 'future' as const, goal: 'Returns' };
const stories = [
  summary('A-1', { title: 'Check out', points: 5, assignee: mira }),
  summary('A-2', { title: 'Pay by card', points: 8, assignee: jonas }),
  summary('A-3', { title: 'Vouchers', points: 1 }),
  summary('A-4', { title: 'Returns' }),
  summary('A-5', { title: 'Done', points: 13, status: statuses.done }),
  summary('A-6', { title: 'Sub', type: { name: 'Sub-task', kind: 'subtask' }, points: 2 }),
];
const team: Team = {
  members: [
    { name: 'mira holm', share: 0.5, absences: [] },
    { name: 'Jonas Berg', share: 1, absences: [{ from: '2026-03-20', to: '2026-03-24' }] },
  ],
};
const period = { from: '2026-03-16', to: '2026-03-27' };
const velocity = {
  unit: 'points' as const,
  sprints: [
    { sprint: { ...sprint, name: 'Sprint 6' }, committed: 20, done: 15 },
    { sprint, committed: 14, done: 15 },
  ],
  ...{ average: 15, least: 15, most: 15 },
};
const frame: PlanningFrame = {
  ...{ place: 'backlog', language: 'en', me: 'Mira Holm', taken: new Set(['A-1']), velocity, period },
  ...{ carryOver: [stories[1]!], hasTeam: true, productFolder: 'docs/product', problems: [] },
};
const capacities = capacityOf(team, period, velocity.average);
const report = (more: Partial<PlanningFrame> = {}): Report =>
  planningReport(sprintPlan(next, stories, capacities), { ...frame, ...more });

const acts = ({ sections }: Report): string[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'list' ? block.items : []))
    .flatMap(({ text }): readonly ReportInline[] => (typeof text === 'string' ? [text] : text))
    .flatMap((part) => (typeof part === 'object' && 'act' in part ? [part.act] : []));

describe('the plan of a sprint', () => {
  it('is this Markdown', () => {
    assert.equal(
      reportMarkdown(report(), { chartFile: (_, index) => `plan-${index + 1}.svg` }),
      `# Sprint planning: Sprint 8

Mar 16, 2026 to Mar 27, 2026 · backlog

## Goal

**Returns**

## At a glance

- To do: **14 points** (of 12 there is time for)
- Not taken: **1 point** (2 stories)
- Carried over: **1 story**
- Velocity: **15 points** (between 15 and 15)

> That is 2 points more than there is time for.

> 1 story without an estimate: A-4

## Who takes what

![Points and capacity](<plan-1.svg>)

More than they can: Jonas Berg.

**Points and capacity**

|  | Can do (points) | Takes (points) |
| --- | ---: | ---: |
| mira holm | 5 | 5 |
| Jonas Berg | 7 | 8 |

**Capacity of each person, and what they take**

| Person | Days | Away | Can do | Takes | Free |
| --- | ---: | ---: | ---: | ---: | ---: |
| mira holm | 5 | 0 | 5 | 5 | 0 |
| Jonas Berg | 7 | 3 | 7 | 8 | -1 |

## What I take

- A-1 Check out (5 points · To Do · Mira Holm)

## Nobody has taken yet

- A-3 Vouchers (1 point · To Do)
- A-4 Returns (no estimate · To Do)

## Carried over

- A-2 Pay by card (8 points · To Do · Jonas Berg)

## Velocity

![Velocity](<plan-2.svg>)

15 points were done in a sprint on average, between 15 and 15.

**Velocity**

|  | Committed (points) | Done (points) |
| --- | ---: | ---: |
| Sprint 6 | 20 | 15 |
| Sprint 7 | 14 | 15 |
`,
    );
  });

  it('offers what nobody took, and to give back what was taken here', () => {
    assert.deepEqual(acts(report()), ['undo:A-1', 'take:A-3', 'take:A-4']);
    assert.deepEqual(acts(report({ me: undefined, taken: new Set() })), []);
  });

  it('counts stories where none is estimated', () => {
    const bare = stories.map(({ points: _, ...story }) => story);
    const plan = sprintPlan(next, bare, capacityOf(team, period, 6));
    const markdown = reportMarkdown(planningReport(plan, frame));
    assert.match(markdown, /To do: \*\*4 stories\*\* \(of 4\.8 there is time for\)/);
    assert.match(markdown, /Not taken: \*\*2 stories\*\*$/m);
    assert.match(markdown, /No story is estimated, so stories are counted\./);
    assert.match(markdown, /\| Jonas Berg \| 2\.8 \| 1 \|/);
    assert.doesNotMatch(markdown, /without an estimate/);
  });

  it('says what is missing', () => {
    const { velocity: _, period: __, ...bare } = frame;
    const plan = sprintPlan(next, stories, capacityOf({ members: [] }, period, undefined));
    const markdown = reportMarkdown(planningReport(plan, { ...bare, hasTeam: false }));
    assert.match(markdown, /No sprint was closed yet/);
    assert.match(markdown, /write docs\/product\/capacity\.md/);
    assert.match(markdown, /^Without dates/m);
    assert.match(markdown, /What each person takes\./);
    assert.match(reportMarkdown(report({ reckoned: 'undated' })), /reckoned: the sprint has no dates yet/);
    assert.match(reportMarkdown(report({ reckoned: 'over' })), /reckoned: the dates of the sprint are over/);
  });
});

describe('capacity', () => {
  const of = (given: Team, points?: number) => capacityOf(given, period, points);
  const member = (name: string, share = 1, ...absences: [string, string][]) => ({
    ...{ name, share },
    absences: absences.map(([from, to]) => ({ from, to })),
  });

  it('counts a day where noon is in the sprint', () => {
    const between = (from: string, to: string, zone = 'Europe/Berlin') => {
      const days = daysOfWork(Date.parse(from), Date.parse(to), zone);
      return `${days.from} ${days.to}`;
    };
    assert.equal(between('2026-03-02T08:00:00Z', '2026-03-16T08:00:00Z'), '2026-03-02 2026-03-15');
    assert.equal(between('2026-03-02T14:00:00Z', '2026-03-16T14:00:00Z'), '2026-03-03 2026-03-16');
    assert.equal(between('2026-03-01T23:00:00Z', '2026-03-15T22:59:59Z'), '2026-03-02 2026-03-15');
    assert.equal(
      between('2026-03-02T00:00:00Z', '2026-03-16T00:00:00Z', 'Asia/Tokyo'),
      '2026-03-02 2026-03-15',
    );
    // Clocks change in between.
    assert.equal(between('2026-03-23T08:00:00Z', '2026-04-06T07:00:00Z'), '2026-03-23 2026-04-05');
    assert.equal(between('2026-03-02T13:00:00Z', '2026-03-02T16:00:00Z'), '2026-03-02 2026-03-02');
  });

  it('leaves out weekends and days away, once where two absences meet', () => {
    const [one] = of({
      members: [member('A', 1, ['2026-03-18', '2026-03-22'], ['2026-03-20', '2026-03-23'])],
    });
    assert.deepEqual(one, { name: 'A', days: 6, away: 4 });
  });

  it('shares the velocity of a whole team, and goes by the team’s own word before', () => {
    const members = [member('A'), member('B', 0.5, ['2026-01-01', '2026-12-31'])];
    assert.deepEqual(
      of({ members }, 30).map(({ amount }) => amount),
      [20, 0],
    );
    assert.deepEqual(
      of({ members, pointsPerDay: 0.5 }, 30).map(({ amount }) => amount),
      [5, 0],
    );
    assert.deepEqual(
      capacityOf({ members }, { from: '2026-03-21', to: '2026-03-22' }, 30).map(({ amount }) => amount),
      [undefined, undefined],
    );
  });
});
