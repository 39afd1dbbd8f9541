import type { StoryMaterial } from './seed-story-material';

/** Bugs, tasks and questions of the same team. */
export const bugMaterial: readonly StoryMaterial[] = [
  {
    title: 'Wish list page jumps when pictures load',
    why: 'People tap the wrong item. Seen on every phone since release 118.',
    criteria: [
      'Pictures have their size before they load',
      'Layout shift stays below 0.1',
      'The scroll position survives going back',
    ],
    type: 'Bug',
  },
  {
    title: 'Voucher field loses its text on rotation',
    why: 'Rotating the phone clears the field; nine tickets this month.',
    criteria: [
      'The text survives a rotation',
      'The keyboard stays open',
      'The same holds for the gift message',
    ],
    type: 'Bug',
    labels: ['basket'],
  },
  {
    title: 'Order history shows cancelled items as delivered',
    why: 'Buyers complain about parcels that never came.',
    criteria: [
      'A cancelled item says when and by whom',
      'The total leaves cancelled items out',
      'Old orders are corrected by a migration',
    ],
    type: 'Bug',
  },
  {
    title: 'Search finds nothing for words with an apostrophe',
    why: '“Levi’s” is the fourth most frequent search, and typed with ’ it fails.',
    criteria: [
      'Straight and curly apostrophes find the same',
      'Accents do not matter',
      'The first page stays below 400 ms',
    ],
    type: 'Bug',
    labels: ['search'],
  },
  {
    title: 'Mail about a delayed parcel is sent twice',
    why: 'The job runs on two nodes since the move.',
    criteria: [
      'One mail per parcel and day',
      'A restart of the job sends nothing again',
      'The number of mails is on the dashboard',
    ],
    type: 'Bug',
    labels: ['mail'],
  },
  {
    title: 'Move the price service to the new cluster',
    why: 'The old one is switched off in autumn.',
    criteria: [
      'Both run side by side for a week',
      'Going back takes less than ten minutes',
      'No alarm is silenced on the way',
    ],
    type: 'Task',
    labels: ['maintenance'],
  },
  {
    title: 'Delete baskets nobody has touched for 90 days',
    why: 'Two million rows that only cost money, and the data protection officer asks.',
    criteria: [
      'Named baskets are kept',
      'The job can be stopped and goes on where it was',
      'A count is logged, and no content',
    ],
    type: 'Task',
    labels: ['legal', 'maintenance'],
  },
  {
    title: 'Find out what a slot reservation costs us',
    why: 'Before we promise free slots we want to know what happens to empty vans.',
    criteria: [
      'Numbers of the last six months by region',
      'A recommendation the Product Owner can decide on',
      'At most three days',
    ],
    type: 'Spike',
    labels: ['delivery'],
  },
];
