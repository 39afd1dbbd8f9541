import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand, StoryAccess } from './feature-host';
import { keyOf } from './key-of';
import type { StoryAction } from './take-action';

/** What can be done to a story from anywhere, as the page offers it too: the one that is named, else the one at hand. */
export function registerStoryActions(
  services: Services,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
  const doing = (action: StoryAction) => async (given: unknown) => {
    const { titleOf, takeAction } = await import('./take-action');
    const key = keyOf(given) ?? stories.atHand() ?? (await stories.pick(titleOf(action)));
    if (key) await takeAction(action, services, key);
  };
  return vscode.Disposable.from(
    run('storyContext.changeStatus', doing('changeStatus')),
    run('storyContext.changeAssignee', doing('changeAssignee')),
    run('storyContext.changeEstimate', doing('changeEstimate')),
    run('storyContext.addFlag', doing('addFlag')),
    run('storyContext.removeFlag', doing('removeFlag')),
    run('storyContext.logWork', doing('logWork')),
    run('storyContext.copyKey', doing('copyKey')),
    run('storyContext.copyLink', doing('copyLink')),
    run('storyContext.copyMarkdown', doing('copyMarkdown')),
  );
}
