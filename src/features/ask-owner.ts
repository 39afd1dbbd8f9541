import * as vscode from 'vscode';
import type { RunCommand, StoryAccess } from './feature-host';
import { keyOf } from './key-of';
import type { StoryPanels } from './story-panels';

/** Asking the Product Owner by the form on the page of a story: about the story, a criterion, or lines of code. */
export function registerAskOwner(
  panels: StoryPanels,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
  return run('storyContext.askProductOwner', async (given, at) => {
    const story = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Ask the Product Owner')));
    if (story) await panels.ask(story, at);
  });
}
