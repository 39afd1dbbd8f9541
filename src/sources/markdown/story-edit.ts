import type { StoryFile } from './story-file';

/** One change of a story's file. */
export interface StoryEdit {
  /** The text with the change in it; the same text where there is nothing to change. */
  apply(file: StoryFile): string;
  /** Whether a file, read again, says what the change is for: what is written may be swallowed by what stands before it. */
  isDone(file: StoryFile): boolean;
}

/** A change that is made where it is not there already. */
export function editOf(isDone: StoryEdit['isDone'], change: StoryEdit['apply']): StoryEdit {
  return { isDone, apply: (file) => (isDone(file) ? file.text : change(file)) };
}
