import * as vscode from 'vscode';
import { storyKeys } from '../domain/story-key';
import type { Repository } from '../git/git-api';
import { switchBranch, type Switched, type WantedBranch } from '../git/switch-branch';
import { gitSentence } from './git-sentence';
import { sayRefused } from './say-refused';
import type { PreparedStep, StartAt, StoryStep, Tried } from './prepared-step';
import { capital, whyOf } from './sentence-parts';
import { undoStart } from './undo-start';
import type { Written } from './write-to-story';

/** Milliseconds. */
const moment = 500;

/** What was done and what was not, in words that can follow one another. */
interface Account {
  readonly done: string[];
  readonly kept: string[];
  readonly failed: string[];
  /** What was tried with the story, whatever became of it. */
  readonly tried: Tried[];
}

/**
 * Takes the steps one after the other and tells in one notification what was done and what was not. Where the branch
 * cannot be had, everything is as it was; where one of the others fails, the rest is done, and can be undone.
 */
export async function takeSteps(steps: readonly PreparedStep[], at: StartAt): Promise<void> {
  const { key } = at.story;
  const account: Account = { done: [], kept: [], failed: [], tried: [] };
  let switched: Switched | undefined;
  const take = async (): Promise<'refused' | undefined> => {
    for (const step of steps) {
      if (step.kind !== 'branch') {
        await write(step, at, account);
        continue;
      }
      if (!at.repository) continue;
      const stashAs = step.changes === 'aside' ? vscode.l10n.t('Before work on {0}', key) : undefined;
      const folder = at.repositories.folder(at.repository);
      const outcome = await switchBranch(at.repository, folder, step.wanted, stashAs);
      if (outcome.kind === 'refused') {
        at.log.error(`Starting work on ${key}: ${step.wanted.branch}`, outcome.error);
        const aside = steps.map((one) => (one === step ? { ...step, changes: 'aside' as const } : one));
        sayRefused(step.wanted, outcome, key, () => takeSteps(aside, at));
        return 'refused';
      }
      ({ switched } = outcome);
      account.done.push(...branchWords(step.wanted, switched));
      await noteStory(step.wanted.branch, at.repository, at, account);
      if (outcome.complaint) account.failed.push(gitSentence(outcome.complaint));
    }
    return undefined;
  };
  const end = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Starting work on {0}…', key) },
    take,
  );
  if (end === 'refused') return;
  // VS Code shows no message that comes in the moment in which the one of the progress goes.
  await new Promise((resolve) => setTimeout(resolve, moment));
  report(account, switched, at);
}

async function write(step: StoryStep, at: StartAt, account: Account): Promise<void> {
  const { stories, story, log, source } = at;
  try {
    const written: Written =
      step.kind === 'assign'
        ? await stories.write(story.key, { do: 'assign', from: story.assignee?.id })
        : await stories.write(story.key, {
            do: 'move',
            transition: step.transition,
            values: step.values,
            from: story.status.id,
          });
    account[written].push(doneWords(step));
    account.tried.push({ step, end: written });
  } catch (error) {
    log.error(`Starting work on ${story.key}: ${step.kind}`, error);
    account.failed.push(failedWords(step, whyOf(error, source.name)));
    account.tried.push({ step, end: 'refused' });
  }
}

/** A branch that does not name its story first is linked to it. */
async function noteStory(
  branch: string,
  repository: Repository,
  { story: { key }, current, log }: StartAt,
  { failed }: Account,
): Promise<void> {
  const named = storyKeys(branch, { projects: [], stories: [key] })[0];
  if (named?.key === key) return;
  try {
    await current.link(repository, branch, key);
  } catch (error) {
    log.error(`Linking ${branch} to ${key}`, error);
    failed.push(vscode.l10n.t('It was not noted that {0} is for {1}: {2}', branch, key, gitSentence(error)));
  }
}

function report({ done, kept, failed, tried }: Account, switched: Switched | undefined, at: StartAt): void {
  const { story, source } = at;
  const sentences = [
    done.length > 0 ? `${capital(done.join(', '))}.` : undefined,
    kept.length > 0
      ? vscode.l10n.t('As soon as {0} takes it: {1}.', source.name, kept.join(', '))
      : undefined,
    ...failed,
  ].filter(Boolean);
  const message = sentences.join(' ');
  if (failed.length === 0) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const again = vscode.l10n.t('Try Again');
  const undo = vscode.l10n.t('Undo');
  const buttons = done.length + kept.length > 0 ? [again, undo] : [again];
  void vscode.window.showWarningMessage(message, ...buttons).then(async (chosen) => {
    if (chosen === again) await vscode.commands.executeCommand('storyContext.startWork', story.key);
    if (chosen === undo) await undoStart(switched, tried, at);
  });
}

function branchWords({ kind, branch }: WantedBranch, { stash }: Switched): string[] {
  return [
    ...(stash ? [vscode.l10n.t('stashed your changes as “{0}”', stash.message)] : []),
    kind === 'create'
      ? vscode.l10n.t('created and checked out {0}', branch)
      : vscode.l10n.t('checked out {0}', branch),
  ];
}

function doneWords(step: StoryStep): string {
  return step.kind === 'assign'
    ? vscode.l10n.t('assigned to you')
    : vscode.l10n.t('moved to {0}', step.transition.to.name);
}

function failedWords(step: StoryStep, why: string): string {
  return step.kind === 'assign'
    ? vscode.l10n.t('Not assigned to you: {0}', why)
    : vscode.l10n.t('Not moved to {0}: {1}', step.transition.to.name, why);
}
