import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { Services } from '../services';
import type { CurrentStory } from './current-story';
import type { RunCommand, StoryAccess } from './feature-host';
import type * as acts from './link-acts';

export interface LinkNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
  readonly services: Services;
}

type Acts = typeof acts;

/** Linking branches, commits and pushes to stories, and saying which story a branch is for. */
export function registerLinkToStory(needs: LinkNeeds, run: RunCommand): vscode.Disposable {
  const act = async (what: keyof Acts, ...given: unknown[]): Promise<void> => {
    const loaded = await import('./link-acts');
    await loaded[what](needs, given[0], given[1]);
  };
  return vscode.Disposable.from(
    needs.repositories.onDidChangeState(async () => {
      if (needs.services.settings.linkOnPush !== 'never')
        (await import('./link-on-push')).lookForPushes(needs);
    }),
    run('storyContext.linkBranch', (given) => act('linkBranch', given)),
    run('storyContext.linkCommit', (given, more) => act('linkCommit', given, more)),
    run('storyContext.cleanUpLinks', (given) => act('cleanUpLinks', given)),
    run('storyContext.chooseCurrentStory', () => act('chooseCurrentStory')),
    run('storyContext.notThisStory', () => act('notThisStory')),
    run('storyContext.unlinkBranch', () => act('unlinkBranch')),
  );
}
