import type { StatusCategory, StoryKind } from '../src/domain/story';

/** The same icons as in the sprint tree. */
export const kindIcons: Record<StoryKind, string> = {
  story: 'bookmark',
  bug: 'bug',
  task: 'tasklist',
  subtask: 'list-tree',
  epic: 'zap',
  spike: 'beaker',
};

export const categoryIcons: Record<StatusCategory, string> = {
  todo: 'circle-outline',
  inProgress: 'circle-filled',
  done: 'pass-filled',
};
