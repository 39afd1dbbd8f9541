import * as vscode from 'vscode';
import type { CodeAnchor } from '../domain/question';
import type { RunCommand, StoryAccess } from './feature-host';
import type { Services } from '../services';
import { keyOf } from './key-of';

/** Where a question arises. */
export interface AskAt {
  /** Id of a criterion of the story. */
  readonly criterion?: string;
  readonly anchor?: CodeAnchor;
}

/** Asking the Product Owner about a story or a criterion. */
export function registerAskOwner(
  services: Services,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
  const ask = async (key: string | undefined, at: AskAt): Promise<void> => {
    const story = key ?? (await stories.pick(vscode.l10n.t('Ask the Product Owner')));
    if (!story) return;
    const { askProductOwner } = await import('./ask-owner-flow');
    await askProductOwner(services, story, at);
  };
  return run('storyContext.askProductOwner', (given, at) => ask(keyOf(given), askAt(at)));
}

function askAt(given: unknown): AskAt {
  if (typeof given !== 'object' || given === null || !('criterion' in given)) return {};
  return { criterion: typeof given.criterion === 'string' ? given.criterion : undefined };
}
