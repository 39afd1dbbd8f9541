import path from 'node:path';
import * as vscode from 'vscode';
import { namesStory } from '../domain/story-key';
import { headOf } from '../git/head';
import { remoteName, remoteUrl } from '../git/remote';
import { addressHint } from './address-hint';
import { chooseRepository } from './choose-repository';
import { ExplainedError } from './explained-error';
import { branchLink } from './git-links';
import { iconsAsText } from './icons-as-text';
import { listBranches } from './list-branches';
import type { LinkNeeds } from './link-to-story';
import { linkedSentence } from './linked-sentence';
import { putGitLink } from './put-git-link';
import { keyOf } from './key-of';
import { remoteHosts } from './remote-hosts';
import type { KnownBranch } from './start-work-steps';

/** Links a branch to a story, in the story and in the repository's configuration. */
export async function linkBranch(
  { repositories, stories, current, services }: LinkNeeds,
  given: unknown,
): Promise<void> {
  const key = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Link Branch to Story')));
  if (!key) return;
  const source = await stories.source();
  const title = vscode.l10n.t('Link Branch to {0}', key);
  const repository = await chooseRepository(repositories, title);
  const branches = await listBranches(repository);
  const head = headOf(repository.state);
  const checkedOut = head.kind === 'branch' ? head.name : undefined;
  const branch = await whichBranch(key, checkedOut, branches, title);

  const remote = remoteName(repository.state);
  const url = remote && (await remoteUrl(repositories.folder(repository), remote));
  const name = path.basename(repository.rootUri.fsPath);
  const link = branchLink({ branch, repository: name, remote: url }, remoteHosts(services));
  const { target, written } = await putGitLink(stories, source, key, link);
  await current.link(repository, branch, key);
  const pushed = branches.some((one) => one.name === branch && one.remote === remote);
  void vscode.window.showInformationMessage(
    [linkedSentence(written, branch, key, source.name), addressHint(target, pushed)]
      .filter(Boolean)
      .join(' '),
  );
}

/** The branch that is checked out where it names the story, else the one the user picks. */
async function whichBranch(
  key: string,
  checkedOut: string | undefined,
  branches: readonly KnownBranch[],
  title: string,
): Promise<string> {
  if (checkedOut && namesStory(checkedOut, key)) return checkedOut;
  const names = [...new Set([...(checkedOut ? [checkedOut] : []), ...branches.map(({ name }) => name)])];
  if (names.length === 0)
    throw new ExplainedError(vscode.l10n.t('The repository has no branch yet. Make a commit first.'));
  const rank = (name: string): number => (name === checkedOut ? 0 : namesStory(name, key) ? 1 : 2);
  const sorted = names
    .map((name, at) => ({ name, at }))
    .sort((a, b) => rank(a.name) - rank(b.name) || a.at - b.at);
  const chosen = await vscode.window.showQuickPick(
    sorted.map(({ name }) => ({
      label: `$(git-branch) ${iconsAsText(name)}`,
      description: name === checkedOut ? vscode.l10n.t('checked out') : undefined,
      name,
    })),
    { title, placeHolder: vscode.l10n.t('Which branch?') },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.name;
}
