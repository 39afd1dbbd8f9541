import path from 'node:path';
import * as vscode from 'vscode';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import type { Repositories } from '../git/repositories';
import { askChoice, onlyPlace } from './ask-in-place';
import { ExplainedError } from './explained-error';
import { iconsAsText } from './icons-as-text';
import { back, type Back, type Place } from './multi-step';

/** The repository the user is in, or names. Rejects with a sentence where there is none. */
export async function chooseRepository(repositories: Repositories, title: string): Promise<Repository> {
  const none = await whyNoRepository(repositories);
  if (none) throw new ExplainedError(none);
  const chosen = await repositories.choose(async (all) => {
    const one = await askRepository(all, undefined, onlyPlace(title));
    return one === back ? undefined : one;
  });
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

/** Asks which of several repositories is meant. Rejects where the user leaves. */
export async function askRepository(
  all: readonly Repository[],
  before: Repository | undefined,
  place: Place,
): Promise<Repository | Back> {
  const items = all.map((repository) => ({
    label: `$(repo) ${iconsAsText(path.basename(repository.rootUri.fsPath))}`,
    description: branchOf(repository),
    detail: repository.rootUri.fsPath,
    repository,
  }));
  const active = items.find(({ repository }) => repository === before);
  const chosen = await askChoice({ items, placeholder: vscode.l10n.t('Which repository?'), active }, place);
  return chosen === back ? back : chosen.repository;
}

/** What is missing where there is no repository, as a sentence that says what to do; else `undefined`. */
export async function whyNoRepository(repositories: Repositories): Promise<string | undefined> {
  const git = await repositories.open();
  switch (git.kind) {
    case 'missing':
      return vscode.l10n.t(
        'Branches and commits need VS Code’s Git extension, which is not running here. Trust this workspace, or enable the extension “Git”.',
      );
    case 'disabled':
      return vscode.l10n.t(
        'Branches and commits need Git. Install it, or switch the setting “git.enabled” on, and reload the window.',
      );
    case 'ready':
      return repositories.all.length > 0
        ? undefined
        : vscode.l10n.t(
            'There is no Git repository in this window. Open its folder, or run “Git: Initialize Repository”.',
          );
  }
}

function branchOf({ state }: Repository): string | undefined {
  const head = headOf(state);
  return head.kind === 'branch' ? iconsAsText(head.name) : undefined;
}
