import { bullets, doc, heading, tasks } from './adf-build';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds } from './seed-site';

/** A second, team-managed project with a sprint of its own. */
export const loyaltyStories = ({ oskar, jonas, aiko }: People): IssueInput[] => [
  {
    key: 'LOY-1',
    summary: 'Collect points in the store with the phone number',
    status: 'In Progress',
    assigneeId: aiko.accountId,
    reporterId: oskar.accountId,
    points: 5,
    sprintIds: [sprintIds.loyalty],
    description: doc(
      heading(2, 'Acceptance criteria'),
      tasks(
        'LOY-1',
        [true, 'The till accepts the number with and without the country code'],
        [false, 'Points show up within a minute'],
        [false, 'A wrong number is not told from an unknown one'],
      ),
    ),
  },
  {
    key: 'LOY-2',
    summary: 'Points expire with a warning',
    assigneeId: jonas.accountId,
    reporterId: oskar.accountId,
    points: 3,
    sprintIds: [sprintIds.loyalty],
    description: doc(
      heading(2, 'Acceptance criteria'),
      bullets('A mail goes out 30 days before', 'The app shows the date next to the balance'),
    ),
  },
  {
    key: 'LOY-3',
    type: 'Bug',
    summary: 'Balance is zero after changing the mail address',
    reporterId: jonas.accountId,
    sprintIds: [sprintIds.loyalty],
    description: doc('Happens when the new address belonged to an account that was deleted.'),
  },
];
