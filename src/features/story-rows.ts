import {
  filterStories,
  groupStories,
  type Grouping,
  type StoryFilter,
  subtasksIn,
  withoutNested,
} from '../domain/grouping';
import type { Person, StorySummary } from '../domain/story';
import type { SprintContent } from '../sources/story-source';
import type { TreeNode } from './sprint-tree-nodes';

/** How the stories of a sprint are arranged. */
export interface Arrangement {
  readonly grouping: Grouping;
  readonly filter: StoryFilter;
  /** Who is signed in, as far as it is known. */
  readonly me: Person | undefined;
}

/** Groups of stories, as far as the filter lets them through. */
export function groupRows(
  { sprint, stories: all }: SprintContent,
  { grouping, filter, me }: Arrangement,
): TreeNode[] {
  const stories = filterStories(all, filter, me);
  const row = rowMaker(stories, me);
  return groupStories(stories, grouping, me).map(({ stories: members, ...group }) => {
    const id = `group:${sprint.id}:${group.id}`;
    return { id, kind: 'group', group, children: members.map((story) => row(story, id)) };
  });
}

/** The stories of a list in its order. */
export function storyRows({ sprint, stories }: SprintContent, { me }: Pick<Arrangement, 'me'>): TreeNode[] {
  const row = rowMaker(stories, me);
  return withoutNested(stories).map((story) => row(story, `list:${sprint.id}`));
}

/** Makes the row of a story with its sub-tasks below; `place` is the id of what it stands under. */
function rowMaker(stories: readonly StorySummary[], me: Person | undefined) {
  const subtasks = subtasksIn(stories);
  return function row(story: StorySummary, place: string): TreeNode {
    const id = `${place}:${story.key}`;
    const isMine = story.assignee !== undefined && story.assignee.id === me?.id;
    return { id, kind: 'story', story, isMine, children: subtasks(story.key).map((one) => row(one, id)) };
  };
}
