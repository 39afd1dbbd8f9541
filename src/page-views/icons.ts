import type { StoryKind } from '../domain/story';
import type { ServedView } from './story-parts';

/*
 * Names of icons of VS Code, the same in its views as on the page.
 */

export const kindIcons: Readonly<Record<StoryKind, string>> = {
  story: 'bookmark',
  bug: 'bug',
  task: 'tasklist',
  subtask: 'list-tree',
  epic: 'zap',
  spike: 'beaker',
};

export const servedIcons: Readonly<Record<ServedView['kind'], string>> = {
  goal: 'target',
  epic: 'zap',
  metric: 'graph-line',
  outcome: 'telescope',
  vision: 'compass',
};
