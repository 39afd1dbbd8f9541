import type { Person, StatusCategory, StorySummary } from './story';

export type Grouping = 'status' | 'assignee' | 'epic';

export interface StoryGroup {
  /** Unique in a grouping. */
  readonly id: string;
  /** A status, a person, an epic's title; '' for the stories that have none. */
  readonly name: string;
  readonly category?: StatusCategory;
  readonly stories: readonly StorySummary[];
}

export interface StoryFilter {
  readonly who?: 'me' | 'nobody';
  readonly flagged?: boolean;
  readonly open?: boolean;
  /** Words that must all stand in key, title, label, epic or assignee. */
  readonly text?: string;
}

const order: readonly StatusCategory[] = ['inProgress', 'todo', 'done'];

/** Groups stories; in each group mine come first, then the Product Owner's order. Sub-tasks are no members of their own. */
export function groupStories(stories: readonly StorySummary[], by: Grouping, me?: Person): StoryGroup[] {
  const members = withoutNested(stories);
  const groups = new Map<string, { name: string; category?: StatusCategory; stories: StorySummary[] }>();
  for (const story of members) {
    const { id, name, category } = groupOf(story, by);
    const group = groups.get(id) ?? { name, category, stories: [] };
    group.stories.push(story);
    groups.set(id, group);
  }
  return [...groups]
    .map(([id, group]) => ({ id, ...group, stories: mineFirst(group.stories, me) }))
    .sort((a, b) => rank(a, by, me) - rank(b, by, me));
}

/** Gives the sub-tasks of a story by its key, in the order of the source. */
export function subtasksIn(stories: readonly StorySummary[]): (key: string) => readonly StorySummary[] {
  const all = new Map<string, StorySummary[]>();
  for (const story of stories) {
    if (!story.parent) continue;
    const siblings = all.get(story.parent.key);
    if (siblings) siblings.push(story);
    else all.set(story.parent.key, [story]);
  }
  return (key) => all.get(key) ?? [];
}

/** Stories that match; a story stays where one of its sub-tasks matches, and a sub-task where its story does. */
export function filterStories(
  stories: readonly StorySummary[],
  filter: StoryFilter,
  me?: Person,
): readonly StorySummary[] {
  if (Object.keys(filter).length === 0) return stories;
  const matching = new Set(stories.filter((story) => matches(story, filter, me)).map(({ key }) => key));
  const parents = new Set(
    stories.filter(({ key }) => matching.has(key)).flatMap(({ parent }) => parent?.key ?? []),
  );
  return stories.filter(
    ({ key, parent }) =>
      matching.has(key) || parents.has(key) || (parent !== undefined && matching.has(parent.key)),
  );
}

function matches(story: StorySummary, filter: StoryFilter, me?: Person): boolean {
  if (filter.who === 'me' && (!me || story.assignee?.id !== me.id)) return false;
  if (filter.who === 'nobody' && story.assignee) return false;
  if (filter.flagged && !story.flagged) return false;
  if (filter.open && story.status.category === 'done') return false;
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text = [story.key, story.title, story.assignee?.name, story.epic?.title, ...story.labels]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Stories without the sub-tasks that stand under one of them. */
export function withoutNested(stories: readonly StorySummary[]): StorySummary[] {
  const keys = new Set(stories.map(({ key }) => key));
  return stories.filter(({ parent }) => !parent || !keys.has(parent.key));
}

function groupOf(story: StorySummary, by: Grouping): { id: string; name: string; category?: StatusCategory } {
  switch (by) {
    case 'status':
      return { id: story.status.id, name: story.status.name, category: story.status.category };
    case 'assignee':
      return { id: story.assignee?.id ?? '', name: story.assignee?.name ?? '' };
    case 'epic':
      return { id: story.epic?.key ?? '', name: story.epic?.title ?? '' };
  }
}

/** The stories of whoever is signed in before the others, each in their order. */
export function mineFirst(stories: readonly StorySummary[], me?: Person): StorySummary[] {
  if (!me) return [...stories];
  const mine = (story: StorySummary): boolean => story.assignee?.id === me.id;
  return [...stories.filter(mine), ...stories.filter((story) => !mine(story))];
}

/** What is under way first, what is done last; my own group first, the group of none last. */
function rank(group: StoryGroup, by: Grouping, me?: Person): number {
  if (by === 'status') return order.indexOf(group.category ?? 'todo');
  if (group.id === '') return 2;
  return by === 'assignee' && group.id === me?.id ? 0 : 1;
}
