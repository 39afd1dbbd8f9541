import type { Story, StoryPart } from '../domain/story';

/** A story whose parts that could not be read this time are as they were last known. */
export function withKnownParts(newest: Story, before: Story | undefined): Story {
  if (!before || !newest.unread) return newest;
  return newest.unread.reduce((story, part) => ({ ...story, ...kept[part](before, story) }), newest);
}

const kept: Readonly<Record<StoryPart, (before: Story, newest: Story) => Partial<Story>>> = {
  comments: ({ comments, questions }) => ({ comments, questions }),
  links: ({ links }) => ({ links }),
  history: ({ history }) => ({ history }),
  // The goal of another epic is none of this one.
  epic: ({ epic, epicGoal, epicMetrics }, newest) =>
    epic?.key === newest.epic?.key
      ? { ...(epicGoal && { epicGoal }), ...(epicMetrics && { epicMetrics }) }
      : {},
};
