import * as assert from 'node:assert/strict';
import type { Outlook } from '../../../../src/domain/outlook';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { roadmapOf } from '../../../../src/domain/roadmap';
import { roadmapReport } from '../../../../src/features/roadmap/roadmap-report';

const status = (name: string, category: 'todo' | 'inProgress' | 'done') => ({ id: name, name, category });
const done = status('Done', 'done');
const story = (key: string, points: number, isDone: boolean) => ({
  ...{ key, title: key, points, versions: ['24.4'] },
  status: isDone ? done : status('To Do', 'todo'),
});

const outlook: Outlook = {
  epics: [
    {
      key: 'SHOP-1',
      title: 'Checkout without an account',
      status: status('In Progress', 'inProgress'),
      start: '2026-01-20',
      due: '2026-04-01',
      goal: 'Every second first-time buyer leaves.',
      metrics: ['Conversion'],
      stories: [story('SHOP-101', 5, true), story('SHOP-102', 3, false)],
    },
    { key: 'SHOP-2', title: 'Vouchers', status: done, due: '2026-02-01', metrics: [], stories: [] },
    { key: 'SHOP-3', title: 'Returns', status: status('To Do', 'todo'), metrics: [], stories: [] },
    {
      key: 'SHOP-4',
      title: 'Cookies',
      status: status('To Do', 'todo'),
      due: '2026-03-09',
      metrics: [],
      stories: [{ key: 'SHOP-9', title: 'A', status: done, versions: [] }],
    },
  ],
  versions: [
    {
      name: '24.4',
      releaseDate: '2026-06-30',
      released: false,
      stories: [story('SHOP-101', 5, true), story('SHOP-102', 3, false)],
    },
  ],
  problems: [],
};

const frame = {
  today: '2026-03-10',
  current: 'SHOP-102',
  place: 'example.atlassian.net',
  productFolder: 'docs/product',
  language: 'en',
  problems: [{ subject: 'roadmap.md', message: 'line 2: a tab cannot indent a line' }],
};

const expected = `# Roadmap

As of Mar 10, 2026, from example.atlassian.net

## Overview

- Epics and plans done: **2** (of 5)
- Late: **1**
- Next release: **24.4** (Jun 30, 2026)

You work on SHOP-102, which is part of: SHOP-1 Checkout without an account (until Apr 1, 2026) and **24.4** (until Jun 30, 2026).

> 1 is late: SHOP-4 Cookies (1 day).

Five things.

**Time line**

| What | From | To | Progress |
| --- | --- | --- | ---: |
| SHOP-1 Checkout without an account | 2026-01-20 | 2026-04-01 | 63 % |
| SHOP-2 Vouchers | – | 2026-02-01 | done |
| Fair in Lyon | – | 2026-02-03 | done |
| SHOP-4 Cookies | – | 2026-03-09 | 100 % |
| 24.4 | – | 2026-06-30 | 63 % |

> Something in roadmap.md could not be read: line 2: a tab cannot indent a line

## Epics and plans

- [ ] SHOP-1 Checkout without an account – In Progress, Jan 20, 2026 – Apr 1, 2026, 1 of 2 stories, 5 of 8 points
  - Every second first-time buyer leaves.
  - Is to move: Conversion
- [x] SHOP-2 Vouchers – Done, Feb 1, 2026
- [x] Fair in Lyon – Feb 3, 2026
- [ ] SHOP-4 Cookies – To Do, Mar 9, 2026, 1 of 1 stories, late by 1 day

## Versions

- [ ] **24.4** – Jun 30, 2026, 1 of 2 stories, 5 of 8 points

## Without a date

- [ ] SHOP-3 Returns – To Do
`.replace(
  'Five things.',
  '5 epics, plans and versions between Jan 20, 2026 and Jun 30, 2026; 2 done, 1 late.',
);

describe('the roadmap in words', () => {
  it('says where the product goes, what is late, and where the reader’s story is in it', () => {
    const planned = [{ name: 'Fair in Lyon', to: '2026-02-03', isDone: true }];
    const report = roadmapReport(roadmapOf(outlook, planned, frame), frame);
    assert.equal(reportMarkdown(report), expected);
  });

  it('says when it was read where that was not just now', () => {
    const { note } = roadmapReport(roadmapOf(outlook, [], frame), { ...frame, readAt: 'Mar 9, 18:00' });
    assert.equal(note, 'As of Mar 9, 18:00, from example.atlassian.net');
  });

  it('names some of many that are late', () => {
    const planned = Array.from({ length: 40 }, (_, index) => {
      return { name: `Plan ${index}`, to: '2026-03-01', isDone: false };
    });
    const nothing = { epics: [], versions: [], problems: [] };
    const text = reportMarkdown(roadmapReport(roadmapOf(nothing, planned, frame), frame));
    assert.match(text, /> 40 are late: Plan 0 \(9 days\), .*, Plan 5 \(9 days\) and 34 more\.\n/);
  });

  it('says which epics nobody knows, and leads nowhere', () => {
    const planned = [{ name: 'Vouchers', epic: 'SHOP-99', to: '2026-05-01', isDone: false }];
    const report = roadmapReport(roadmapOf(outlook, planned, frame), frame);
    const text = reportMarkdown(report);
    assert.match(text, /> roadmap.md names epics that were not found in example.atlassian.net: SHOP-99\. /);
    assert.match(text, /- \[ \] SHOP-99 Vouchers – May 1, 2026, no such epic was found\n/);
    assert.ok(!JSON.stringify(report).includes('"story":"SHOP-99"'));
  });

  it('offers to begin one where there is nothing', () => {
    const report = roadmapReport({ dated: [], undated: [] }, { ...frame, problems: [] });
    assert.deepEqual(
      report.sections.map(({ heading }) => heading),
      ['Nothing planned'],
    );
    assert.ok(JSON.stringify(report).includes('"act":"beginRoadmap"'));
  });
});
