import { doc, heading, p, strong, tasks } from './adf-build';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds, versionIds } from './seed-site';
import { checkoutStories } from './seed-checkout-stories';
import { sprintStories } from './seed-sprint-stories';

/** The stories with fixed keys, in rank order. What they say is relied upon by name and by form. */
export function heroStories(people: People): IssueInput[] {
  return [...epics(people), ...checkoutStories(people), ...sprintStories(people), ...earlier(people)];
}

const epics = ({ oskar, mira }: People): IssueInput[] => [
  {
    key: 'SHOP-1',
    type: 'Epic',
    summary: 'Checkout without an account',
    status: 'In Progress',
    reporterId: oskar.accountId,
    assigneeId: mira.accountId,
    labels: ['metric:Conversion'],
    plan: [-48, 22],
    daysOld: 90,
    description: doc(
      'Every second first-time buyer leaves at the page that asks for a password.',
      p(strong('Measure: '), 'orders of first-time buyers per 100 baskets, today 31, wanted 45.'),
    ),
  },
  {
    key: 'SHOP-2',
    type: 'Epic',
    summary: 'Returns that explain themselves',
    reporterId: oskar.accountId,
    assigneeId: oskar.accountId,
    plan: [9, 51],
    daysOld: 60,
    description: doc('Support answers 140 mails a week about how to send something back.'),
  },
];

/** Stories of the sprint before. */
const earlier = ({ oskar, mira, jonas, aiko }: People): IssueInput[] => {
  const story = (
    key: string,
    summary: string,
    assigneeId: string,
    points: number,
    daysAgo: number,
  ): IssueInput => ({
    key,
    summary,
    status: 'Done',
    assigneeId,
    reporterId: oskar.accountId,
    points,
    sprintIds: [sprintIds.closed],
    daysOld: 45,
    fixVersionIds: [versionIds.last],
    daysSinceUpdate: daysAgo,
    description: doc(
      heading(2, 'Acceptance criteria'),
      tasks(
        key,
        [true, 'Measured on a mid-range phone over 4G'],
        [true, 'The dashboard shows the 95th percentile per day'],
      ),
    ),
  });
  return [
    story('SHOP-3', 'Load basket pictures after the text', mira.accountId, 3, 16),
    story('SHOP-4', 'Cache prices for the length of a visit', jonas.accountId, 5, 11),
    story('SHOP-5', 'One request instead of nine when the basket opens', aiko.accountId, 8, 9),
    story('SHOP-6', 'Warn when the basket takes longer than a second', jonas.accountId, 2, 8),
  ];
};
