import path from 'node:path';
import * as vscode from 'vscode';
import { commitFormat } from '../domain/commit-message';
import {
  hasCommitHook,
  installCommitHook,
  removeCommitHook,
  writeCommitHook,
  type CommitHookRules,
  type HookObstacle,
} from '../git/commit-hook';
import { hookLine } from '../git/commit-hook-script';
import type { GitFolder } from '../git/remote';
import { GitError } from '../git/run-git';
import { readSettings } from '../host/settings';
import { chooseRepository } from './choose-repository';
import type { CommitHookNeeds } from './commit-hook';
import { ExplainedError } from './explained-error';
import type { StoryAccess } from './feature-host';
import { formatWithoutKey } from './format-without-key';
import { gitSentence } from './git-sentence';

/** Puts the hook into a repository, or says why it cannot be and what helps. */
export async function installHook({ repositories, stories }: CommitHookNeeds): Promise<void> {
  const repository = await chooseRepository(repositories, vscode.l10n.t('Install Commit Hook'));
  // Until the projects are known, a branch only seems to name a story.
  await stories.source();
  const rules = rulesNow(stories);
  if (!rules) throw new ExplainedError(formatWithoutKey());
  const folder = repositories.folder(repository);
  const name = path.basename(folder.root);
  const installed = await explained(installCommitHook(folder, rules));
  if (typeof installed !== 'string') {
    await offerLine(installed, folder, rules);
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Commits in {0} name the story of their branch now, wherever they are made.', name),
    remove,
  );
  if (chosen === remove) await explained(removeCommitHook(folder));
}

/** Takes the hook away. */
export async function removeHook({ repositories }: CommitHookNeeds): Promise<void> {
  const repository = await chooseRepository(repositories, vscode.l10n.t('Remove Commit Hook'));
  const folder = repositories.folder(repository);
  const name = path.basename(folder.root);
  const removed = await explained(removeCommitHook(folder));
  void vscode.window.showInformationMessage(
    removed
      ? vscode.l10n.t(
          'The commit hook is removed from {0}. A line you put into a hook of your own does nothing now.',
          name,
        )
      : vscode.l10n.t('There is no commit hook of Story Context in {0}.', name),
  );
}

/** Tells the hooks that are there what is known now. */
export async function renewHooks({ repositories, stories, log }: CommitHookNeeds): Promise<void> {
  const rules = rulesNow(stories);
  if (!rules) return;
  for (const repository of repositories.all) {
    const folder = repositories.folder(repository);
    try {
      if (await hasCommitHook(folder)) await writeCommitHook(folder, rules);
    } catch (error) {
      log.error('Renewing the commit hook', error);
    }
  }
}

/** `undefined` where the format names no story. */
function rulesNow(stories: StoryAccess): CommitHookRules | undefined {
  const format = commitFormat(readSettings().commitFormat);
  return Object.values(format).some(Boolean) ? { format, projects: stories.projectKeys() } : undefined;
}

/** Somebody else's hook is left as it is; a person may put one line into it. */
async function offerLine(obstacle: HookObstacle, folder: GitFolder, rules: CommitHookRules): Promise<void> {
  const copy = vscode.l10n.t('Copy Line');
  const takesLine = obstacle.kind !== 'tool' || obstacle.name === 'husky';
  const chosen = await vscode.window.showWarningMessage(
    obstacleSentence(obstacle, folder),
    ...(takesLine ? [copy] : []),
  );
  if (chosen !== copy) return;
  await explained(writeCommitHook(folder, rules));
  await vscode.env.clipboard.writeText(`${hookLine('prepare-commit-msg')}\n`);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The line is in the clipboard. Where Story Context is not used, it does nothing.'),
  );
}

function obstacleSentence(obstacle: HookObstacle, { root }: GitFolder): string {
  const relative = (file: string): string => path.relative(root, file) || file;
  switch (obstacle.kind) {
    case 'hook':
      return vscode.l10n.t(
        'This repository has a hook already, {0}, and Story Context leaves it as it is. Put one line into it, or use Git 2.54 or newer, where hooks stand beside each other.',
        relative(obstacle.file),
      );
    case 'shared':
      return vscode.l10n.t(
        'The hooks of this repository are in {0}, which others share, and Story Context writes nothing there. Put one line into its prepare-commit-msg, or use Git 2.54 or newer, where hooks stand beside each other.',
        obstacle.folder,
      );
    case 'tool':
      return obstacle.name === 'husky'
        ? vscode.l10n.t(
            'The hooks of this repository are made by husky, for the whole team. Put one line into {0}, or use Git 2.54 or newer, where hooks stand beside each other.',
            relative(obstacle.file),
          )
        : vscode.l10n.t(
            'The hooks of this repository are made by {0} from {1}, which would write over another. Use Git 2.54 or newer, where hooks stand beside each other.',
            obstacle.name,
            relative(obstacle.file),
          );
  }
}

/** What git or the file system refused, in a sentence. */
async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GitError) throw new ExplainedError(gitSentence(error));
    throw error;
  }
}
