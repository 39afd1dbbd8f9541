import { doc, heading, tasks } from './adf-build';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds, versionIds } from './seed-site';

interface EarlierStory {
  readonly summary: string;
  readonly points?: number;
  readonly by: keyof People;
  readonly sprintIds: readonly number[];
  /** When it was done. */
  readonly daysAgo: number;
  readonly type?: string;
  readonly criterion: string;
}

const { search, pages, costs } = sprintIds;

/** What the team did before the sprint before the last one; one story took two sprints, one has no estimate. */
const earlier: readonly EarlierStory[] = [
  {
    ...{ summary: 'Search finds a product by its number', points: 3, by: 'mira', sprintIds: [search] },
    ...{ daysAgo: 58, criterion: 'A number with blanks in it is found as well' },
  },
  {
    ...{ summary: 'Search forgives a wrong letter', points: 8, by: 'aiko', sprintIds: [search] },
    ...{ daysAgo: 51, criterion: '“sokcs” finds socks' },
  },
  {
    ...{ summary: 'Results can be narrowed by size', points: 5, by: 'jonas', sprintIds: [search] },
    ...{ daysAgo: 50, criterion: 'Sizes without a result are not offered' },
  },
  {
    ...{ summary: 'Results jump while pictures load', type: 'Bug', points: 2, by: 'mira' },
    ...{ sprintIds: [search], daysAgo: 55, criterion: 'Nothing moves after the first second' },
  },
  {
    ...{ summary: 'Product pages show what is left in stock', points: 5, by: 'jonas', sprintIds: [pages] },
    ...{ daysAgo: 43, criterion: 'Fewer than five are shown as a number' },
  },
  {
    ...{ summary: 'Reviews can be sorted by helpfulness', points: 3, by: 'aiko', sprintIds: [pages] },
    ...{ daysAgo: 38, criterion: 'The order is kept when coming back' },
  },
  {
    ...{ summary: 'Zoom into pictures on a phone', points: 8, by: 'mira', sprintIds: [pages, costs] },
    ...{ daysAgo: 30, criterion: 'Two fingers zoom, one finger scrolls' },
  },
  {
    ...{ summary: 'Measure product pages in the field', type: 'Task', by: 'jonas', sprintIds: [pages] },
    ...{ daysAgo: 36, criterion: 'Numbers arrive within a day' },
  },
  {
    ...{ summary: 'Delivery costs show in the basket', points: 5, by: 'aiko', sprintIds: [costs] },
    ...{ daysAgo: 27, criterion: 'The country can be changed in the basket' },
  },
  {
    ...{ summary: 'Heavy goods have a price of their own', points: 5, by: 'jonas', sprintIds: [costs] },
    ...{ daysAgo: 22, criterion: 'From 30 kg on the carrier is another one' },
  },
  {
    ...{ summary: 'Free delivery counts after the discount', type: 'Bug', points: 1, by: 'mira' },
    ...{ sprintIds: [costs], daysAgo: 31, criterion: 'The limit is compared with what is paid' },
  },
];

/** Stories of the sprints that are long over, with keys from the given number on. */
export function earlierSprints(firstNumber: number, people: People): IssueInput[] {
  return earlier.map(({ by, daysAgo, criterion, ...story }, index) => {
    const key = `SHOP-${firstNumber + index}`;
    return {
      ...{ ...story, key, status: 'Done' },
      assigneeId: people[by].accountId,
      reporterId: people.oskar.accountId,
      daysOld: daysAgo + 30,
      daysSinceUpdate: daysAgo,
      fixVersionIds: [versionIds.last],
      description: doc(heading(2, 'Acceptance criteria'), tasks(key, [true, criterion])),
    };
  });
}
