import * as vscode from 'vscode';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import { defaultBranch, remoteName, type GitFolder } from '../git/remote';
import { iconsAsText } from './icons-as-text';
import type { KnownBranch } from './start-work-steps';

/**
 * What a new branch starts from: asked only where something else than the default branch is checked out. `undefined` is
 * HEAD. Rejects where the user leaves.
 */
export async function chooseBase(
  repository: Repository,
  folder: GitFolder,
  branches: readonly KnownBranch[],
  title: string,
): Promise<string | undefined> {
  const head = headOf(repository.state);
  if (head.kind === 'unknown' || !head.commit) return undefined;
  const base = await findDefault(repository, folder, branches);
  const here = head.kind === 'branch' ? head.name : head.commit.slice(0, 8);
  if (!base || head.commit === base.commit || (head.kind === 'branch' && head.name === base.local))
    return undefined;
  const chosen = await vscode.window.showQuickPick(
    [
      {
        label: `$(git-branch) ${vscode.l10n.t('From {0}', iconsAsText(base.ref))}`,
        description: vscode.l10n.t('the default branch'),
        ref: base.ref,
      },
      {
        label: `$(git-commit) ${vscode.l10n.t('From {0}', iconsAsText(here))}`,
        description: vscode.l10n.t('what is checked out now'),
        ref: undefined,
      },
    ],
    { title, placeHolder: vscode.l10n.t('What does the new branch start from?'), ignoreFocusOut: true },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.ref;
}

interface DefaultBranch {
  /** What git is told. */
  readonly ref: string;
  /** Name of the local branch of the same name. */
  readonly local: string;
  readonly commit: string | undefined;
}

async function findDefault(
  repository: Repository,
  folder: GitFolder,
  branches: readonly KnownBranch[],
): Promise<DefaultBranch | undefined> {
  const remote = remoteName(repository.state);
  const noted = remote ? await defaultBranch(folder, remote) : undefined;
  const local = noted && remote ? noted.slice(remote.length + 1) : usual(branches);
  const ref = noted ?? local;
  if (!ref || !local) return undefined;
  const commit = await repository.getCommit(ref).then(
    ({ hash }) => hash,
    () => undefined,
  );
  return commit ? { ref, local, commit } : undefined;
}

/** Without a note of the remote's, the branch that teams name so. */
function usual(branches: readonly KnownBranch[]): string | undefined {
  const names = new Set(branches.filter(({ remote }) => !remote).map(({ name }) => name));
  return ['main', 'master', 'develop', 'trunk'].find((name) => names.has(name));
}
