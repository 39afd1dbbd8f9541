import * as vscode from 'vscode';
import { storyKeys } from '../domain/story-key';
import type { StorySummary } from '../domain/story';
import type { Repository } from '../git/git-api';
import type { Log } from '../host/log';
import {
  SourceError,
  type StorySource,
  type Transition,
  type TransitionValues,
} from '../sources/story-source';
import type { CurrentStory } from './current-story';
import type { StoryAccess } from './feature-host';
import { errorSentence } from './error-sentence';
import { gitSentence } from './git-sentence';
import type { Written } from './write-to-story';

/** A step with everything it needs. */
export type PreparedStep =
  | { readonly kind: 'checkout'; readonly branch: string }
  /** `base` is HEAD where it is absent. */
  | { readonly kind: 'create'; readonly branch: string; readonly base?: string }
  | { readonly kind: 'assign' }
  | { readonly kind: 'move'; readonly transition: Transition; readonly values: TransitionValues };

interface At {
  readonly source: StorySource;
  readonly stories: StoryAccess;
  readonly story: StorySummary;
  readonly repository: Repository | undefined;
  readonly current: CurrentStory;
  readonly log: Log;
}

/**
 * Takes the steps one after the other and tells in one notification what was done and what was not. Where the branch
 * cannot be had, the story is left as it is; where one of the others fails, the rest is done.
 */
export async function takeSteps(steps: readonly PreparedStep[], at: At): Promise<void> {
  const done: string[] = [];
  const kept: string[] = [];
  const failed: string[] = [];
  const { key } = at.story;
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Starting work on {0}…', key) },
    async () => {
      for (const step of steps) {
        try {
          const written = await take(step, at);
          (written === 'done' ? done : kept).push(doneWords(step));
        } catch (error) {
          at.log.error(`Starting work on ${key}: ${step.kind}`, error);
          failed.push(failedWords(step, error, at.source.name));
          if (isBranch(step)) break;
        }
      }
    },
  );
  report(steps, { done, kept, failed }, at);
}

async function take(step: PreparedStep, { stories, story, repository, current }: At): Promise<Written> {
  switch (step.kind) {
    case 'checkout':
      await repository?.checkout(step.branch);
      await noteStory(step.branch, story.key, repository, current);
      return 'done';
    case 'create':
      await repository?.createBranch(step.branch, true, step.base);
      await noteStory(step.branch, story.key, repository, current);
      return 'done';
    case 'assign':
      return stories.write(story.key, { do: 'assign', from: story.assignee?.id });
    case 'move':
      return stories.write(story.key, {
        do: 'move',
        transition: step.transition,
        values: step.values,
        from: story.status.id,
      });
  }
}

/** A branch that does not name its story first is linked to it. */
async function noteStory(
  branch: string,
  key: string,
  repository: Repository | undefined,
  current: CurrentStory,
): Promise<void> {
  const named = storyKeys(branch, { projects: [], stories: [key] })[0];
  if (repository && named?.key !== key) await current.link(repository, branch, key);
}

function report(
  steps: readonly PreparedStep[],
  { done, kept, failed }: Readonly<Record<'done' | 'kept' | 'failed', readonly string[]>>,
  { story, source }: At,
): void {
  const left = steps.length - done.length - kept.length - failed.length;
  const sentences = [
    done.length > 0 ? `${capital(done.join(', '))}.` : undefined,
    kept.length > 0
      ? vscode.l10n.t('As soon as {0} takes it: {1}.', source.name, kept.join(', '))
      : undefined,
    ...failed,
    left > 0 ? vscode.l10n.t('{0} is as it was.', story.key) : undefined,
  ].filter(Boolean);
  const message = sentences.join(' ');
  if (failed.length === 0) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const again = vscode.l10n.t('Try Again');
  void vscode.window.showWarningMessage(message, again).then((chosen) => {
    if (chosen === again) void vscode.commands.executeCommand('storyContext.startWork', story.key);
  });
}

function doneWords(step: PreparedStep): string {
  switch (step.kind) {
    case 'checkout':
      return vscode.l10n.t('checked out {0}', step.branch);
    case 'create':
      return vscode.l10n.t('created and checked out {0}', step.branch);
    case 'assign':
      return vscode.l10n.t('assigned to you');
    case 'move':
      return vscode.l10n.t('moved to {0}', step.transition.to.name);
  }
}

function failedWords(step: PreparedStep, error: unknown, source: string): string {
  const why = error instanceof SourceError ? errorSentence(error, source).message : gitSentence(error);
  switch (step.kind) {
    case 'checkout':
      return vscode.l10n.t('{0} was not checked out: {1}', step.branch, why);
    case 'create':
      return vscode.l10n.t('{0} was not created: {1}', step.branch, why);
    case 'assign':
      return vscode.l10n.t('Not assigned to you: {0}', why);
    case 'move':
      return vscode.l10n.t('Not moved to {0}: {1}', step.transition.to.name, why);
  }
}

function isBranch({ kind }: PreparedStep): boolean {
  return kind === 'checkout' || kind === 'create';
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(vscode.env.language) + rest.join('');
}
