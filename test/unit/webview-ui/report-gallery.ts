import type { BarChart, LineChart, TimeLine } from '../../../src/domain/report/chart';
import type { Report } from '../../../src/domain/report/report';
import type { ReportPageView } from '../../../src/report-protocol';
import { paragraph } from './gallery-text';

/** A report with every kind of content it can have, for tests and pictures. */

const days = ['2 Mar', '3 Mar', '4 Mar', '5 Mar', '6 Mar', '7 Mar', '8 Mar', '9 Mar', '10 Mar', '11 Mar'];

export const burnDown: LineChart = {
  kind: 'lines',
  title: 'Burn-down',
  summary: 'Of 34 points 9 are left after eight of ten days; by plan it would be 7.',
  labels: days,
  unit: 'points',
  isStepped: true,
  freeLabels: [5, 6],
  series: [
    { name: 'Left', values: [34, 34, 31, 31, 23, 23, 23, 14, 9] },
    { name: 'Plan', role: 'plan', values: [34, 30, 26, 21, 17, 17, 17, 13, 8, 0] },
    { name: 'Scope', role: 'second', values: [34, 34, 36, 36, 36, 36, 36, 33, 33] },
    { name: 'Done', role: 'third', values: [0, 0, 5, 5, 13, 13, 13, 19, 24] },
  ],
};

export const churn: LineChart = {
  kind: 'lines',
  title: 'Churn',
  summary: 'From 3.9 % to 3.2 %, with two weeks that are not known; the target is 3 %.',
  labels: ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8'],
  unit: '%',
  target: 3,
  series: [{ name: 'Churn', values: [3.9, 3.8, undefined, undefined, 3.6, 3.7, 3.4, 3.2] }],
};

export const velocity: BarChart = {
  kind: 'bars',
  title: 'Velocity',
  summary: 'In the last four sprints 21, 26, 19 and 24 points were done.',
  labels: ['Sprint 20', 'Sprint 21', 'Sprint 22', 'Sprint 23'],
  unit: 'points',
  series: [
    { name: 'Planned', role: 'plan', values: [25, 24, 26, 27] },
    { name: 'Done', values: [21, 26, 19, 24] },
    { name: 'Added', role: 'second', values: [3, 0, 5, undefined] },
    { name: 'Removed', role: 'third', values: [0, 2, 1, 4] },
  ],
};

export const timeLine: TimeLine = {
  kind: 'timeline',
  title: 'Epics and versions',
  summary: 'Four epics and two versions from January to August; one epic is late.',
  today: '2026-04-14',
  spans: [
    {
      name: 'SHOP-100 Checkout in one minute',
      from: '2026-02-02',
      to: '2026-05-29',
      progress: 0.45,
      isCurrent: true,
    },
    { name: 'SHOP-101 Vouchers', from: '2026-01-05', to: '2026-03-27', progress: 1, isDone: true },
    {
      name: 'SHOP-102 A payment page that can be read aloud',
      from: '2026-02-16',
      to: '2026-04-03',
      progress: 0.8,
    },
    { name: 'SHOP-103 Subscriptions', from: '2026-05-04', to: '2026-08-14', progress: 0 },
    { name: '24.3', to: '2026-03-31', isDone: true },
    { name: '24.4', to: '2026-06-30' },
  ],
};

export const report: Report = {
  title: 'Sprint 24 in review',
  note: '2 to 13 March 2026, from example.atlassian.net',
  sections: [
    {
      heading: 'In short',
      blocks: [
        {
          type: 'facts',
          facts: [
            { name: 'Done', value: '24', note: 'of 34 points' },
            { name: 'Stories done', value: '6', note: 'of 9' },
            { name: 'Added', value: '2' },
          ],
        },
        {
          type: 'notice',
          kind: 'warning',
          text: ['Two stories have no estimate. ', { text: 'Show them', act: 'show' }],
        },
        { type: 'notice', kind: 'info', text: 'What happened before 2 March is not known.' },
        {
          type: 'text',
          text: [
            'The goal was ',
            { text: 'met', strong: true },
            '. See the ',
            { text: 'board', url: 'https://example.com/board' },
            '.',
          ],
        },
      ],
    },
    {
      heading: 'Stories',
      blocks: [
        {
          type: 'list',
          items: [
            {
              text: [{ text: 'SHOP-142', story: 'SHOP-142' }, ' Pay with a saved card'],
              checked: true,
              items: [
                { text: 'A declined card shows the reason', checked: true },
                { text: 'يرى المتسوق رسالة واضحة باللغة العربية', checked: false },
              ],
            },
            { text: [{ text: 'SHOP-150', story: 'SHOP-150' }, ' Pay in the app'], checked: false },
            { text: 'Nothing else' },
          ],
        },
        {
          type: 'table',
          caption: 'By person',
          columns: [{ name: 'Who' }, { name: 'Stories', isNumber: true }, { name: 'Points', isNumber: true }],
          rows: [
            ['Ana Silva', '3', '13'],
            ['Jonas Weber', '2', '8'],
            [[{ text: 'Li Wei', strong: true }], '1', '3'],
          ],
        },
        {
          type: 'document',
          document: {
            blocks: [
              {
                type: 'heading',
                level: 1,
                children: [{ type: 'text', text: 'What the Product Owner wrote' }],
              },
              paragraph('Shoppers come back when paying takes no thought.'),
              { type: 'code', language: 'ts', text: 'pay(card);' },
            ],
          },
        },
      ],
    },
    {
      heading: 'Pictures',
      blocks: [burnDown, churn, velocity, timeLine].map((chart) => ({ type: 'chart' as const, chart })),
    },
  ],
};

const actions = [
  { id: 'publish', label: 'Publish', icon: 'cloud-upload' },
  { id: 'page:refresh', label: 'Refresh', icon: 'refresh' },
  { id: 'page:copy', label: 'Copy as Markdown', icon: 'copy' },
];

export const reportPage: ReportPageView = {
  key: '["sprintReview","24"]',
  title: report.title,
  report,
  busy: false,
  actions,
};

export const busyReport: ReportPageView = { key: '["roadmap"]', title: 'Roadmap', busy: true, actions: [] };

export const failedReport: ReportPageView = {
  ...reportPage,
  failed: 'Jira cannot be reached. Check the network, the VPN and the address.',
};
