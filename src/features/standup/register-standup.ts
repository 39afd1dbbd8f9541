import * as vscode from 'vscode';
import type { Repositories } from '../../git/repositories';
import type { Services } from '../../services';
import type { CurrentStory } from '../current-story';
import type { RunCommand, StoryAccess } from '../feature-host';
import type * as acts from './standup-acts';

export interface StandupNeeds {
  readonly services: Services;
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
}

/** The daily stand-up: written from what is known, edited by whoever says it, and taken to where it is to be read. */
export function registerStandup(needs: StandupNeeds, run: RunCommand): vscode.Disposable {
  const doing = (act: keyof typeof acts) => async () => (await import('./standup-acts'))[act](needs);
  return vscode.Disposable.from(
    run('storyContext.standup', doing('standup')),
    run('storyContext.teamStandup', doing('teamStandups')),
    run('storyContext.copyStandup', doing('copyStandup')),
    run('storyContext.saveStandup', doing('saveStandup')),
    run('storyContext.postStandup', doing('postStandup')),
  );
}
