import * as vscode from 'vscode';
import { takeBack, type Left, type Switched } from '../git/switch-branch';
import { leftSentences } from './left-sentences';
import type { StartAt, StoryStep } from './prepared-step';
import { capital, whyOf } from './sentence-parts';

/** Takes back what starting work has done, and tells in one notification what was and what stays. */
export async function undoStart(
  switched: Switched | undefined,
  written: readonly StoryStep[],
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
  for (const step of written) {
    if (step.kind === 'assign') await giveBack(at, undone, stays);
    // A workflow need not have a way back.
    else stays.push(vscode.l10n.t('{0} stays in {1}.', story.key, step.transition.to.name));
  }
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

async function giveBack(
  { stories, story, source, me, log }: StartAt,
  undone: string[],
  stays: string[],
): Promise<void> {
  const { assignee } = story;
  try {
    const written = await stories.write(story.key, { do: 'assign', to: assignee ?? null, from: me?.id });
    const again = assignee
      ? vscode.l10n.t('assigned to {0} again', assignee.name)
      : vscode.l10n.t('assigned to nobody again');
    if (written === 'done') undone.push(again);
    else stays.push(vscode.l10n.t('As soon as {0} takes it: {1}.', source.name, again));
  } catch (error) {
    log.error(`Giving ${story.key} back`, error);
    stays.push(vscode.l10n.t('It stays assigned to you: {0}', whyOf(error, source.name)));
  }
}
