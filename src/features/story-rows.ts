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
import type { MarkOf } from './readiness/row-marks';
import type { TreeNode } from './sprint-tree-nodes';

/** How the stories of a sprint are arranged. */
export interface Arrangement {
  readonly grouping: Grouping;
  readonly filter: StoryFilter;
  /** Who is signed in, as far as it is known. */
  readonly me: Person | undefined;
  /** Key of the story of the branch that is checked out. */
  readonly current: string | undefined;
}

/** Who looks at the rows, and from where. */
export type Standpoint = Pick<Arrangement, 'me' | 'current'>;

/** The branch that is checked out, over its story and the sub-tasks of that. */
export function currentRow(
  { branch, detached }: { readonly branch: string; readonly detached: boolean },
  story: StorySummary,
  stories: readonly StorySummary[],
  who: Standpoint,
): TreeNode {
  const row = rowMaker(stories, who);
  return { id: 'current', kind: 'current', branch, detached, children: [row(story, 'current')] };
}

/** Groups of stories, as far as the filter lets them through. */
export function groupRows(
  { sprint, stories: all }: SprintContent,
  { grouping, filter, ...who }: Arrangement,
): TreeNode[] {
  const stories = filterStories(all, filter, who.me);
  const row = rowMaker(stories, who);
  return groupStories(stories, grouping, who.me).map(({ stories: members, ...group }) => {
    const id = `group:${sprint.id}:${group.id}`;
    return { id, kind: 'group', group, children: members.map((story) => row(story, id)) };
  });
}

/** The stories of a list in its order, each with its mark where it has one. */
export function storyRows({ sprint, stories }: SprintContent, who: Standpoint, markOf?: MarkOf): TreeNode[] {
  const row = rowMaker(stories, who, markOf);
  return withoutNested(stories).map((story) => row(story, `list:${sprint.id}`));
}

/** Makes the row of a story with its sub-tasks below; `place` is the id of what it stands under. */
function rowMaker(stories: readonly StorySummary[], { me, current }: Standpoint, markOf?: MarkOf) {
  const subtasks = subtasksIn(stories);
  return function row(story: StorySummary, place: string): TreeNode {
    const id = `${place}:${story.key}`;
    const isMine = story.assignee !== undefined && story.assignee.id === me?.id;
    const isCurrent = story.key === current;
    const mark = markOf?.(story);
    return {
      id,
      kind: 'story',
      story,
      isMine,
      isCurrent,
      ...(mark && { mark }),
      children: subtasks(story.key).map((one) => row(one, id)),
    };
  };
}
