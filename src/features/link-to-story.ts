import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { Services } from '../services';
import type { CurrentStory } from './current-story';
import type { RunCommand, StoryAccess } from './feature-host';

export interface LinkNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
  readonly services: Services;
}

/** Linking branches and commits to stories, and saying which story a branch is for. */
export function registerLinkToStory(needs: LinkNeeds, run: RunCommand): vscode.Disposable {
  const choosing = () => import('./choose-current-story');
  return vscode.Disposable.from(
    run('storyContext.linkBranch', async (given) => {
      const { linkBranch } = await import('./link-branch');
      await linkBranch(needs, given);
    }),
    run('storyContext.linkCommit', async (given, more) => {
      const { linkCommit } = await import('./link-commit');
      await linkCommit(needs, given, more);
    }),
    run('storyContext.chooseCurrentStory', async () => (await choosing()).chooseCurrentStory(needs)),
    run('storyContext.notThisStory', async () => (await choosing()).notThisStory(needs)),
    run('storyContext.unlinkBranch', async () => (await choosing()).unlinkBranch(needs)),
  );
}
