import { bundleFigures } from './bundles';
import { coldRefreshFigures } from './cold-refresh';
import { criteriaFigures } from './criteria';
import { currentStoryFigures } from './current-story';
import type { Figure } from './figure';
import { freshWindowFigures } from './fresh-window';
import { longStoryFigures } from './long-story';
import { memoryFigures } from './memory';
import { storyGitFigures } from './story-git';
import { tickFigures } from './tick';
import { warmRefreshFigures } from './warm-refresh';

/** What is measured, by the names `--only` takes. */
export const subjects: Readonly<Record<string, () => Promise<Figure[]>>> = {
  bundles: bundleFigures,
  'fresh-window': freshWindowFigures,
  'long-story': longStoryFigures,
  tick: tickFigures,
  memory: memoryFigures,
  'cold-refresh': coldRefreshFigures,
  'warm-refresh': warmRefreshFigures,
  criteria: criteriaFigures,
  'story-git': storyGitFigures,
  'current-story': currentStoryFigures,
};
