import * as vscode from 'vscode';
import { takeBack, type Left, type Switched } from '../git/switch-branch';
import { leftSentences } from './left-sentences';
import type { StartAt, Tried } from './prepared-step';
import { capital, whyOf } from './sentence-parts';
import type { Written } from './write-to-story';

/** Takes back what starting work has done, and tells in one notification what was and what stays. */
export async function undoStart(
  switched: Switched | undefined,
  tried: readonly Tried[],
  at: StartAt,
): Promise<void> {
  const { story, repository, repositories, log } = at;
  const undone: string[] = [];
  const stays: string[] = [];
  if (switched && repository) {
    const left = await takeBack(repository, repositories.folder(repository), switched).catch(
      (error: unknown): Left => ({ head: error, branch: error, stash: error }),
    );
    for (const error of new Set(Object.values(left))) {
      if (error instanceof Error) log.error(`Undoing the start of ${story.key}`, error);
    }
    undone.push(...undoneWords(left, switched));
    stays.push(...leftSentences(left, switched));
  }
  for (const one of tried) await takeStepBack(one, at, undone, stays);
  const message = [undone.length > 0 ? `${capital(undone.join(', '))}.` : undefined, ...stays]
    .filter(Boolean)
    .join(' ');
  if (stays.length > 0) void vscode.window.showWarningMessage(message);
  else void vscode.window.showInformationMessage(message);
}

function undoneWords(left: Left, { from, branch, created, stash }: Switched): string[] {
  const before = from.branch ?? from.commit?.slice(0, 8) ?? '';
  return [
    ...(left.head ? [] : [vscode.l10n.t('checked out {0} again', before)]),
    ...(created && !left.branch ? [vscode.l10n.t('deleted {0}', branch)] : []),
    ...(stash && !left.stash ? [vscode.l10n.t('your changes are back')] : []),
  ];
}

async function takeStepBack(
  { step, end }: Tried,
  at: StartAt,
  undone: string[],
  stays: string[],
): Promise<void> {
  const { stories, story, source, log } = at;
  try {
    // What was refused is not to be tried again later, and what was not sent yet is not to be sent.
    const isGone = end !== 'done' && (await stories.letGo(story.key, step.kind));
    if (end === 'refused') return;
    if (step.kind === 'assign') {
      const written = isGone ? 'done' : await giveBack(at);
      const again = story.assignee
        ? vscode.l10n.t('assigned to {0} again', story.assignee.name)
        : vscode.l10n.t('assigned to nobody again');
      if (written === 'done') undone.push(again);
      else stays.push(vscode.l10n.t('As soon as {0} takes it: {1}.', source.name, again));
    } else if (isGone) {
      undone.push(vscode.l10n.t('not moved to {0}', step.transition.to.name));
    } else {
      // A workflow need not have a way back.
      stays.push(vscode.l10n.t('{0} stays in {1}.', story.key, step.transition.to.name));
    }
  } catch (error) {
    log.error(`Undoing the start of ${story.key}: ${step.kind}`, error);
    stays.push(whyOf(error, source.name));
  }
}

function giveBack({ stories, story, me }: StartAt): Promise<Written> {
  return stories.write(story.key, { do: 'assign', to: story.assignee ?? null, from: me?.id });
}
