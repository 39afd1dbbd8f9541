import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { Services } from '../services';
import type { CurrentStory } from './current-story';
import type { RunCommand, StoryAccess } from './feature-host';
import type { LinkOnPush } from './link-on-push';

export interface LinkNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
  readonly services: Services;
}

/** Linking branches and commits to stories, and saying which story a branch is for. */
export function registerLinkToStory(needs: LinkNeeds, run: RunCommand): vscode.Disposable {
  /** Pushes before are nothing to link: milliseconds since the epoch. */
  let since = Date.now();
  let links: Promise<LinkOnPush> | undefined;
  return vscode.Disposable.from(
    needs.repositories.onDidChangeState(() => {
      if (needs.services.settings.linkOnPush === 'never') {
        since = Date.now();
        return;
      }
      links ??= import('./link-on-push').then(({ LinkOnPush: Links }) => new Links(needs));
      void links.then((opened) => opened.lookSoon(since));
    }),
    run('storyContext.linkBranch', async (given) => {
      const { linkBranch } = await import('./link-branch');
      await linkBranch(needs, given);
    }),
    run('storyContext.linkCommit', async (given, more) => {
      const { linkCommit } = await import('./link-commit');
      await linkCommit(needs, given, more);
    }),
    run('storyContext.cleanUpLinks', async (given) => {
      const { cleanUpLinks } = await import('./clean-up-links');
      await cleanUpLinks(needs, given);
    }),
    run('storyContext.chooseCurrentStory', async () => {
      const { chooseCurrentStory } = await import('./choose-current-story');
      await chooseCurrentStory(needs);
    }),
    run('storyContext.notThisStory', async () => {
      const { notThisStory } = await import('./choose-current-story');
      await notThisStory(needs);
    }),
    run('storyContext.unlinkBranch', async () => {
      const { unlinkBranch } = await import('./choose-current-story');
      await unlinkBranch(needs);
    }),
  );
}
