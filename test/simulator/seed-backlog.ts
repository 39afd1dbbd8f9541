import {
  bullets,
  codeBlock,
  doc,
  expand,
  heading,
  numbered,
  p,
  panel,
  strong,
  table,
  tasks,
} from './adf-build';
import type { AdfDocument, AdfNode } from './model';
import type { Random } from './random';
import { bugMaterial } from './seed-bug-material';
import { type StoryMaterial, storyMaterial } from './seed-story-material';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds, versionIds } from './seed-site';

/** The first key after the fixed ones. */
export const firstNumber = 17;

/** `count` generated stories of the Webshop, a part of them with sub-tasks, in rank order. */
export function generatedStories(count: number, people: People, random: Random): IssueInput[] {
  const stories: IssueInput[] = [];
  let number = firstNumber;
  for (let index = 0; index < count; index += 1) {
    const story = generatedStory(`SHOP-${number}`, index, people, random);
    stories.push(story);
    number += 1;
    if (story.type === 'Story' && random.chance(0.15)) {
      stories.push(...subtasks(story, number, random));
      number += 2;
    }
  }
  return stories;
}

/** What a generated story may end its title with when the material has been used up. */
const places = [
  'for the Norwegian shop',
  'in the app',
  'on tablets',
  'for company accounts',
  'for store staff',
  'in the newsletter',
  'for gift cards',
  'for subscriptions',
  'in dark mode',
  'for the outlet',
] as const;

/** Two stories, then a bug or a task, as long as there are any. */
const material: readonly StoryMaterial[] = storyMaterial.flatMap((story, index) => {
  const other = index % 2 === 1 ? bugMaterial[(index - 1) / 2] : undefined;
  return other ? [story, other] : [story];
});

function materialAt(index: number): StoryMaterial {
  const entry = material[index % material.length];
  if (!entry) {
    throw new Error('there is no story material');
  }
  const round = Math.floor(index / material.length);
  if (round === 0) {
    return entry;
  }
  const place = places[(round - 1) % places.length];
  const again = Math.floor((round - 1) / places.length);
  return { ...entry, title: `${entry.title} ${place}${again > 0 ? `, part ${again + 1}` : ''}` };
}

/** Over ten stories: six of the active sprint, one of the last, one of the next and two of the backlog. */
const homes = [
  'active',
  'active',
  'backlog',
  'active',
  'future',
  'active',
  'active',
  'closed',
  'active',
  'backlog',
] as const;

function generatedStory(key: string, index: number, people: People, random: Random): IssueInput {
  const material = materialAt(index);
  const home = homes[index % homes.length] ?? 'active';
  const status = home === 'closed' ? 'Done' : home === 'active' ? random.pick(activeStatuses) : 'To Do';
  const team = [people.mira, people.jonas, people.aiko];
  const assigned = status !== 'To Do' || (home === 'active' && random.chance(0.6));
  const done = status === 'Done' ? 1 : status === 'To Do' ? 0 : random.next();
  const spike = material.type === 'Spike' || material.type === 'Task';
  const points = random.pick([1, 2, 3, 3, 5, 5, 8]);
  return {
    key,
    type: material.type ?? 'Story',
    summary: material.title,
    status,
    reporterId: random.chance(0.7) ? people.oskar.accountId : random.pick(team).accountId,
    assigneeId: assigned ? random.pick(team).accountId : undefined,
    priorityId: random.pick(['2', '3', '3', '3', '4']),
    labels: material.labels,
    parentKey: material.epic,
    sprintIds: home === 'backlog' ? [] : [sprintIds[home]],
    ...(home === 'closed' && { fixVersionIds: [versionIds.last] }),
    ...(home === 'active' && index % 3 === 0 && { fixVersionIds: [versionIds.next] }),
    points: spike || random.chance(0.1) ? undefined : points,
    flagged: status === 'In Progress' && random.chance(0.1),
    daysOld: 14 + random.integer(60),
    daysSinceUpdate: home === 'closed' ? 8 + random.integer(5) : random.next() * 6,
    ...texts(key, material, done, random),
  };
}

const activeStatuses = [
  'To Do',
  'To Do',
  'To Do',
  'In Progress',
  'In Progress',
  'In Review',
  'Done',
  'Done',
] as const;

const subtaskTitles = [
  'Write the tests',
  'Add the endpoint',
  'Build the view',
  'Translate the texts',
  'Measure it',
] as const;

function subtasks(story: IssueInput, firstKey: number, random: Random): IssueInput[] {
  const from = random.integer(subtaskTitles.length);
  return [0, 1].map((offset) => ({
    key: `SHOP-${firstKey + offset}`,
    type: 'Sub-task',
    summary: subtaskTitles[(from + offset) % subtaskTitles.length] ?? 'Write the tests',
    status: story.status === 'Done' ? 'Done' : offset === 0 ? story.status : 'To Do',
    assigneeId: story.assigneeId,
    reporterId: story.reporterId,
    parentKey: story.key,
    daysOld: (story.daysSinceUpdate ?? 0) + 4,
    daysSinceUpdate: story.daysSinceUpdate,
  }));
}

/** How a story of this team may write its criteria down. */
type Form = (key: string, criteria: readonly string[], done: number) => readonly AdfNode[];

const isDone = (index: number, total: number, done: number): boolean => index < Math.round(done * total);

const forms: readonly Form[] = [
  (key, criteria, done) => [
    heading(2, 'Acceptance criteria'),
    tasks(key, ...criteria.map((text, index) => [isDone(index, criteria.length, done), text] as const)),
  ],
  (key, criteria, done) => [
    heading(3, 'Acceptance Criteria'),
    tasks(key, ...criteria.map((text, index) => [isDone(index, criteria.length, done), text] as const)),
    p('Everything on staging, shown to the Product Owner.'),
  ],
  (_, criteria) => [p(strong('Acceptance criteria:')), bullets(...criteria)],
  (_, criteria) => [heading(2, 'Acceptance criteria'), numbered(...criteria)],
  (_, criteria) => [
    heading(2, 'AC'),
    bullets(...criteria.map((text, index) => p(strong(`AC${index + 1}: `), text))),
  ],
  (_, criteria) => [
    heading(2, 'Acceptance criteria'),
    table(['#', 'Criterion'], ...criteria.map((text, index) => [String(index + 1), text])),
  ],
  (_, criteria) => [panel('success', p(strong('Acceptance criteria')), bullets(...criteria))],
  (_, criteria) => [expand('Acceptance criteria', bullets(...criteria))],
  (key, criteria) => [
    heading(2, 'Acceptance criteria'),
    codeBlock(
      'gherkin',
      criteria
        .map(
          (text, index) =>
            `Scenario: ${key} ${index + 1}\n  Given the buyer is on the page\n  Then ${lower(text)}`,
        )
        .join('\n\n'),
    ),
  ],
];

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function texts(
  key: string,
  material: StoryMaterial,
  done: number,
  random: Random,
): { description: AdfDocument; acceptance?: AdfDocument } {
  const why = random.chance(0.3) ? [heading(2, 'Why'), p(material.why)] : [p(material.why)];
  const extra = random.chance(0.2)
    ? [
        panel(
          random.pick(['info', 'note', 'warning']),
          p('Agreed in the refinement; ask before changing it.'),
        ),
      ]
    : [];
  const kind = random.next();
  if (kind < 0.12) {
    return { description: doc(...why, ...extra), acceptance: doc(bullets(...material.criteria)) };
  }
  if (kind < 0.18) {
    return { description: doc(...why, ...extra) };
  }
  return { description: doc(...why, ...extra, ...random.pick(forms)(key, material.criteria, done)) };
}
