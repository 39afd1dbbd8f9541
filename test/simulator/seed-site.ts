import { fieldIds } from './fields';
import type { Board, Project, Sprint, Version } from './model';
import type { People } from './seed-people';
import { DAY, HOUR } from './time';

const companyTypes = ['10000', '10001', '10002', '10003', '10004', '10005'];

export const seedProjects = ({ oskar }: People): Project[] => [
  {
    id: '10000',
    key: 'SHOP',
    name: 'Webshop',
    leadId: oskar.accountId,
    teamManaged: false,
    issueTypeIds: companyTypes,
    properties: new Map(),
  },
  {
    id: '10001',
    key: 'LOY',
    name: 'Loyalty',
    leadId: oskar.accountId,
    teamManaged: true,
    issueTypeIds: ['10000', '10001', '10002', '10003', '10004'],
    properties: new Map(),
  },
];

const columns = [
  { name: 'To Do', statusIds: ['10000'] },
  { name: 'In Progress', statusIds: ['3'] },
  { name: 'In Review', statusIds: ['10001'] },
  { name: 'Done', statusIds: ['10002'] },
];

export const seedBoards = (): Board[] => [
  {
    id: 1,
    name: 'Webshop team',
    type: 'scrum',
    projectKey: 'SHOP',
    filter: 'project = SHOP',
    filterId: '10001',
    columns,
    estimationFieldId: fieldIds.storyPoints,
  },
  {
    id: 2,
    name: 'Webshop support',
    type: 'kanban',
    projectKey: 'SHOP',
    filter: 'project = SHOP AND labels = support',
    filterId: '10002',
    columns,
  },
  {
    id: 3,
    name: 'Loyalty',
    type: 'simple',
    projectKey: 'LOY',
    filter: 'project = LOY',
    filterId: '10003',
    columns,
    estimationFieldId: fieldIds.pointEstimate,
  },
];

/** Cloud's own id of the site. */
export const cloudId = '7a1c0f5e-2d43-4b8e-9a65-51f0c3be7d10';

export const sprintIds = {
  ...{ search: 38, pages: 39, costs: 40 },
  ...{ closed: 41, active: 42, future: 43, loyalty: 44 },
} as const;

export const versionIds = { last: '10200', next: '10201', undated: '10202' } as const;

/** What the Webshop ships in; the next one two days after the active sprint. */
export const seedVersions = (now: number): Version[] => {
  const day = (days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);
  return [
    {
      id: '10199',
      projectKey: 'SHOP',
      name: 'Shop 4.9',
      releaseDate: day(-90),
      released: true,
      archived: true,
    },
    { id: versionIds.last, projectKey: 'SHOP', name: 'Shop 5.1', releaseDate: day(-7), released: true },
    {
      id: versionIds.next,
      projectKey: 'SHOP',
      name: 'Shop 5.2',
      description: 'Buying without an account',
      startDate: day(-7),
      releaseDate: day(10),
      released: false,
    },
    { id: versionIds.undated, projectKey: 'SHOP', name: 'Guest checkout', released: false },
  ];
};

/** The active sprint started six days before `now` and ends in eight. */
export function seedSprints(now: number): Sprint[] {
  const start = now - 6 * DAY;
  const earlier = (id: number, name: string, goal: string, ago: number): Sprint => ({
    ...{ id, boardId: 1, name, state: 'closed', goal },
    ...{ created: start - (ago + 1) * 14 * DAY, start: start - ago * 14 * DAY },
    ...{ end: start - (ago - 1) * 14 * DAY - HOUR, complete: start - (ago - 1) * 14 * DAY - HOUR },
  });
  return [
    earlier(sprintIds.search, 'Sprint 20 · Search', 'Whoever knows what they want finds it at once.', 4),
    earlier(
      sprintIds.pages,
      'Sprint 21 · Product pages',
      'A product page answers what people ask support.',
      3,
    ),
    earlier(
      sprintIds.costs,
      'Sprint 22 · Delivery costs',
      'Nobody is surprised by the costs of delivery.',
      2,
    ),
    {
      id: sprintIds.closed,
      boardId: 1,
      name: 'Sprint 23 · Basket speed',
      state: 'closed',
      goal: 'The basket answers within 300 ms on a phone.',
      created: start - 28 * DAY,
      start: start - 14 * DAY,
      end: start - HOUR,
      complete: start - HOUR,
    },
    {
      id: sprintIds.active,
      boardId: 1,
      name: 'Sprint 24 · Guest checkout',
      state: 'active',
      goal: 'A first-time buyer pays without creating an account, and keeps the address they typed.',
      created: start - 14 * DAY,
      start,
      end: now + 8 * DAY,
    },
    {
      id: sprintIds.future,
      boardId: 1,
      name: 'Sprint 25 · Returns',
      state: 'future',
      goal: 'A buyer can send something back without writing to support.',
      created: now - 2 * DAY,
    },
    {
      id: sprintIds.loyalty,
      boardId: 3,
      name: 'LOY Sprint 7',
      state: 'active',
      created: start - 7 * DAY,
      start: now - 3 * DAY,
      end: now + 11 * DAY,
    },
  ];
}
