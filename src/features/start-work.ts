import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { Log } from '../host/log';
import type { CurrentStory } from './current-story';
import type { RunCommand, StoryAccess } from './feature-host';
import { keyOf } from './key-of';

export interface StartWorkNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
  readonly log: Log;
  /** Remembers the status that stories of a project are moved to. */
  readonly memory: vscode.Memento;
}

/** Starting work on a story: its branch, its assignee, its status. */
export function registerStartWork(needs: StartWorkNeeds, run: RunCommand): vscode.Disposable {
  return run('storyContext.startWork', async (given) => {
    const key = keyOf(given) ?? (await needs.stories.pick(vscode.l10n.t('Start Work')));
    if (!key) return;
    const { startWork } = await import('./start-work-flow');
    await startWork(needs, key);
  });
}
