import { isoDay } from '../../domain/iso-day';
import type { SampleFile } from './sample-backlog';

interface EarlierStory {
  readonly id: string;
  readonly title: string;
  readonly sprint: string;
  readonly points: number;
  readonly assignee: string;
  /** Days from today, negative. */
  readonly done: number;
  readonly criterion: string;
}

const stories: readonly EarlierStory[] = [
  {
    ...{ id: 'WEB-11', title: 'Show delivery costs in the cart', sprint: 'Sprint 5', points: 5 },
    ...{ assignee: 'Jonas Berg', done: -27, criterion: 'The country can be changed in the cart' },
  },
  {
    ...{ id: 'WEB-12', title: 'Forget a cart that was paid', sprint: 'Sprint 5', points: 3 },
    ...{ assignee: 'Mira Holm', done: -24, criterion: 'Going back after paying shows an empty cart' },
  },
  {
    ...{ id: 'WEB-13', title: 'Answer within a second on a phone', sprint: 'Sprint 6', points: 8 },
    ...{ assignee: 'Mira Holm', done: -9, criterion: 'Measured on a slow connection' },
  },
  {
    ...{ id: 'WEB-14', title: 'Find an order by its number', sprint: 'Sprint 6', points: 3 },
    ...{ assignee: 'Jonas Berg', done: -12, criterion: 'A number with blanks in it is found as well' },
  },
];

/** The two sprints before the one that runs: what the team finished in them tells how much it can take on. */
export function earlierSprints(today: Date): SampleFile[] {
  const day = (offset: number): string => isoDay(today, offset);
  const sprint = (name: string, goal: string, start: number): SampleFile => ({
    path: `sprints/${name}.md`,
    text: `---\nname: ${name}\ngoal: ${goal}\nstart: ${day(start)}\nend: ${day(start + 13)}\n---\n`,
  });
  return [
    sprint('Sprint 5', 'Nobody is surprised by the costs of delivery', -32),
    sprint('Sprint 6', 'The shop answers at once, on a phone too', -18),
    ...stories.map((story): SampleFile => ({
      path: `done/${story.id} - ${story.title}.md`,
      text: `---
id: ${story.id}
title: ${story.title}
type: Story
status: Done
assignee: ${story.assignee}
sprint: ${story.sprint}
points: ${story.points}
created: ${day(-40)}
done: ${day(story.done)}
---

# ${story.title}

## Acceptance Criteria

- [x] ${story.criterion}
`,
    })),
  ];
}
